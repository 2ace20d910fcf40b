"""What a source is asked, and what it answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from portal.search.words import plain, words_of


@dataclass(frozen=True)
class Asked:
    """What somebody looks for: the text as typed, its words, and the language of the page."""

    text: str
    words: tuple[str, ...]
    language: str
    at: datetime

    @property
    def line(self) -> str:
        """All of it, as texts are compared."""
        return plain(self.text)


@dataclass(frozen=True)
class Hit:
    """One line of the results: what it is called, what it says, and where it is."""

    title: str
    text: str
    url: str
    tag: str = ""  # a flow, which the page turns into a tag
    lang: str = ""  # of the title and the text, where it is not the page's


@dataclass(frozen=True)
class Source:
    """Somewhere to look: a key for addresses, a name for people, and the function that looks."""

    key: str
    name: str | Promise
    find: Callable[[Asked], Sequence[Hit]]


@dataclass(frozen=True)
class Group:
    """What one source found: all of it, and the part that a page shows first."""

    source: Source
    hits: Sequence[Hit]
    shown: Sequence[Hit]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return len(self.hits) - len(self.shown)


def asked(text: str, *, language: str, at: datetime) -> Asked:
    """A question made of what was typed."""
    return Asked(text=text, words=words_of(text), language=language, at=at)
