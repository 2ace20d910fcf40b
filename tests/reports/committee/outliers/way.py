"""An inquiry taken along its way by the people whose business it is."""

from datetime import date, datetime
from typing import Any

from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.quarters import Quarter
from reports.committee.outliers.models import Inquiry, Note, Reply
from reports.committee.outliers.raising import raise_inquiries
from reports.committee.outliers.selectors import inquiry_of
from reports.committee.outliers.services import ask_agency, note, print_notes, reply
from reports.flags.models import Flag
from reports.flags.services import conclude
from reports.statistics.models import Cube
from tests.reports.committee.worlds import AT, inside
from tests.reports.flags import way, worlds
from tests.reports.flags.worlds import inside as counting

DUE = date(2026, 12, 2)
QUESTION = "How are holds asked for at your jail?"
REPLY = "A clerk asks for each of them by hand."
WORDS, PALABRAS = "The jail now asks by a list.", "La cárcel ahora usa una lista."
NEEDING = {**way.TEXTS, "conclusion": "NEEDS_LOOK"}
NEXT = Quarter(2011, 4)
HIGH = ("39901", "detainers", "HIGH", "")
TAKEN = {
    "county": "39901",
    "quarter": "2011Q3",
    "synthetic": False,
    "indicator": "matched",
    "side": "HIGH",
    "group": "",
    "statement": "Few were searched.",
}


def signed_cube(stan: User, hana: User, **given: Any) -> Cube:
    """A frozen quarter in which Riverton needs a look for one flag, and is explained for one."""
    cube = counting(worlds.screened, **{"planted": worlds.HIGH, **given})
    flags = counting(list, Flag.objects.filter(cube=cube).select_related("jurisdiction"))
    for flag in flags:
        sign(flag, stan, hana, NEEDING if flag.indicator == "detainers" else way.EXPLAINED)
    return cube


def sign(flag: Flag, stan: User, hana: User, paper: dict[str, str]) -> None:
    way.asked(flag, stan)
    way.written(flag, stan, **paper)
    counting(conclude, flag_id=flag.pk, by=stan, at=way.LATER)
    way.put_name(flag, hana)


def raised(cube: Cube, *, printed=(HIGH,), at: datetime = AT) -> list[Inquiry]:
    return counting(raise_inquiries, cube, at=at, printed=printed)


def asked(inquiry, sybil, *, due_on=DUE, question=QUESTION, at=AT) -> Inquiry:
    given = {"question": question, "due_on": due_on}
    return inside(ask_agency, inquiry_id=inquiry.pk, **given, by=sybil, at=at)


def replied(inquiry, otto, *, words=REPLY, at=AT) -> Reply:
    """In the scope of Riverton, whoever it is."""
    with scope.within(scope.tenant([inquiry.jurisdiction_id])):
        return reply(inquiry_id=inquiry.pk, words=words, by=otto, at=at)


def noted(inquiry, sybil, *, words=WORDS, words_es=PALABRAS, at=AT) -> Note:
    given = {"words": words, "words_es": words_es}
    return inside(note, inquiry_id=inquiry.pk, **given, by=sybil, at=at)


def over(inquiry, sybil, otto, **given: Any) -> Note:
    """Asked, replied, noted."""
    asked(inquiry, sybil)
    replied(inquiry, otto)
    return noted(inquiry, sybil, **given)


def printed(quarter=NEXT, *, at=AT, synthetic=False) -> int:
    """Freeze a quarter, and bind to it the notes that wait."""

    def freeze() -> int:
        worlds.frozen(quarter, at=at, synthetic=synthetic)
        return print_notes(quarter=str(quarter), synthetic=synthetic, at=at)

    return counting(freeze)


def again(inquiry) -> Inquiry:
    return inside(inquiry_of, inquiry.pk, term=None)
