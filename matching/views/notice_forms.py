"""The forms for whoever holds a notice."""

from django import forms
from django.utils.translation import gettext_lazy as _

from matching.notice.saying import Speaker
from matching.status.models import Claim

# No code is completed by the browser, and none is spelled, corrected or sent to a speller.
TYPED = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}


class OpenForm(forms.Form):
    """The number and the code that stand on the paper."""

    number = forms.CharField(
        label=_("Notice number"),
        max_length=40,
        help_text=_("For example D-7K3M-9QXP. Spaces and small letters do no harm."),
        widget=forms.TextInput(attrs=TYPED),
    )
    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        help_text=_("Four groups of four letters and digits, printed below the number."),
        widget=forms.TextInput(attrs=TYPED),
    )


class ClaimForm(forms.Form):
    """What is said of the person, and by whom."""

    kind = forms.ChoiceField(
        label=_("What do you want to say?"),
        choices=[
            (Claim.Kind.CITIZENSHIP, _("The person is a citizen of the United States")),
            (Claim.Kind.VICTIM, _("The person is a victim of a crime")),
            (Claim.Kind.WITNESS, _("The person is a witness of a crime")),
        ],
        widget=forms.RadioSelect,
    )
    speaker = forms.ChoiceField(
        label=_("Who are you?"), choices=Speaker.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("What should the supervisor know?"),
        help_text=_("You need not write anything. Papers can be shown later."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
