"""What a supervisor says of a void."""

from django import forms
from django.utils.translation import gettext_lazy

from matching.voiding.models import Found
from matching.voiding.states import VoidStatus


class VoidForm(forms.Form):
    """How and why it was found that a match is wrong."""

    found = forms.ChoiceField(
        label=gettext_lazy("How it was found"), choices=Found.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=gettext_lazy("What shows that the match is wrong"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class ReferenceForm(forms.Form):
    """The reference of a letter about a void."""

    reference = forms.CharField(
        label=gettext_lazy("Reference of a letter or a message"),
        max_length=40,
        help_text=gettext_lazy("For example V-7K3M-9QXP."),
    )


class LookForm(forms.Form):
    """What the second supervisor found."""

    status = forms.ChoiceField(
        label=gettext_lazy("What you found"),
        choices=[
            (VoidStatus.CONFIRMED, gettext_lazy("The match was wrong: I confirm the void")),
            (VoidStatus.DISPUTED, gettext_lazy("The match was right: I dispute the void")),
        ],
        widget=forms.RadioSelect,
    )
    opinion = forms.CharField(
        label=gettext_lazy("What it rests on"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
