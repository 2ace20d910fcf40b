"""From the answers of a draft to a complaint: what goes where, and what is kept of nobody."""

from datetime import datetime
from typing import Any

from complaints.filing.drafts import Draft, keep
from complaints.filing.models import Draft as Row
from complaints.filing.places import offices_of, place_or_program
from complaints.filing.questions import Answers, lacks, said
from complaints.filing.services import Filed, Filing, Person, file_complaint
from complaints.models import Complaint
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency
from portal.jurisdictions.reaching import stepping_into

# What the columns of a complaint and the seals of its people hold is no part of the content.
ELSEWHERE = {"mode", "relation", "topic", "notice", "place", "contact", "people"}


class NotAllAnswered(Exception):
    """Questions are left that the answers lead to."""


def file_draft(draft: Draft, *, language: str, at: datetime) -> Filed:
    """File a draft; nothing of it stays but the words of the receipts, until they are typed back.

    Raises ``NotAllAnswered``, ``NoProgram`` and ``ComplaintRefused``.
    """
    if lacks(draft.answers):
        raise NotAllAnswered("Questions are left that the answers lead to.")
    filed = file_complaint(filing=filing_of(draft.answers, language), by=None, at=at)
    told = {"number": filed.complaint.number, "filer": filed.filer, "affected": filed.affected}
    Row.objects.filter(pk=draft.pk).update(receipt=None)
    keep(draft, at=at, answers={}, typed={}, filed=told)
    return filed


def filing_of(answers: Answers, language: str) -> Filing:
    """The complaint that the answers make.  Raises ``NoProgram``."""
    return Filing(
        topic=said(answers, "topic"),
        mode=said(answers, "mode"),
        jurisdiction=place_or_program(said(answers, "place")),
        agency=_office(answers),
        notice_number=said(answers, "notice"),
        language=language,
        content=content_of(answers),
        filer=Person(relation=said(answers, "relation"), identity=_filled(answers.get("contact"))),
        affected=[_person(one) for one in said(answers, "people")],
        follows=_earlier(said(answers, "earlier")),
    )


def content_of(answers: Answers) -> dict[str, Any]:
    """What was told, by page; a page with one answer is that answer, and what is empty is none."""
    told = {page: _filled(given) for page, given in answers.items() if page not in ELSEWHERE}
    told.get("agency", {}).pop("agency", None)
    return {
        page: given[page] if list(given) == [page] else given
        for page, given in told.items()
        if given
    }


def _filled(given: Any) -> dict[str, Any]:
    return {name: value for name, value in (given or {}).items() if value not in ("", [], None)}


def _person(one: dict[str, str]) -> Person:
    identity = _filled({name: one[name] for name in ("name", "reach")})
    return Person(consent=one["consent"], identity=identity)


def _office(answers: Answers) -> Agency | None:
    chosen = said(answers, "agency")
    offices = offices_of(said(answers, "place"))
    return next((office for office in offices if str(office.pk) == chosen), None)


def _earlier(number: str) -> Complaint | None:
    """The complaint of a number; whether there is one is told to nobody."""
    with stepping_into(scope.complaints()):
        return Complaint.objects.filter(number=number).first() if number else None
