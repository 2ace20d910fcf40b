"""What a manager fills in: who completed what, and when."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.day_input import DayInput
from portal.training.models import Module


class CompletionForm(forms.Form):
    """One completion of one of a place's people."""

    user = forms.ModelChoiceField(label=gettext_lazy("Person"), queryset=User.objects.none())
    module = forms.ChoiceField(label=gettext_lazy("Module"))
    completed_on = forms.DateField(
        label=gettext_lazy("Completed on"),
        widget=DayInput(),
    )

    def __init__(
        self, *args: Any, people: Iterable[User], modules: Iterable[Module], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        rows = User.objects.filter(pk__in=[person.pk for person in people]).order_by("username")
        cast(forms.ModelChoiceField, self.fields["user"]).queryset = rows
        cast(forms.ChoiceField, self.fields["module"]).choices = [
            (module.key, _(module.title)) for module in modules
        ]
