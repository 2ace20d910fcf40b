"""Publishing: once, with the position of every seat, as a sealed text and its PDF."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.jurisdictions.access import require
from portal.participation.documents import publish as keep
from portal.participation.verdicts import PDF
from reports.committee.report.canonical import digest_of
from reports.committee.report.models import Report
from reports.committee.report.paper.render import render
from reports.committee.report.positions import seats_without
from reports.committee.report.refusals import PositionsMissing
from reports.committee.report.sealing import sealed_of
from reports.committee.report.services import locked, record
from reports.committee.report.states import REPORT, Status

SEALED = [
    *("status", "changed_at", "sealed", "sealed_digest"),
    *("pdf", "published_at"),
]


@transaction.atomic
def publish(*, report_id: UUID, by: User, at: datetime) -> Report:
    """Publish a report of which every seat has a position, with all of them, for good.

    Raises ``AccessDenied``, ``MustKeepAway``, ``TransitionRefused`` and ``PositionsMissing``.
    """
    report = locked(report_id, by, at)
    require(by, REPORT.permission_for(source=report.status, target=Status.PUBLISHED))
    if missing := seats_without(report):
        named = {"seats": ", ".join(str(seat.number) for seat in missing)}
        raise PositionsMissing(_("These seats have no position yet: %(seats)s.") % named)
    report.sealed = sealed_of(report, at=at)
    report.sealed_digest = digest_of(report.sealed)
    paper = render(report.sealed)
    report.pdf = keep(content=paper, name=f"report-{report.number}.pdf", media_type=PDF)
    report.status, report.changed_at, report.published_at = Status.PUBLISHED, at, at
    report.save(update_fields=SEALED)
    detail = {"digest": report.sealed_digest, "pdf": report.pdf.sha256, "edition": report.edition}
    record(report, "committee.report_published", by, at, **detail)
    return report
