"""What the layout is given: every value and sentence of one notice, in the order of reading."""

from datetime import date
from typing import Any

from matching.detainers.forms import PROBABLE_CAUSE, Ask, HoldRule, description_of, hold_rule
from matching.detainers.paper.notice import Notice
from matching.detainers.paper.words import words

Pairs = list[tuple[str, str]]
RETURNS = (
    "Answer: honor, decline, or notify only",
    "Booking number",
    "Expected or actual release",
    "Latest charge or conviction",
    "Date of that charge or conviction",
    "Signature and date",
)


SAID = ("lang", "region", "name", "heading", "number", "code", "address", "telephone")


def sheet_of(notice: Notice) -> dict[str, Any]:
    """Return the layout's values for a notice whose texts are fit to print."""
    limit, agency = hold_rule(notice.form, notice.asks), words()["agency"]
    return {
        "form": notice.form.label,
        "title": description_of(notice.form).title,
        "program": agency["program"],
        "number": notice.number,
        "synthetic": agency["synthetic"] if notice.synthetic else "",
        "limit": agency["limit"][limit],
        "code_says": f"QR code of the address {notice.address}",
        "paper": _paper(notice),
        "parties": [("To the agency", notice.institution), ("From the office", notice.office)],
        "person": _person(notice),
        "reasons": _reasons(notice),
        "conditions": _conditions(notice),
        "asks": _asks(notice),
        "returns": RETURNS,
        "officer": _officer(notice),
        "way": _way(notice),
        "languages": [_told(notice, limit, each) for each in words()["languages"]],
    }


def _paper(notice: Notice) -> Pairs:
    return [
        ("Notice number", notice.number),
        ("Date", _day(notice.issued_on)),
        ("Subject ID", notice.subject_id),
        ("Event number", notice.event_number),
        ("File number", notice.file_number),
    ]


def _person(notice: Notice) -> Pairs:
    return [
        ("Name", notice.name),
        ("Date of birth", _day(notice.birth_date)),
        ("Nationality", notice.nationality),
        ("Sex", notice.sex),
    ]


def _reasons(notice: Notice) -> Pairs:
    """The priority, the ground and the officer's own words, as far as the form has them.

    Before 2015 the ground is an action that was taken; since then it is the probable cause.
    """
    told = description_of(notice.form)
    reasons = []
    if told.needs_priority:
        reasons.append(("Priority", str(notice.priority.label) if notice.priority else ""))
    if told.needs_ground:
        ground = str(notice.ground.label) if notice.ground else ""
        what = "Probable cause" if told.grounds == PROBABLE_CAUSE else "Action taken"
        reasons.append((what, ": ".join(filter(None, (ground, notice.reference)))))
    if told.needs_ground and notice.probable_cause:
        reasons.append(("As the officer states it", notice.probable_cause))
    return reasons


def _conditions(notice: Notice) -> list[str]:
    agency = words()["agency"]
    said = [agency["request"]]
    if notice.conditional:
        said.append(agency["convicted"])
    if description_of(notice.form).takes_effect_by_service:
        said.append(agency["served"])
    return said


def _asks(notice: Notice) -> list[dict[str, Any]]:
    return [
        {"asked": ask in notice.asks, "words": _ask(ask, notice)}
        for ask in description_of(notice.form).asks
    ]


def _ask(ask: Ask, notice: Notice) -> str:
    earlier = ask == Ask.CANCEL_EARLIER and ask in notice.asks and notice.earlier
    return f"{ask.label}: {notice.earlier}" if earlier else str(ask.label)


def _officer(notice: Notice) -> Pairs:
    return [
        ("Officer", notice.officer),
        ("Title", notice.officer_title),
        ("Issued electronically on", _day(notice.issued_on)),
    ]


def _told(notice: Notice, limit: HoldRule, language: dict[str, str]) -> dict[str, Any]:
    """The notice to the person in one language."""
    asked = "asked_notice" if limit == HoldRule.NONE else "asked_hold"
    keys = [asked, *(["convicted"] if notice.conditional else []), limit, "claim", "complaint"]
    return {
        **{key: language.get(key) for key in SAID},
        "sentences": [
            {"words": language[key], "strong": key in {limit, "claim"}} for key in (*keys, "where")
        ],
    }


def _way(notice: Notice) -> Pairs:
    """What opens the public page, each with the key of its label in every language."""
    way = [("number", notice.number), ("code", notice.code), ("address", notice.address)]
    return [*way, ("telephone", notice.telephone)] if notice.telephone else way


def _day(day: date | None) -> str:
    return f"{day:%B} {day.day}, {day.year}" if day else ""
