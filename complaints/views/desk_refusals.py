"""How what the desk refuses becomes an HTTP code, whichever stage refuses it."""

from complaints.casework import refusals as casework
from complaints.clusters import refusals as clusters
from complaints.following import refusals as following
from complaints.referrals import refusals as referrals
from complaints.routing import refusals as routing
from portal.participation import refusals as participation

CODES: dict[type[Exception], int] = {
    **following.CODES,
    **casework.CODES,
    **routing.CODES,
    **clusters.CODES,
    **referrals.CODES,
}
REFUSALS = tuple(CODES)


def code_of(refusal: Exception) -> int:
    """The code of the nearest class that is in the table."""
    return participation.code_of(refusal, CODES)
