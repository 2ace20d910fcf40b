"""The form that takes a file."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from portal.imports.models import Import
from portal.imports.tables import LIMIT, MB


class UploadForm(forms.Form):
    """A kind of file and the file."""

    kind = forms.ChoiceField(label=_("What the file holds"), choices=Import.Kind.choices)
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "Comma-separated, in UTF-8, 20 MB at most. Counties: fips, state, name, activated_on,"
            " population_2011, noncitizens_2011. Agencies: ori, name, type, state, county."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_file(self) -> UploadedFile:
        """Refuse a file above the limit before it is read."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LIMIT:
            limit = LIMIT // MB
            raise forms.ValidationError(
                _("The file is larger than %(limit)d MB.") % {"limit": limit}
            )
        return file
