"""What a manager fills in: an assignment, a roll call, a file."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.accounts.models import User
from portal.day_input import DayInput
from portal.jurisdictions.role_table import PLACED
from portal.training.keeping.rollcalls import (
    LEAST_MINUTES,
    MOST_MINUTES,
    STATEMENT,
    STATEMENTS,
)
from portal.training.models import Module


class _OfModules(forms.Form):
    module = forms.ChoiceField(label=gettext_lazy("Module"))

    def __init__(self, *args: Any, modules: Iterable[Module], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(module.key, _(module.title)) for module in modules]
        cast(forms.ChoiceField, self.fields["module"]).choices = choices


class AssignForm(_OfModules):
    """Which module, for whom, by when."""

    role = forms.ChoiceField(label=gettext_lazy("For everybody who is"))
    due_on = forms.DateField(label=gettext_lazy("To be completed by"), widget=DayInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(name, _(label)) for name, label in PLACED]
        cast(forms.ChoiceField, self.fields["role"]).choices = choices


class RollCallForm(_OfModules):
    """What was gone through, when, and who was there; and the statement that is signed."""

    held_on = forms.DateField(label=gettext_lazy("Held on"), widget=DayInput())
    minutes = forms.IntegerField(
        label=gettext_lazy("How many minutes it took"),
        min_value=LEAST_MINUTES,
        max_value=MOST_MINUTES,
    )
    people = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Who was there"),
        queryset=User.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    statement = forms.BooleanField(label=STATEMENTS[STATEMENT])

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = User.objects.filter(pk__in=[person.pk for person in people]).order_by("username")
        cast(forms.ModelMultipleChoiceField, self.fields["people"]).queryset = rows

    @property
    def session(self) -> dict[str, Any]:
        """What was held; the statement is signed by sending the form."""
        return {name: said for name, said in self.cleaned_data.items() if name != "statement"}


class FileForm(forms.Form):
    """A file of completions."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "Comma-separated, in UTF-8, 1,000 lines and 256 KB at most. Columns: person (user name"
            " or e-mail address), module, completed_on; and if you like edition, score, language."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )
