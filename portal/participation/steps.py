"""The pages of the wizard: which ones an act has, and what it still lacks."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from portal.participation.acts import MEANINGS, Act
from portal.participation.models import Proposal

CHECK = "check"
TITLES: dict[str, str] = {
    "act": gettext_noop("What is asked"),
    "concerns": gettext_noop("Which entry"),
    "scope": gettext_noop("Who is covered"),
    "instrument": gettext_noop("Instrument"),
    "document": gettext_noop("Document"),
    "dates": gettext_noop("Dates"),
    CHECK: gettext_noop("Check your answers"),
}
# Acts against somebody's request or entry: the other side is owed a reason.
REASONED = (Act.DISPUTE, Act.OVERRIDE, Act.QUESTION, Act.UNDO)


@dataclass(frozen=True)
class Lack:
    """What an act still lacks, and the page where it is given."""

    step: str
    words: str


def steps_of(proposal: Proposal) -> list[str]:
    """The pages that an act goes through, in order."""
    speaks = bool(proposal.act) and bool(MEANINGS[proposal.act].concerns)
    return [step for step in TITLES if step != "concerns" or speaks]


def step_after(proposal: Proposal, step: str) -> str:
    """The page that follows; the last one follows itself."""
    steps = steps_of(proposal)
    place = steps.index(step) if step in steps else 0
    return steps[min(place + 1, len(steps) - 1)]


def lacks_of(proposal: Proposal) -> list[Lack]:
    """What an act lacks before it can be submitted."""
    if not proposal.act:
        return [Lack("act", _("Say what is asked."))]
    found = []
    if MEANINGS[proposal.act].concerns and proposal.concerns_id is None:
        found.append(Lack("concerns", _("Choose the entry that the act speaks of.")))
    if proposal.act == Act.ADVISORY and not proposal.city:
        found.append(Lack("scope", _("Name the city that gives the advice.")))
    if not (proposal.instrument and proposal.authority):
        found.append(Lack("instrument", _("Name the instrument and the authority.")))
    if proposal.act in REASONED and not proposal.reason:
        found.append(Lack("instrument", _("Give the reason.")))
    if not proposal.file_sha256:
        found.append(Lack("document", _("Attach the document.")))
    return found
