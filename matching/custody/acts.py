"""The acts that a detainer's page offers its agency, by the detainer's state."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matching.detainers.effect import UNDER_WAY, is_convicted, is_served, next_steps
from matching.detainers.models import Detainer, Receipt
from matching.detainers.states import DETAINER, Status
from matching.holds.selectors import clock_of_booking
from portal.accounts.models import User
from portal.jurisdictions.access import may


@dataclass(frozen=True)
class Act:
    """One act and its words; ``ends`` marks those that end the detainer."""

    key: str
    title: str | Promise
    about: str | Promise
    ends: bool = False


ACTS = {
    act.key: act
    for act in (
        Act("acknowledge", _("Acknowledge"), _("Say that the agency has this detainer.")),
        Act(
            "serve",
            _("Record service on the person"),
            _("Give the person the copy with the notice, and say what shows it."),
        ),
        Act(
            "answer",
            _("Answer"),
            _("A detainer is a request. A later answer replaces this one."),
        ),
        Act(
            "continue",
            _("Take it on"),
            _("What it waited for is on record: the detainer goes on as far as that carries it."),
        ),
        Act(
            "conviction",
            _("Report a conviction"),
            _("On a charge of this booking. A detainer that waits for it takes effect."),
        ),
        Act(
            "due",
            _("Report that release is due"),
            _("The 48 hours start at the moment the person would otherwise be free, once."),
        ),
        Act(
            "release",
            _("Report the release"),
            _("The hold ends, and the clock with it."),
            ends=True,
        ),
        Act(
            "transfer",
            _("Report the transfer"),
            _("The program's officers have taken the person into custody."),
            ends=True,
        ),
        Act("lift", _("Report a court's order"), _("A court lifted the detainer."), ends=True),
        Act(
            "claim",
            _("Record a claim"),
            _("The person says: I am a citizen, a victim, a witness. It stops the detainer."),
        ),
    )
}


def acts_open(detainer: Detainer, user: User) -> list[Act]:
    """The acts offered to a person; the service behind each asks everything again."""
    if not may(user, "answer_detainer", detainer.jurisdiction):
        return []
    ways, under_way = DETAINER.ways[detainer.status], detainer.status in UNDER_WAY
    offered = {
        "acknowledge": under_way and not Receipt.objects.filter(detainer=detainer).exists(),
        "serve": under_way and not is_served(detainer),
        "answer": under_way and detainer.status != Status.EXPIRED,
        "continue": under_way and any(next_steps(detainer)),
        "conviction": under_way and detainer.conditional,
        "due": Status.RELEASE_DUE in ways
        and clock_of_booking(detainer.booking_id) is None
        and (is_convicted(detainer) or not detainer.conditional),
        "release": Status.RELEASED in ways,
        "transfer": Status.TRANSFERRED in ways,
        "lift": Status.LIFTED in ways,
        "claim": under_way,
    }
    return [ACTS[key] for key, yes in offered.items() if yes]
