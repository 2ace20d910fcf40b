"""The forms of rounds: the plan, and the acts on a round."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from reports.committee.rounds.models import SHORTEST_SEED
from reports.committee.rounds.services import (
    LEAST_REVIEWS,
    LONGEST_SEED,
    MOST_CASES,
    MOST_REVIEWS,
)


class PlanForm(forms.Form):
    """What a round is of, and how large."""

    title = forms.CharField(label=_("Title"), max_length=200)
    quarter = forms.ChoiceField(
        label=_("Quarter"), help_text=_("A quarter whose figures are frozen.")
    )
    size = forms.IntegerField(
        label=_("Cases to draw"),
        min_value=1,
        max_value=MOST_CASES,
        initial=100,
        help_text=_("All of them where the quarter has fewer."),
    )
    per_case = forms.IntegerField(
        label=_("Members who review each case"),
        min_value=LEAST_REVIEWS,
        max_value=MOST_REVIEWS,
        initial=LEAST_REVIEWS,
    )

    def __init__(self, sent: QueryDict | None, *, quarters: Mapping[str, bool]) -> None:
        """Offer the frozen quarters."""
        super().__init__(sent)
        offered = [
            (name, _("%(quarter)s, invented figures") % {"quarter": name} if invented else name)
            for name, invented in quarters.items()
        ]
        self.fields["quarter"].choices = offered  # type: ignore[attr-defined]


class SeedForm(forms.Form):
    """The words by which the sample is drawn."""

    seed = forms.CharField(
        label=_("Seed"),
        min_length=SHORTEST_SEED,
        max_length=LONGEST_SEED,
        help_text=_(
            "At least 16 characters, as they were said in public. They are published, and cannot"
            " be changed."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
