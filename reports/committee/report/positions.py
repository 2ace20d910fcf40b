"""Writes: what each seat says of a report that is out, and the silence of those that say nothing.

Both run in the committee's scope.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.accounts.models import User
from portal.jurisdictions.access import require
from portal.jurisdictions.zones import washington_day
from portal.states import TransitionRefused
from reports.committee.report.models import LONGEST_TEXT, Position, Report
from reports.committee.report.refusals import AlreadySigned, Changed, NotTheSeat, TimeLeft
from reports.committee.report.seating import apart_of, keeps_away, seats_in, signers
from reports.committee.report.services import locked, record
from reports.committee.report.states import SIGNED, Stand, Status
from reports.committee.seats.models import Seat, Term
from reports.committee.seats.selectors import require_term
from reports.committee.seats.states import RUN, SIT


@transaction.atomic
def sign_position(
    *, report_id: UUID, stand: str, words: str, seen: str, by: User, at: datetime
) -> Position:
    """Sign what one's seat says of the edition that is out, once, until it is published.

    ``seen`` is the digest of the text that was read.  A dissent says why.  Findings from which
    the member keeps away are not covered by it.  Raises ``AccessDenied``, ``NotSitting``,
    ``MustKeepAway``, ``NotTheSeat``, ``TransitionRefused``, ``Changed``, ``AlreadySigned``,
    ``WordsMissing`` and ``WordsTooLong``.
    """
    require(by, SIT)
    term = require_term(by, at=at)
    if stand not in SIGNED:
        raise ValueError(f"Nobody signs {stand}.")
    report = locked(report_id, by, at)
    _require_out(report)
    _require_seat(report, term, at)
    if seen != report.digest:
        raise Changed(_("The text changed since you read it. Read it again."))
    mine = Position.objects.filter(report=report, edition=report.edition, seat=term.seat_id)
    if mine.filter(term__isnull=False).exists():
        raise AlreadySigned(_("This seat signed its position on this edition."))
    position = Position.objects.create(
        report=report,
        edition=report.edition,
        digest=report.digest,
        seat_id=term.seat_id,
        term=term,
        stand=stand,
        words=_fitting(stand, words),
        apart=apart_of(report, term),
        signed_at=at,
    )
    # What was signed is no part of the trail: it is read by more people than the committee.
    detail = {"edition": report.edition, "seat": term.seat.number}
    record(report, "committee.position_signed", by, at, **detail)
    return position


@transaction.atomic
def close_positions(*, report_id: UUID, by: User, at: datetime) -> list[Position]:
    """Record for each seat without a position that it is silent, vacant, or keeps away.

    It may still sign until the report is published, and then what it signs counts.  Raises
    ``AccessDenied``, ``MustKeepAway``, ``TransitionRefused`` and ``TimeLeft``.
    """
    require(by, RUN)
    report = locked(report_id, by, at)
    _require_out(report)
    day = washington_day(at)
    if report.reply_by is None or day <= report.reply_by:
        until = date_format(report.reply_by) if report.reply_by else ""
        raise TimeLeft(_("The seats may sign through %(day)s.") % {"day": until})
    sitting = signers(report, day=day)
    made = [
        Position.objects.create(
            report=report,
            edition=report.edition,
            digest=report.digest,
            seat=seat,
            stand=_silence(report, sitting.get(seat.pk)),
            signed_at=at,
        )
        for seat in seats_without(report)
    ]
    detail = {"edition": report.edition, "seats": [one.seat.number for one in made]}
    record(report, "committee.positions_closed", by, at, **detail)
    return made


def seats_without(report: Report) -> list[Seat]:
    """The seats that have no position on the edition that is out, by number."""
    rows = Position.objects.filter(report=report, edition=report.edition)
    heard = set(rows.values_list("seat", flat=True))
    return [seat for seat in seats_in(report) if seat.pk not in heard]


def _require_out(report: Report) -> None:
    if report.status != Status.CIRCULATED:
        raise TransitionRefused(_("No text of this report is out for positions."))


def _require_seat(report: Report, term: Term, at: datetime) -> None:
    signer = signers(report, day=washington_day(at)).get(term.seat_id)
    if signer is None:
        raise NotTheSeat(_("Your seat is of another charter than this report."))
    if signer.pk != term.pk:
        raise NotTheSeat(_("The member signs for this seat, not the alternate."))


def _fitting(stand: str, words: str) -> str:
    if stand == Stand.DISSENT:
        return fit(words, most=LONGEST_TEXT, missing=_("Say why you dissent."))
    return fit(words, most=LONGEST_TEXT) if words.strip() else ""


def _silence(report: Report, signer: Term | None) -> Stand:
    if signer is None:
        return Stand.VACANT
    return Stand.APART if keeps_away(report, signer) else Stand.NO_REPLY
