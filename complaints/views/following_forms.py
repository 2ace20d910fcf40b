"""The forms for whoever follows a complaint, and for those who answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from complaints.services import LONGEST

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

    words = forms.CharField(
        label=_("Your message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )


class AppealForm(WordsForm):
    """Why the answer is not accepted."""

    words = forms.CharField(
        label=_("What is wrong with the answer?"),
        help_text=_("Say what we overlooked or got wrong. A supervisor reads it."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )
