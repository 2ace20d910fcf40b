"""What in a statement may point to a private person, for the moderator to look at.  Pure.

A simple screen: it finds too much rather than too little, decides nothing, and is no proof that
what it passes names nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST = 20  # on a page


class Sign(models.TextChoices):
    """What was found."""

    NAME = "NAME", _("May be a name")
    TELEPHONE = "TELEPHONE", _("A telephone number")
    EMAIL = "EMAIL", _("An e-mail address")
    NUMBER = "NUMBER", _("A number of a person or a case")
    ADDRESS = "ADDRESS", _("A street address")
    BIRTH = "BIRTH", _("A date of birth")


@dataclass(frozen=True)
class Found:
    """Words of the statement, and what they may be."""

    sign: Sign
    words: str


_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'\u2019-]*[a-zß-öø-ÿ]\w*"
_TITLES = r"(?:Mr|Mrs|Ms|Miss|Dr|Sr|Sra|Srta|Don|Doña|Officer|Deputy|Agent|Agente|Oficial)"
# The most telling first: what one finds is not looked at by the next ones.
_SIGNS: dict[Sign, re.Pattern[str]] = {
    Sign.EMAIL: re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    Sign.NUMBER: re.compile(
        r"\bA[- #]?\d{2,3}[- ]?\d{3}[- ]?\d{3}\b|\b\d{3}-\d{2}-\d{4}\b|\b[A-Z]{3}\d{10}\b"
    ),
    Sign.TELEPHONE: re.compile(r"(?<!\d)(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}(?!\d)"),
    Sign.BIRTH: re.compile(
        r"\b(?:born|nacid[oa]|DOB|birth|nacimiento)\b\W{0,3}(?:\w+\W+){0,3}?[\w/.-]*\d[\w/.-]*",
        re.IGNORECASE,
    ),
    Sign.ADDRESS: re.compile(
        rf"\b\d{{1,5}} (?:[NSEW]\.? )?(?:{_CAPITAL} ){{1,3}}"
        r"(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Dr|Drive|Ln|Lane|Ct|Court|Way|Apt)\b"
        rf"|\b(?:[Cc]alle|[Aa]venida) (?:{_CAPITAL} ?){{1,3}},? ?\d{{1,5}}\b"
    ),
    Sign.NAME: re.compile(
        rf"\b{_TITLES}\b\.? {_CAPITAL}(?: {_CAPITAL}){{0,2}}"
        rf"|\b{_CAPITAL}(?: (?:[A-Z]\.|de|del|de la|y|van|von|{_CAPITAL})){{0,3}} {_CAPITAL}"
    ),
}
# Words with a capital that stand in no private person's name.
_PUBLIC_WORDS = """
    act advisory agency agreement amendment america american april attorney august bill board
    border bureau center city committee communities community congress constitution council
    county court customs december defense department district dream east enforcement february
    federal force fourth friday general government homeland house human i ice immigration
    january judge july june justice law legal march may monday national new north november
    october office old police president priority program public rights saturday secretary secure
    security senate september sheriff south state states sunday supreme task the this thursday
    tuesday union united university washington we wednesday west when
"""
_PUBLIC = frozenset(_PUBLIC_WORDS.split())


def found_in(words: str) -> list[Found]:
    """What may point to a person, in the order of the table, each once; 20 at most."""
    seen: dict[Found, None] = {}
    for sign, text in _matches(words):
        if sign != Sign.NAME or _private(text):
            seen.setdefault(Found(sign, text))
    return list(seen)[:MOST]


def _matches(words: str) -> Iterator[tuple[Sign, str]]:
    left = words
    for sign, pattern in _SIGNS.items():
        for match in pattern.finditer(left):
            yield sign, " ".join(match[0].split())
        left = pattern.sub(lambda match: "\n" * len(match[0]), left)


def _private(name: str) -> bool:
    """Whether two of the words at the least, or one after a title, are nobody's but a person's."""
    parts = [one.strip(".,'\u2019").casefold() for one in name.split()]
    left = [one for one in parts if one not in _PUBLIC and len(one) > 1]
    titled = re.match(rf"{_TITLES}\b", name) is not None
    return len(left) >= 2 or (titled and len(left) >= 1)
