"""A report as it is read: its codes in words of the reader's language, in the page's order."""

from collections import Counter
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from reports.committee.findings.states import Opinion
from reports.committee.findings.states import Status as FindingStatus
from reports.committee.motions.states import Choice, Missing
from reports.committee.motions.states import Status as MotionStatus
from reports.committee.report.canonical import Words
from reports.committee.report.figures import tables_of
from reports.committee.report.states import Stand
from reports.committee.seats.states import Capacity, Constituency, Duty, End, Majority


def parts_of(body: Words, *, apart: Collection[str] = ()) -> list[Words]:
    """Every finding of a report; of those in ``apart`` the reader learns the reference alone."""
    return [
        {"number": part["number"], "reference": part["reference"], "hidden": True}
        if part["reference"] in apart
        else _part(part)
        for part in body["parts"]
    ]


def positions_of(sealed: Words) -> list[Words]:
    """The position of each seat, in the order of seats."""
    return [
        {
            **one,
            **_seat(one),
            "code": one["stand"],
            "stand": label_of(Stand, one["stand"]),
            "is_alternate": one["capacity"] == Capacity.ALTERNATE,
            "apart": ", ".join(one["apart"]),
            "day": day_of(one["signed_on"]),
        }
        for one in sealed["positions"]
    ]


def tally_of(sealed: Words) -> list[tuple[str, int]]:
    """How many seats say what, leaving out what none says; dissents are never left out."""
    counted = Counter(one["stand"] for one in sealed["positions"])
    return [
        (str(stand.label), counted[stand])
        for stand in Stand
        if counted[stand] or stand in (Stand.CONCUR, Stand.DISSENT)
    ]


def resignations_of(sealed: Words) -> list[Words]:
    """Who left while the charter was in force, and what they said."""
    return [
        {**one, **_seat(one), "given": day_of(one["given_on"]), "last": day_of(one["last_day"])}
        for one in sealed["resignations"]
    ]


def members_of(sealed: Words) -> list[Words]:
    """Everybody who sat under the charter, by seat."""
    return [
        {
            **one,
            **_seat(one),
            "capacity": label_of(Capacity, one["capacity"]),
            "begins": day_of(one["begins_on"]),
            "last": day_of(one["last_day"]),
            "ended": label_of(End, one["ended_how"]),
        }
        for one in sealed["members"]
    ]


def label_of(choices: type[models.TextChoices], code: str) -> str:
    """A code in words; what is none stays as it is."""
    return str(choices(code).label) if code in choices.values else code


def day_of(written: str) -> str:
    """A day as it is read; '' for none."""
    return date_format(date.fromisoformat(written), "DATE_FORMAT") if written else ""


def _part(part: Words) -> Words:
    vote: dict[str, Any] = part["vote"]
    return {
        **part,
        "hidden": False,
        "duty": label_of(Duty, part["duty"]),
        "is_adopted": part["outcome"] == FindingStatus.ADOPTED,
        "outcome": label_of(FindingStatus, part["outcome"]),
        "vote": {
            **vote,
            "day": day_of(vote["closed_on"]),
            "majority": label_of(Majority, vote["majority"]),
            "result": label_of(MotionStatus, vote["result"]),
            "votes": [_ballot(one) for one in vote["votes"]],
        },
        "recused": [{**one, **_seat(one)} for one in part["recused"]],
        "statements": [_statement(one) for one in part["statements"]],
        "recommendations": [_advice(one) for one in part["recommendations"]],
        "proposals": [_advice(one) for one in part["proposals"]],
        "agreement": tables_of(part["agreement"]),
    }


def _ballot(one: Words) -> Words:
    """A vote as it was cast, silence, and what took either out of the count."""
    said = label_of(Choice, one["choice"]) or _("Did not vote")
    notes = [said, label_of(Missing, one["missing"])]
    return {**one, **_seat(one), "choice": ". ".join(filter(None, notes))}


def _statement(one: Words) -> Words:
    return {
        **one,
        **_seat(one),
        "is_dissent": one["opinion"] == Opinion.DISSENT,
        "opinion": label_of(Opinion, one["opinion"]),
        "day": day_of(one["day"]),
    }


def _advice(one: Words) -> Words:
    return {**one, "due": day_of(one["due_on"])}


def _seat(one: Words) -> Words:
    return {"constituency": label_of(Constituency, one["constituency"])}
