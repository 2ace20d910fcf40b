"""Whether words could tell a place, a person or their writer, before they are kept.  Pure.

It warns rather than refuses, as a county may be called Orange: whoever wrote the words reads them
again.  It finds names of the register, members, addresses, telephone numbers, days, and numbers
such as a booking or a case has.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What some words could tell."""

    PLACE = "PLACE"
    PERSON = "PERSON"
    MAIL = "MAIL"
    TELEPHONE = "TELEPHONE"
    DAY = "DAY"
    NUMBER = "NUMBER"
    WRITER = "WRITER"


@dataclass(frozen=True)
class Clue:
    """Some words, and what they could tell."""

    kind: Kind
    words: str


@dataclass(frozen=True)
class Names:
    """What the register and the committee are called: names of places, agencies and members.

    ``places`` are names in small letters, as tuples of words; ``bare`` are those of counties
    without what kind of county each is, which are names only where they are written so.
    """

    places: frozenset[tuple[str, ...]] = frozenset()
    bare: frozenset[tuple[str, ...]] = frozenset()
    people: frozenset[tuple[str, ...]] = frozenset()

    @property
    def longest(self) -> int:
        """Words of the longest name."""
        return max(map(len, self.places | self.bare | self.people), default=0)


MONTHS = (
    "january|february|march|april|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
)
OWN = (
    "county|city|town|state|parish|department|agency|office|jail|jurisdiction|deputies|officers"
    "|sheriff|police|court|district|constituents"
)
OWN_ES = (
    "condado|ciudad|estado|departamento|agencia|oficina|cárcel|jurisdicción|policía|tribunal"
    "|distrito|agentes"
)
PARTS = "sheriff|chief|prosecutor|judge|magistrate|agent|advocate|officer|district attorney"
PARTS_ES = "alguacil|sheriff|jefe|jefa|fiscal|juez|jueza|agente|oficial"
PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (Kind.MAIL, r"[\w.+-]+@[\w-]+\.[\w.]+"),
        (Kind.TELEPHONE, r"(?<!\w)(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}\b"),
        (Kind.DAY, r"\b\d{4}-\d{1,2}-\d{1,2}\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b"),
        (Kind.DAY, rf"\b(?:{MONTHS})\.? \d{{1,2}}\b|\b\d{{1,2}} (?:de )?(?:{MONTHS})\b"),
        (Kind.DAY, rf"\b(?:{MONTHS}|may|mayo) (?:de )?(?:19|20)\d\d\b|\bmay \d{{1,2}}\b"),
        (Kind.NUMBER, r"\b(?=[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d)[A-Z0-9-]{6,}\b"),
        (Kind.WRITER, rf"\b(?:my|our) (?:own )?(?:{OWN})\b|\b(?:mi|nuestr[oa]) (?:{OWN_ES})\b"),
        (Kind.WRITER, rf"\bas (?:a|an|the) (?:{PARTS})\b|\bcomo (?:{PARTS_ES})\b"),
        (Kind.WRITER, rf"\bI(?:'m| am| was) (?:a|an|the) (?:\w+ )?(?:{PARTS})\b"),
        (Kind.WRITER, r"\bwhere I (?:work|serve|live|sit)\b|\bdonde (?:trabajo|vivo)\b"),
    )
)
WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")
KINDS_OF_COUNTY = frozenset({"county", "parish", "borough", "municipio", "municipality"})


def unblinds(words: str, names: Names) -> list[Clue]:
    """What of some words could tell a place, a person or their writer; each once, in order."""
    found = [
        (match.start(), Clue(kind, match.group()))
        for kind, pattern in PATTERNS
        for match in pattern.finditer(words)
    ]
    found += _named(words, names)
    return list(
        dict.fromkeys(warning for _start, warning in sorted(found, key=lambda one: one[0]))
    )


def names_of(places: Iterable[str], people: Iterable[str]) -> Names:
    """The names to look for, given those of places and agencies, and of members."""
    full = frozenset(map(_words, places)) - {()}
    bare = frozenset(one[:-1] for one in full if len(one) > 1 and one[-1] in KINDS_OF_COUNTY)
    whole = frozenset(map(_words, people)) - {()}
    # A family name alone tells who it is; a given name of three letters is a word too often.
    last = frozenset((one[-1],) for one in whole if len(one[-1]) > 3)
    return Names(
        frozenset(one for one in full if len(one) > 1), bare | _single(full), whole | last
    )


def _single(full: frozenset[tuple[str, ...]]) -> frozenset[tuple[str, ...]]:
    """Names of one word, as those of most states, are names where they begin with a capital."""
    return frozenset(one for one in full if len(one) == 1 and len(one[0]) > 2)


def _words(name: str) -> tuple[str, ...]:
    return tuple(match.group().casefold() for match in WORD.finditer(name))


def _named(words: str, names: Names) -> Iterator[tuple[int, Clue]]:
    """The names that stand in some words, longer ones first; none within another."""
    tokens = list(WORD.finditer(words))
    place = 0
    while place < len(tokens):
        for length in range(min(names.longest, len(tokens) - place), 0, -1):
            run = tokens[place : place + length]
            if kind := _kind(tuple(one.group() for one in run), names):
                start, end = run[0].start(), run[-1].end()
                yield start, Clue(kind, words[start:end])
                place += length - 1
                break
        place += 1


def _kind(run: tuple[str, ...], names: Names) -> Kind | None:
    small = tuple(word.casefold() for word in run)
    is_written_as_name = all(word[0].isupper() for word in run)
    if small in names.places or (is_written_as_name and small in names.bare):
        return Kind.PLACE
    return Kind.PERSON if is_written_as_name and small in names.people else None
