"""The acts that a complaint's page offers, by the right of the person and where it stands."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from complaints.casework.models import Deadline
from complaints.casework.pausing import extendable, running_pause
from complaints.casework.running import OVER
from complaints.deadlines.due import day_of
from complaints.models import Complaint
from complaints.states import COMPLAINT, INTAKE, INVESTIGATE, SUPERVISE, Status
from portal.accounts.models import User
from portal.jurisdictions.access import holds_everywhere
from portal.jurisdictions.role_table import COMPLAINT_RIGHTS


@dataclass(frozen=True)
class Act:
    """One act: its words and whose it is."""

    key: str
    title: str | Promise
    about: str | Promise
    rights: tuple[str, ...]


ACTS = {
    act.key: act
    for act in (
        Act(
            "move",
            _("Take it to another state"),
            _("Whoever complained reads where it stands, and not the note."),
            COMPLAINT_RIGHTS,
        ),
        Act(
            "assign",
            _("Give it to an investigator"),
            _("Who has a complaint owns its deadlines."),
            (INTAKE, SUPERVISE),
        ),
        Act(
            "team",
            _("Send it to another team"),
            _("It comes into the queue of the team; who has it and its deadlines stay."),
            (INTAKE, SUPERVISE),
        ),
        Act(
            "refer",
            _("Refer it to another body"),
            _("What is sent is picked one by one; the complaint is referred from then on."),
            (INTAKE, SUPERVISE),
        ),
        Act(
            "pause",
            _("Pause its deadlines"),
            _("For a reason, and for sixty days at most."),
            (INVESTIGATE, SUPERVISE),
        ),
        Act(
            "resume",
            _("Let its deadlines go on"),
            _("They move by the days that they stood still."),
            (INVESTIGATE, SUPERVISE),
        ),
        Act(
            "extend",
            _("Extend the deadline of the report"),
            _("Once, by thirty days, for a reason."),
            (SUPERVISE,),
        ),
        Act(
            "leave-closed",
            _("Leave it closed after an appeal"),
            _("Write to whoever appealed first. To open the complaint again is a move."),
            (SUPERVISE,),
        ),
        Act(
            "recuse",
            _("Keep somebody away"),
            _("Staff who are named in a complaint can neither read it nor act on it again."),
            COMPLAINT_RIGHTS,
        ),
    )
}


def rights_of(user: User) -> frozenset[str]:
    """Which rights of the work on complaints a person holds."""
    return frozenset(right for right in COMPLAINT_RIGHTS if holds_everywhere(user, right))


def targets_for(complaint: Complaint, user: User) -> list[str]:
    """The states to which a person may take a complaint from where it stands.

    To be referred is none of them: that is an act of its own.
    """
    held = rights_of(user)
    ways = COMPLAINT.ways[complaint.status].items()
    return [to for to, right in ways if right in held and to != Status.REFERRED]


def acts_open(complaint: Complaint, user: User, *, at: datetime) -> list[Act]:
    """What the page offers; the service behind each act asks everything again."""
    held = rights_of(user)
    is_over = complaint.status in OVER
    today = day_of(at, complaint.jurisdiction.time_zone)
    is_paused = running_pause(complaint, on=today) is not None
    running = list(Deadline.objects.filter(complaint=complaint, ended_at=None))
    fits = {
        "move": bool(targets_for(complaint, user)),
        "assign": not is_over,
        "team": not is_over,
        "refer": complaint.status in (Status.OIG_WINDOW, Status.REFERRED),
        "pause": not is_over and not is_paused,
        "resume": is_paused,
        "extend": any(extendable(one, complaint, at=at) for one in running),
        "leave-closed": any(one.rule == Deadline.Rule.APPEAL for one in running),
        "recuse": True,
    }
    return [act for act in ACTS.values() if fits[act.key] and held & {*act.rights}]
