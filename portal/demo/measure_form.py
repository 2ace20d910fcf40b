"""How long the pages of the complaint's form take, as a browser without scripts gets them."""

from collections.abc import Iterator
from functools import partial

from django.utils import timezone

from complaints.filing.questions import QUESTIONS
from complaints.filing.services import Filing, Person, file_complaint
from complaints.models import Complaint
from portal.demo import browser, timing
from portal.jurisdictions.models import Jurisdiction

# What is typed: a complaint of somebody for another person, who names both.
ANSWERS = {
    "mode": {"mode": "CONFIDENTIAL"},
    "relation": {"relation": "FAMILY"},
    "authority": {"authority": "ASKED"},
    "topic": {"topic": "STOP"},
    "words": {"words": "They held my brother for four days."},
    "place": {"q": "Harris", "place": "48201"},
    "agency": {"agency": "OTHER"},
    "when": {"when": "UNKNOWN"},
    "who": {"who": ""},
    "basis": {"basis": "LANGUAGE"},
    "custody": {"custody": "UNKNOWN"},
    "steps": {"steps": ""},
    "evidence": {"evidence": ""},
    "people": {"name": "Ana Example", "reach": "", "consent": "ORAL"},
    "contact": {"name": "Berta Example", "reach": "", "care": ""},
}
ONCE = {"people"}  # each answer adds a person, and there are so many at most
PEOPLE = {"filer": Person(identity={"name": "Berta"}), "affected": [Person()]}


def form_pages(address: str) -> Iterator[tuple[str, list[float]]]:
    """Each page with the seconds of getting it, and of answering and getting the next one."""
    someone = browser.Person(address)
    someone.get("/complain/")
    someone.post("/complain/")
    for question in QUESTIONS:
        if question.key in ANSWERS:
            path, typed = f"/complain/new/{question.key}/", ANSWERS[question.key]
            yield f"page {question.key}", timing.times(partial(someone.get, path))
            tell = partial(_answer, someone, path, typed)
            took = [timing.once(tell)] if question.key in ONCE else timing.times(tell)
            yield f"answer {question.key}", took
    yield "page check", timing.times(partial(someone.get, "/complain/check/"))
    yield "filing, with two receipts", timing.times(_file)


def _answer(someone: browser.Person, path: str, typed: dict[str, str]) -> None:
    someone.post(path, **typed)


def _file() -> None:
    """File through the service, as the pages slow a flood down."""
    place = Jurisdiction.objects.get(code="48201")
    filing = Filing(
        topic=Complaint.Topic.STOP,
        mode="CONFIDENTIAL",
        jurisdiction=place,
        content={"words": ANSWERS["words"]["words"]},
        **PEOPLE,  # type: ignore[arg-type]
    )
    file_complaint(filing=filing, by=None, at=timezone.now())
