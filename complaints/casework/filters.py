"""By what the desk's lists are narrowed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from complaints.casework.models import Assignment, Deadline
from complaints.models import Complaint
from complaints.routing.models import Routing
from complaints.routing.selectors import teams, teams_of
from complaints.states import Status
from portal.accounts.models import User
from portal.worklists.filters import ANY, ListFilter

MINE = "mine"
ASSIGNED = [*ANY, ("me", _("Given to me")), ("nobody", _("Given to nobody"))]


def in_words(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """The choices of a column under the words of the page's language, which no column knows."""
    return [(value, _(str(label))) for value, label in choices]


class ComplaintFilter(ListFilter):
    """Complaints, by what they are about, how they came, and who has them."""

    topic = forms.ChoiceField(
        label=_("About"), choices=[*ANY, *in_words(Complaint.Topic.choices)], required=False
    )
    source = forms.ChoiceField(
        label=_("Came from"), choices=[*ANY, *in_words(Complaint.Source.choices)], required=False
    )
    assigned = forms.ChoiceField(label=_("Assigned"), choices=ASSIGNED, required=False)
    team = forms.ChoiceField(label=_("Team"), required=False)
    urgent = forms.BooleanField(label=_("Urgent alone"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the teams that are not closed."""
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = self._teams()  # type: ignore[attr-defined]

    def narrow(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """The rows that the valid form asks for."""
        rows = super().narrow(rows, user)
        for name in ("topic", "source"):
            if value := self.cleaned_data[name]:
                rows = rows.filter(**{name: value})
        if assigned := self.cleaned_data["assigned"]:
            given = Assignment.objects.filter(complaint=OuterRef("pk"), ended_at=None)
            rows = rows.filter(
                Exists(given.filter(assignee=user)) if assigned == "me" else ~Exists(given)
            )
        return self._narrow_to_queue(rows, user)

    def _narrow_to_queue(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        queue = Routing.objects.filter(complaint=OuterRef("pk"), ended_at=None)
        team, urgent = self.cleaned_data["team"], self.cleaned_data["urgent"]
        if not team and not urgent:
            return rows
        if urgent:
            queue = queue.filter(urgent=True)
        if team == MINE:
            queue = queue.filter(team__in=teams_of(user).values("team"))
        elif team:
            queue = queue.filter(team=team)
        return rows.filter(Exists(queue))

    @staticmethod
    def _teams() -> list[tuple[str, Any]]:
        return [*ANY, (MINE, _("My teams")), *((str(one.pk), str(one)) for one in teams())]


class AnyStateFilter(ComplaintFilter):
    """Complaints in any state."""

    status = forms.ChoiceField(
        label=_("State"), choices=[*ANY, *in_words(Status.choices)], required=False
    )

    def narrow(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """The rows that the valid form asks for."""
        rows = super().narrow(rows, user)
        status = self.cleaned_data["status"]
        return rows.filter(status=status) if status else rows


class DeadlineFilter(ListFilter):
    """Deadlines, by what is due and what the complaint is about."""

    moment = "due_at"
    rule = forms.ChoiceField(
        label=_("Deadline"), choices=[*ANY, *in_words(Deadline.Rule.choices)], required=False
    )
    topic = forms.ChoiceField(
        label=_("About"), choices=[*ANY, *in_words(Complaint.Topic.choices)], required=False
    )

    def narrow(self, rows: QuerySet[Any], user: User) -> QuerySet[Any]:
        """The rows that the valid form asks for."""
        rows = super().narrow(rows, user)
        if rule := self.cleaned_data["rule"]:
            rows = rows.filter(rule=rule)
        topic = self.cleaned_data["topic"]
        return rows.filter(complaint__topic=topic) if topic else rows
