"""What is published of a report, as plain values: its text, every position, and who left and why.

Runs in the committee's scope.
"""

from datetime import datetime

from portal.jurisdictions.zones import washington_day
from reports.committee.report.canonical import Words
from reports.committee.report.models import Position, Report
from reports.committee.seats.models import Resignation, Term

FORMAT = 1


def sealed_of(report: Report, *, at: datetime) -> Words:
    """Everything that is printed, in the order in which it is read."""
    circulated_at, reply_by = report.circulated_at or at, report.reply_by
    return {
        "format": FORMAT,
        "body": report.body,
        "digest": report.digest,
        "edition": report.edition,
        "circulated_on": washington_day(circulated_at).isoformat(),
        "reply_by": reply_by.isoformat() if reply_by else "",
        "published_on": washington_day(at).isoformat(),
        "positions": [_position(one) for one in standing(report)],
        "resignations": [_resignation(one) for one in _resignations(report)],
        "members": [_member(one) for one in _members(report)],
    }


def standing(report: Report) -> list[Position]:
    """The position of each seat on the edition that is out, by seat: signed before recorded."""
    rows = Position.objects.filter(report=report, edition=report.edition)
    ordered = rows.select_related("seat", "term").order_by("seat__number", "pk")
    counted: dict[int, Position] = {}
    for one in ordered:
        if one.term_id is not None or one.seat_id not in counted:
            counted[one.seat_id] = one
    return list(counted.values())


def _position(one: Position) -> Words:
    return {
        "seat": one.seat.number,
        "constituency": one.seat.constituency,
        "name": one.term.name if one.term else "",
        "capacity": one.term.capacity if one.term else "",
        "stand": one.stand,
        "words": one.words,
        "apart": one.apart,
        "signed_on": washington_day(one.signed_at).isoformat(),
    }


def _resignations(report: Report) -> list[Resignation]:
    rows = Resignation.objects.filter(term__seat__charter=report.charter_id)
    return list(rows.select_related("term__seat").order_by("given_on", "term__seat__number"))


def _resignation(one: Resignation) -> Words:
    return {
        "seat": one.term.seat.number,
        "constituency": one.term.seat.constituency,
        "name": one.term.name,
        "given_on": one.given_on.isoformat(),
        "last_day": one.last_day.isoformat(),
        "statement": one.statement,
    }


def _members(report: Report) -> list[Term]:
    rows = Term.objects.filter(seat__charter=report.charter_id).select_related("seat")
    return list(rows.order_by("seat__number", "begins_on", "capacity"))


def _member(term: Term) -> Words:
    return {
        "seat": term.seat.number,
        "constituency": term.seat.constituency,
        "name": term.name,
        "capacity": term.capacity,
        "chairs": term.chairs,
        "begins_on": term.begins_on.isoformat(),
        "last_day": (term.ended_on or term.ends_on).isoformat(),
        "ended_how": term.ended_how,
    }
