"""Which writes on participation ask for training, how each is called, and why others do not."""

from dataclasses import dataclass
from uuid import UUID

from portal.jurisdictions.models import Jurisdiction
from tests.portal.participation.files import pdf

PLACE = ("OFFICIAL", "COUNSEL")


@dataclass(frozen=True)
class World:
    """A place, and an act of its official that waits for a second person."""

    place: Jurisdiction
    proposal: UUID


def on_it(**fields):
    return lambda world: {"proposal_id": world.proposal, **fields}


GATED = {
    "portal.participation.drafts.begin": (
        PLACE,
        lambda w: {"acting": w.place, "about": w.place, "act": "OPT_OUT"},
    ),
    "portal.participation.drafts.save_step": (PLACE, on_it(answers={"city": ""})),
    "portal.participation.drafts.attach": (
        PLACE,
        lambda w: {"proposal_id": w.proposal, "content": pdf(), "name": "a.pdf"},
    ),
    "portal.participation.proposals.submit": (PLACE, on_it()),
    "portal.participation.proposals.sign": (PLACE, on_it(seen="")),
    "portal.participation.proposals.send_back": (PLACE, on_it(note="No.")),
    "portal.participation.proposals.discard": (PLACE, on_it()),
}
STEP = "is a step of writes that ask for it"
FREE = {
    "portal.participation.moves.draft_of": "asks for it itself",
    "portal.participation.moves.require_actor": "asks for it itself",
    "portal.participation.moves.require_way": "asks for it itself",
    "portal.participation.moves.note": STEP,
    "portal.participation.telling.tell_author": STEP,
}
