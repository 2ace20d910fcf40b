"""Writes: a report's words and parts while it is a draft, its circulation, and its recall.

All run in the committee's scope, and are for the secretariat.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied, require
from portal.jurisdictions.zones import washington_day
from portal.states import TransitionRefused
from reports.committee.findings.models import PublishedFinding
from reports.committee.report.body import body_of
from reports.committee.report.canonical import digest_of
from reports.committee.report.models import LONGEST_TEXT, LONGEST_TITLE, Part, Report
from reports.committee.report.refusals import DayUnfit, FindingUnfit, NoCharter, NothingInIt
from reports.committee.report.seating import keeps_away
from reports.committee.report.states import REPORT, Status
from reports.committee.seats.refusals import MustKeepAway
from reports.committee.seats.selectors import charter_on, term_of
from reports.committee.seats.states import RUN

# Project choices: no rule names a period.
DAYS, LEAST_DAYS, MOST_DAYS = 14, 7, 60


@transaction.atomic
def draft_report(
    *, title: str, text: str, findings: Sequence[UUID], by: User, at: datetime
) -> Report:
    """Begin a report on settled findings, in their order, under the charter that is in force.

    Raises ``AccessDenied``, ``NoCharter``, ``FindingUnfit``, ``WordsMissing`` and
    ``WordsTooLong``.
    """
    require(by, RUN)
    charter = charter_on(washington_day(at))
    if charter is None:
        raise NoCharter(_("No charter is in force today, and so there is no seat to ask."))
    report = Report.objects.create(
        charter=charter,
        number=_next_number(),
        title=fit(title, most=LONGEST_TITLE),
        text=fit(text, most=LONGEST_TEXT),
        changed_at=at,
        drafted_by=by,
        drafted_at=at,
    )
    _put_in(report, findings)
    record(report, "committee.report_drafted", by, at, number=report.number)
    return report


@transaction.atomic
def revise_report(
    *, report_id: UUID, title: str, text: str, findings: Sequence[UUID], by: User, at: datetime
) -> Report:
    """Write a draft anew, whole.

    Raises ``AccessDenied``, ``MustKeepAway``, ``TransitionRefused`` once it is circulated,
    ``FindingUnfit``, ``WordsMissing`` and ``WordsTooLong``.
    """
    require(by, RUN)
    report = locked(report_id, by, at)
    if report.status != Status.DRAFT:
        raise TransitionRefused(_("What was circulated is recalled before it is changed."))
    report.title, report.text = fit(title, most=LONGEST_TITLE), fit(text, most=LONGEST_TEXT)
    report.changed_at = at
    report.save(update_fields=["title", "text", "changed_at"])
    Part.objects.filter(report=report).delete()
    _put_in(report, findings)
    record(report, "committee.report_revised", by, at, parts=len(findings))
    return report


@transaction.atomic
def circulate(*, report_id: UUID, reply_by: date, by: User, at: datetime) -> Report:
    """Send a draft to the seats as a new edition, for their positions through a day.

    Raises ``AccessDenied``, ``MustKeepAway``, ``TransitionRefused``, ``NothingInIt`` and
    ``DayUnfit``.
    """
    report = locked(report_id, by, at)
    require(by, REPORT.permission_for(source=report.status, target=Status.CIRCULATED))
    ahead = reply_by - washington_day(at)
    if not timedelta(days=LEAST_DAYS) <= ahead <= timedelta(days=MOST_DAYS):
        given = {"least": LEAST_DAYS, "most": MOST_DAYS}
        raise DayUnfit(_("Give the seats from %(least)s to %(most)s days.") % given)
    body = body_of(report)
    if not body["parts"]:
        raise NothingInIt(_("A report prints a finding at the least."))
    report.status, report.changed_at, report.circulated_at = Status.CIRCULATED, at, at
    report.edition, report.reply_by = report.edition + 1, reply_by
    report.body, report.digest = body, digest_of(body)
    report.save(update_fields=[*MOVED, "edition"])
    detail = {"edition": report.edition, "digest": report.digest}
    record(report, "committee.report_circulated", by, at, **detail)
    return report


@transaction.atomic
def recall(*, report_id: UUID, by: User, at: datetime) -> Report:
    """Make a circulated report a draft again; positions on that edition stay, and do not count.

    Raises ``AccessDenied``, ``MustKeepAway`` and ``TransitionRefused``.
    """
    report = locked(report_id, by, at)
    require(by, REPORT.permission_for(source=report.status, target=Status.DRAFT))
    report.status, report.changed_at = Status.DRAFT, at
    report.body, report.digest = None, ""
    report.circulated_at = report.reply_by = None
    report.save(update_fields=MOVED)
    record(report, "committee.report_recalled", by, at, edition=report.edition)
    return report


MOVED = ["status", "changed_at", "circulated_at", "reply_by", "body", "digest"]


def locked(report_id: UUID, by: User, at: datetime) -> Report:
    """The report, which nobody else moves or signs until the transaction ends.

    Whoever sits on the committee is bound as a member.  Raises ``AccessDenied`` and
    ``MustKeepAway``.
    """
    rows = Report.objects.select_for_update(of=("self",)).select_related("charter")
    report = rows.filter(pk=report_id).first()
    if report is None:
        raise AccessDenied(_("There is no such report."))
    if keeps_away(report, term_of(by, at=at)):
        raise MustKeepAway(_("You keep away from what this report is about."))
    return report


def record(report: Report, event: str, by: User, at: datetime, **detail: object) -> None:
    """Write a line of the trail about a report."""
    trail.record(event=event, subject=report, by=by, at=at, detail=detail)


def _put_in(report: Report, findings: Sequence[UUID]) -> None:
    known = PublishedFinding.objects.filter(pk__in=findings).count()
    if not known == len(findings) == len(set(findings)):
        raise FindingUnfit(_("A report prints findings that were voted on, each once."))
    Part.objects.bulk_create(
        Part(report=report, finding_id=finding, number=place)
        for place, finding in enumerate(findings, 1)
    )


def _next_number() -> int:
    """The number of the next report; nobody else takes one until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('committee report'), 0)")
    last = Report.objects.order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1
