"""What is asked of those who send a file, and of those who open one as it came."""

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.evidence.services import LONGEST_REASON
from complaints.views.lines import LinesField

# What the browser's own dialog offers; the content decides, whatever a file is called.
OFFERED = ".jpg,.jpeg,.png,.pdf,.txt,.mp3,.wav,.ogg,.flac"


class EvidenceForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=_("A file"),
        help_text=_(
            "A photo or a picture (JPEG or PNG), a PDF, a text, or a sound (MP3, WAV, OGG or"
            " FLAC), of at most 25 MB."
        ),
        allow_empty_file=False,
        widget=forms.FileInput(attrs={"accept": OFFERED}),
    )


class OriginalForm(forms.Form):
    """Why the working copy does not do."""

    reason = LinesField(
        label=_("Why do you need the file as it came?"),
        help_text=_("Whoever sent it sees that it was opened, and when."),
        most=LONGEST_REASON,
        rows=4,
    )
