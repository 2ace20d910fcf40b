"""To which bodies a complaint was referred."""

from django.template import Library

from complaints.models import Complaint
from complaints.referrals.models import Referral
from complaints.referrals.selectors import referrals_of

register = Library()


@register.simple_tag
def sent_of(complaint: Complaint) -> list[Referral]:
    """Every referral of a complaint, in order."""
    return list(referrals_of(complaint))
