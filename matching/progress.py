"""How far the workers are with a booking: read from the rows of its jobs, which are the truth."""

from django.utils.translation import gettext as _

from matching.bookings.models import Booking
from matching.outcome import State, state_of
from matching.searches.models import Search
from portal.leases import JobStatus
from portal.participation.acts import Flow
from portal.progress.bars import Bar

ENDED = (JobStatus.DONE, JobStatus.FAILED)


def bar_of_booking(booking: Booking) -> Bar | None:
    """The bar of a booking while its prints are read or searched; None before and after."""
    state = state_of(booking)
    if state not in (State.READING, State.SEARCHING):
        return None
    searches = [one for one in booking.searches.all() if one.status != JobStatus.WITHHELD]
    done = _done(booking, searches)
    total = 1 + (len(searches) or (1 if booking.flow == Flow.L2 else 2))
    words = _("%(done)s of %(total)s steps") % {"done": done, "total": total}
    return Bar(label=_(state.label), words=words, done=done, total=total)


def _done(booking: Booking, searches: list[Search]) -> int:
    return sum(job.status in ENDED for job in (booking.reading, *searches))
