"""What pages say of a motion as pairs of a name and a value."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from reports.committee.motions.models import Motion
from reports.committee.motions.states import DECIDED
from reports.committee.seats.quorum import Count

Facts = list[dict[str, Any]]


def facts_of(motion: Motion) -> Facts:
    """Where and by whom it was moved, the rule, and the count once there is one."""
    meeting = motion.item.meeting
    found = [
        {
            "key": _("Meeting"),
            "value": f"{meeting.number}. {meeting.title}",
            "url": reverse("committee-meeting", args=[meeting.pk]),
        },
        {"key": _("Item"), "value": f"{motion.item.number}. {motion.item.title}"},
        {"key": _("Matter"), "value": motion.item.matter.title},
        {"key": _("Moved by"), "value": motion.mover.name},
    ]
    if motion.seconder is not None:
        found.append({"key": _("Seconded by"), "value": motion.seconder.name})
    found.append({"key": _("Majority rule"), "value": motion.get_majority_display()})
    return [*found, *(_count_of(motion) if motion.status in DECIDED else [])]


def quorum_of(count: Count) -> str:
    """A count for a quorum as a sentence."""
    given = {
        "present": count.present,
        "filled": count.filled,
        "groups": count.constituencies,
        "needed": count.needed_constituencies,
    }
    told = _(
        "%(present)s of %(filled)s seats that may act, of %(groups)s constituencies;"
        " at least %(needed)s are needed."
    )
    reached = _("There is a quorum.") if count.reached else _("There is no quorum.")
    return f"{told % given} {reached}"


def _count_of(motion: Motion) -> Facts:
    seats = {"present": motion.present, "filled": motion.filled}
    return [
        {"key": _("Yes"), "value": motion.yes},
        {"key": _("No"), "value": motion.no},
        {"key": _("Abstained"), "value": motion.abstained},
        {
            "key": _("Seats there at the close"),
            "value": _("%(present)s of %(filled)s that could act on the item") % seats,
        },
        {"key": _("Constituencies there"), "value": motion.constituencies},
    ]
