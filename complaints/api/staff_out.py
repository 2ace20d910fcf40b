"""A complaint as it is answered to the staff's tools: its words, and nobody's name."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from rest_framework import serializers

from complaints.casework.doing import targets_for
from complaints.casework.models import Deadline
from complaints.casework.outcomes import Outcome
from complaints.casework.page import page_of
from complaints.following.people import people_of
from complaints.following.thread import all_letters_of
from complaints.models import Complaint
from complaints.modes import Mode
from complaints.states import Status
from portal.accounts.models import User
from portal.register.columns import Column


class RowOut(serializers.Serializer):
    """One row of a list: the columns of its download, and the complaint's id."""

    id = serializers.UUIDField()
    complaint = serializers.CharField()
    place = serializers.CharField()
    status = serializers.ChoiceField(choices=Status.choices)
    due_at = serializers.DateTimeField(allow_null=True)


class PageOut(serializers.Serializer):
    """One page of a list, with the address of the next one."""

    next = serializers.URLField(allow_null=True)
    results = RowOut(many=True)


class DeadlineOut(serializers.Serializer):
    """Until when a step must be done, or how it ended."""

    rule = serializers.ChoiceField(choices=Deadline.Rule.choices)
    began_at = serializers.DateTimeField()
    due_at = serializers.DateTimeField()
    ended_at = serializers.DateTimeField(allow_null=True)
    ending = serializers.ChoiceField(choices=Deadline.Ending.choices, allow_blank=True)


class MoveOut(serializers.Serializer):
    """A change of state, with its note."""

    left = serializers.ChoiceField(source="move.source", choices=Status.choices)
    entered = serializers.ChoiceField(source="move.target", choices=Status.choices)
    outcome = serializers.ChoiceField(
        source="move.outcome", choices=Outcome.choices, allow_blank=True
    )
    moved_at = serializers.DateTimeField(source="move.moved_at")
    note = serializers.CharField()


class PartyOut(serializers.Serializer):
    """Somebody behind the complaint, without a name."""

    id = serializers.UUIDField(source="pk")
    is_filer = serializers.BooleanField()
    relation = serializers.CharField(help_text="In words.")
    consent = serializers.CharField(help_text="In words.")
    has_name = serializers.BooleanField()
    follows_it = serializers.BooleanField()


class MessageOut(serializers.Serializer):
    """Words between them and those who work on it; party is null for everybody."""

    words = serializers.CharField()
    kind = serializers.CharField()
    from_staff = serializers.BooleanField()
    party = serializers.UUIDField(source="party.pk", default=None)
    sent_at = serializers.DateTimeField()


class ComplaintOut(serializers.Serializer):
    """One complaint; what was told is left empty once it is disposed of."""

    id = serializers.UUIDField(source="complaint.pk")
    number = serializers.CharField(source="complaint.number")
    place = serializers.CharField(source="complaint.jurisdiction.code")
    agency = serializers.CharField(source="complaint.agency.ori", default=None)
    topic = serializers.ChoiceField(source="complaint.topic", choices=Complaint.Topic.choices)
    came_from = serializers.ChoiceField(
        source="complaint.source", choices=Complaint.Source.choices
    )
    mode = serializers.ChoiceField(source="complaint.mode", choices=Mode.choices)
    language = serializers.CharField(source="complaint.language")
    status = serializers.ChoiceField(source="complaint.status", choices=Status.choices)
    opened_at = serializers.DateTimeField(source="complaint.opened_at")
    changed_at = serializers.DateTimeField(source="complaint.changed_at")
    disposed_at = serializers.DateTimeField(source="complaint.disposed_at", allow_null=True)
    follows = serializers.UUIDField(source="complaint.follows_id", allow_null=True)
    given_to = serializers.CharField(source="assignee.username", default=None)
    content = serializers.DictField()
    deadlines = DeadlineOut(many=True)
    moves = MoveOut(many=True)
    people = PartyOut(many=True)
    messages = MessageOut(many=True)
    acts = serializers.ListField(child=serializers.CharField(), help_text="What one may do now.")
    targets = serializers.ListField(child=serializers.ChoiceField(choices=Status.choices))


def present(complaint: Complaint, user: User, *, at: datetime) -> dict[str, Any]:
    """A complaint as somebody who sees it gets it."""
    page = page_of(complaint, user, at=at)
    told = {
        **page,
        "deadlines": [one.deadline for one in page["deadlines"]],
        "people": people_of(complaint),
        "messages": [] if page["gone"] else all_letters_of(complaint),
        "acts": [one.key for one in page["acts"]],
        "targets": targets_for(complaint, user),
    }
    return dict(ComplaintOut(told).data)


def present_row(row: Any, columns: Iterable[Column]) -> dict[str, Any]:
    """A row of a list by the columns of its download; a deadline's has its complaint's id."""
    complaint = getattr(row, "complaint", row)
    return {"id": complaint.pk, **{column.name: column.read(row) for column in columns}}
