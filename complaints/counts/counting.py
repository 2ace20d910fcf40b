"""Count what is told to the public, by as many queries however many complaints there are."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db.models import Count, F

from complaints.asking.selectors import missed_questions
from complaints.asking.stages import STAGE_OF, Stage
from complaints.casework.models import Deadline, Move
from complaints.casework.outcomes import Outcome
from complaints.casework.selectors import missed_counts
from complaints.clusters.selectors import counts_together
from complaints.counts.ages import ages_of
from complaints.counts.hiding import told_of_places
from complaints.following.glass import count_broken
from complaints.models import Complaint
from complaints.states import Status
from portal.jurisdictions.models import Jurisdiction

Told = dict[str, Any]


def count_all(*, at: datetime) -> Told:
    """Exact numbers for the whole program, and those of places as `hiding` lets them be told.

    Runs in the complaints scope.
    """
    rows = Complaint.objects.order_by()
    by_state = rows.values_list("topic", "status").annotate(number=Count("pk"))
    topics = _topics(by_state)
    closed = Move.objects.order_by().filter(
        target=Status.CLOSED, complaint__status=Status.CLOSED, moved_at=F("complaint__changed_at")
    )
    ends = dict(closed.values_list("outcome").annotate(number=Count("pk")))
    return {
        "total": sum(line["total"] for line in topics),
        "together": asdict(counts_together()),
        "topics": topics,
        "ages": ages_of(at=at),
        "outcomes": [{"outcome": one, "number": ends.get(one, 0)} for one in Outcome.values],
        "missed": [
            {"deadline": rule, "number": number} for rule, number in missed_counts(at=at).items()
        ],
        "questions_missed": missed_questions(at=at),
        "names_opened_without_consent": count_broken(),
        "disposed_of": rows.filter(disposed_at__isnull=False).count(),
        "places": _places(dict(rows.values_list("jurisdiction").annotate(number=Count("pk")))),
    }


def labels() -> dict[str, str]:
    """What each code in the figures means, in plain words."""
    kinds = (Complaint.Topic, Stage, Outcome, Deadline.Rule)
    return {str(value): str(label) for kind in kinds for value, label in kind.choices}


def _topics(by_state: Iterable[tuple[str, str, int]]) -> list[Told]:
    """A line for each topic with a number for each stage; also where there is none."""
    numbers = {topic: dict.fromkeys(Stage.values, 0) for topic in Complaint.Topic.values}
    for topic, status, number in by_state:
        numbers[topic][STAGE_OF[status]] += number
    return [
        {"topic": topic, "total": sum(stages.values()), "stages": stages}
        for topic, stages in numbers.items()
    ]


def _places(numbers: dict[int, int]) -> list[Told]:
    told = told_of_places(numbers)
    rows = Jurisdiction.objects.filter(pk__in=told).order_by("code")
    return [{"code": one.code, "name": str(one), "about": told[one.pk]} for one in rows]
