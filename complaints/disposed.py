"""What a complaint that was disposed of answers: a day, and nothing more."""

from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from complaints.models import Complaint
from complaints.vault.keys import KeyDestroyed


def refuse_disposed(complaint: Complaint) -> Complaint:
    """The complaint, where it is still kept.  Raises ``KeyDestroyed`` with the day otherwise.

    Its keys go moments after two people decided so; from that decision on nothing is added.
    """
    if complaint.disposed_at is None:
        return complaint
    zone = ZoneInfo(complaint.jurisdiction.time_zone)
    day = date_format(complaint.disposed_at.astimezone(zone), "DATE_FORMAT")
    raise KeyDestroyed(_("This complaint was disposed of on %(day)s.") % {"day": day})
