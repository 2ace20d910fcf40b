"""What each act on participation means for the three axes; ``rule.sql`` says the same.

Nothing else about participation is ever entered: the request, the positions of the
authorities and the flow all follow from the list of acts.
"""

from dataclasses import dataclass

from django.db.models import TextChoices


class Flow(TextChoices):
    """What happens to a place's prints, from the least to the most restrictive."""

    L0 = "L0", "Full: both searches, response returned"
    L1 = "L1", "No return: both searches, no immigration response returned"
    L2 = "L2", "Criminal only: nothing reaches the immigration search"


class Request(TextChoices):
    """What a place itself has asked for."""

    NONE = "NONE", "Nothing asked"
    OPT_IN = "OPT_IN", "Opt-in asked"
    OPT_OUT = "OPT_OUT", "Opt-out asked"
    NO_RETURN = "NO_RETURN", "No return of immigration responses asked"
    WITHDRAWN = "WITHDRAWN", "Request withdrawn"


class Position(TextChoices):
    """Where an authority stands on a request; no position moves a print."""

    ASKED = "ASKED", "Has a question"
    ACCEPTED = "ACCEPTED", "Accepted"
    DISPUTED = "DISPUTED", "Disputed"
    OVERRIDDEN = "OVERRIDDEN", "Declared overridden"


class Instrument(TextChoices):
    """The kind of paper that an act rests on."""

    AGREEMENT = "AGREEMENT", "Memorandum of agreement"
    LETTER = "LETTER", "Letter"
    RESOLUTION = "RESOLUTION", "Resolution"
    ORDINANCE = "ORDINANCE", "Ordinance"
    STATUTE = "STATUTE", "Statute"
    ORDER = "ORDER", "Court order"
    NOTICE = "NOTICE", "Notice of the program"


class Act(TextChoices):
    """One kind of entry in the list."""

    ACTIVATION = "ACTIVATION", "Activated by the program"
    DEACTIVATION = "DEACTIVATION", "Removed from the program"
    OPT_OUT = "OPT_OUT", "Opt-out"
    NO_RETURN = "NO_RETURN", "No return of immigration responses"
    OPT_IN = "OPT_IN", "Opt-in"
    WITHDRAWAL = "WITHDRAWAL", "Request withdrawn"
    SUSPENSION = "SUSPENSION", "Suspended by a court"
    LIFTING = "LIFTING", "Suspension lifted"
    ACCEPTANCE = "ACCEPTANCE", "Request accepted"
    DISPUTE = "DISPUTE", "Request disputed"
    OVERRIDE = "OVERRIDE", "Request declared overridden"
    QUESTION = "QUESTION", "Question about the request"
    END = "END", "Instrument ended"
    ADVISORY = "ADVISORY", "Advisory act of a city"
    UNDO = "UNDO", "Entry undone"


class Side(TextChoices):
    """Whose word on the flow an act is; the strictest of the three sides holds."""

    PROGRAM = "PROGRAM", "The program"
    PLACE = "PLACE", "The place"
    COURT = "COURT", "A court"


PLACE_RIGHT, PROGRAM_RIGHT = "decide_participation", "act_for_program"


@dataclass(frozen=True)
class Meaning:
    """What an act does to each axis, what it speaks of, and who may enter it."""

    rights: tuple[str, ...]
    side: str = ""
    flow: str = ""
    request: str = ""
    position: str = ""
    concerns: tuple[str, ...] = ()
    ends: bool = False


REQUESTS = (Act.OPT_OUT, Act.NO_RETURN, Act.OPT_IN)
_place, _program, _either = (PLACE_RIGHT,), (PROGRAM_RIGHT,), (PLACE_RIGHT, PROGRAM_RIGHT)
MEANINGS: dict[str, Meaning] = {
    Act.ACTIVATION: Meaning(_program, Side.PROGRAM, Flow.L0),
    Act.DEACTIVATION: Meaning(_program, Side.PROGRAM, Flow.L2),
    Act.OPT_OUT: Meaning(_place, Side.PLACE, Flow.L2, Request.OPT_OUT),
    Act.NO_RETURN: Meaning(_place, Side.PLACE, Flow.L1, Request.NO_RETURN),
    Act.OPT_IN: Meaning(_place, Side.PLACE, Flow.L0, Request.OPT_IN),
    Act.WITHDRAWAL: Meaning(_place, request=Request.WITHDRAWN, concerns=REQUESTS, ends=True),
    Act.SUSPENSION: Meaning(_either, Side.COURT, Flow.L2),
    Act.LIFTING: Meaning(_place, concerns=(Act.SUSPENSION,), ends=True),
    Act.ACCEPTANCE: Meaning(_program, position=Position.ACCEPTED, concerns=REQUESTS),
    Act.DISPUTE: Meaning(_program, position=Position.DISPUTED, concerns=REQUESTS),
    Act.OVERRIDE: Meaning(_program, position=Position.OVERRIDDEN, concerns=REQUESTS),
    Act.QUESTION: Meaning(_program, position=Position.ASKED, concerns=REQUESTS),
    Act.END: Meaning(_program, concerns=(Act.ACTIVATION, *REQUESTS)),
    Act.ADVISORY: Meaning(_place),
    Act.UNDO: Meaning(_either, concerns=tuple(act for act in Act if act != Act.UNDO), ends=True),
}
SPEAKING = [act for act, meaning in MEANINGS.items() if meaning.concerns]
