"""Complaints of whoever holds a notice: against the agency that the notice asks to hold."""

from datetime import datetime

from django.utils.translation import gettext as _

from complaints.models import Complaint
from complaints.services import open_complaint
from matching.detainers.models import Detainer, NoticeKey
from matching.notice.errors import SaidTooOften
from matching.notice.limits import may_say
from portal.jurisdictions.reaching import reaching


def complain_about(*, key: NoticeKey, topic: str, words: str, at: datetime) -> Complaint:
    """Open a complaint of an opened notice; nobody is named and nobody's name is asked.

    Raises ``SaidTooOften`` beyond 10 an hour for one notice, and ``ComplaintRefused``.
    """
    if not may_say(key.pk):
        raise SaidTooOften(_("Much was sent for this notice already. Wait an hour."))
    with reaching(key.jurisdiction):
        rows = Detainer.objects.select_related("agency")
        agency = rows.get(pk=key.detainer_id).agency
    return open_complaint(
        topic=topic,
        source=Complaint.Source.NOTICE,
        jurisdiction=key.jurisdiction,
        agency=agency,
        notice_number=key.number,
        content={"words": words} if words else None,
        by=None,
        at=at,
    )
