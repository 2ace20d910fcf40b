"""What the layout is given: every value and sentence of one report, in the order of reading."""

from typing import Any

from django.utils.translation import override

from reports.committee.report.canonical import Words, digest_of
from reports.committee.report.reading import (
    day_of,
    members_of,
    parts_of,
    positions_of,
    resignations_of,
    tally_of,
)

LANGUAGE = "en"  # the record is kept in it
Rows = list[list[str]]


def sheet_of(sealed: Words) -> dict[str, Any]:
    """Return the layout's values for a sealed report, in English."""
    with override(LANGUAGE):
        body = sealed["body"]
        positions = positions_of(sealed)
        return {
            "title": body["title"],
            "number": str(body["number"]),
            "charter": body["charter"]["title"],
            "facts": _facts(sealed),
            "tally": [[label, str(count)] for label, count in tally_of(sealed)],
            "stands": [_stand(one) for one in positions],
            "text": paragraphs(body["text"]),
            "findings": [_finding(part) for part in parts_of(body)],
            "positions": [_position(one) for one in positions],
            "resignations": [_resignation(one) for one in resignations_of(sealed)],
            "members": [_member(one) for one in members_of(sealed)],
            "digest": sealed["digest"],
            "sealed_digest": digest_of(sealed),
        }


def paragraphs(text: str) -> list[str]:
    """The lines of a text that say something, each a paragraph."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _facts(sealed: Words) -> Rows:
    return [
        ["Report", str(sealed["body"]["number"])],
        ["Charter", str(sealed["body"]["charter"]["number"])],
        ["Edition", str(sealed["edition"])],
        ["Sent to the seats", day_of(sealed["circulated_on"])],
        ["Positions by", day_of(sealed["reply_by"])],
        ["Published", day_of(sealed["published_on"])],
    ]


def _stand(one: Words) -> list[str]:
    return [str(one["seat"]), one["constituency"], one["name"] or "Nobody signed", one["stand"]]


def _finding(part: Words) -> dict[str, Any]:
    vote = part["vote"]
    return {
        "heading": f"Finding {part['reference']}: {part['title']}",
        "about": f"{part['duty']}. {part['matter']}.",
        "outcome": part["outcome"],
        "text": paragraphs(part["text"]),
        "recommendations": [
            {
                "heading": f"Recommendation {one['reference']} to {one['addressee']}",
                "words": paragraphs(one["words"]),
                "due": f"Reply by {one['due']}",
            }
            for one in part["recommendations"]
        ],
        "proposals": [
            {
                "heading": f"Not adopted: to {one['addressee']}",
                "words": paragraphs(one["words"]),
                "due": f"A reply would have been asked for by {one['due']}",
            }
            for one in part["proposals"]
        ],
        "vote": f"{vote['result']} on {vote['day']}: yes {vote['yes']}, no {vote['no']},"
        f" abstained {vote['abstained']}. Rule: {vote['majority']}."
        f" {vote['present']} of {vote['filled']} seats that could act were there.",
        "wording": paragraphs(vote["wording"]),
        "votes": [
            [
                str(one["seat"]),
                f"{one['name']}, {one['constituency']}",
                one["choice"],
                one["reason"],
            ]
            for one in vote["votes"]
        ],
        "recused": [
            f"{one['name']} (seat {one['seat']}, {one['constituency']})" for one in part["recused"]
        ],
        "statements": [
            {
                "heading": f"{one['opinion']}: {one['name']}, {one['constituency']}",
                "dissent": one["is_dissent"],
                "words": paragraphs(one["words"]),
                "day": f"Signed {one['day']}",
            }
            for one in part["statements"]
        ],
        "agreement": part["agreement"],
    }


def _position(one: Words) -> dict[str, Any]:
    who = one["name"] or one["constituency"]
    notes = [f"Signed {one['day']}" if one["name"] else f"Recorded {one['day']}"]
    if one["is_alternate"]:
        notes.append("by the alternate")
    return {
        "heading": f"Seat {one['seat']}, {who}: {one['stand']}",
        "constituency": one["constituency"],
        "dissent": one["code"] == "DISSENT",
        "words": paragraphs(one["words"]),
        "notes": ", ".join(notes),
        "apart": one["apart"],
    }


def _resignation(one: Words) -> dict[str, Any]:
    return {
        "heading": f"{one['name']}, {one['constituency']}",
        "days": f"Given on {one['given']}; last day {one['last']}",
        "words": paragraphs(one["statement"]),
    }


def _member(one: Words) -> list[str]:
    chair = ", chair" if one["chairs"] else ""
    through = f"{one['begins']} to {one['last']}"
    return [
        str(one["seat"]),
        f"{one['name']}{chair}",
        f"{one['constituency']}, {one['capacity']}",
        f"{through} ({one['ended']})" if one["ended"] else through,
    ]
