"""The courses as they are written down: a file for each module and language, and the editions."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from portal.training.courses.content import FALLBACK, Course, course_of

DATA = Path(__file__).with_name("data")
EDITIONS = "editions.toml"


@dataclass(frozen=True)
class Published:
    """One edition in the list of all that were published, to which lines are only added."""

    module: str
    number: int
    published_on: date
    languages: tuple[str, ...]
    digest: str
    pass_mark: int
    retake_by: date | None


@cache
def courses() -> dict[str, Course]:
    """Every course by its key."""
    written: dict[str, dict[str, dict[str, Any]]] = {}
    for path in sorted(DATA.glob("*.*.toml"), key=_turn):
        key, language, _toml = path.name.split(".")
        written.setdefault(key, {})[language] = tomllib.loads(path.read_text())
    return {key: course_of(key, words) for key, words in written.items()}


def course(key: str) -> Course | None:
    """The course of a module's key, if one is written."""
    return courses().get(key)


@cache
def published() -> tuple[Published, ...]:
    """Every edition that was ever published, as the list has them."""
    listed = tomllib.loads((DATA / EDITIONS).read_text())
    return tuple(
        Published(
            module=one["module"],
            number=one["number"],
            published_on=one["published_on"],
            languages=tuple(one["languages"]),
            digest=one["digest"],
            pass_mark=one["pass_mark"],
            retake_by=one.get("retake_by"),
        )
        for one in listed["editions"]
    )


def _turn(path: Path) -> tuple[bool, str]:
    """English before the others."""
    return (path.name.split(".")[1] != FALLBACK, path.name)
