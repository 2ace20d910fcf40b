"""The forms for whoever follows a complaint, and for those who answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.views.lines import LinesField

# Nothing is completed, corrected or sent to a speller by the browser.
TYPED = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}


class ReceiptForm(forms.Form):
    """The eight words of a receipt."""

    words = forms.CharField(
        label=_("Your eight words"),
        help_text=_("In their order, with spaces between. Capitals and accents do not matter."),
        max_length=300,
        widget=forms.TextInput(attrs=TYPED),
    )


class WordsForm(forms.Form):
    """A message."""

    words = LinesField(label=_("Your message"), rows=6)


class AppealForm(WordsForm):
    """Why the answer is not accepted."""

    words = LinesField(
        label=_("What is wrong with the answer?"),
        help_text=_("Say what we overlooked or got wrong. A supervisor reads it."),
        rows=6,
    )
