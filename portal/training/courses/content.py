"""A course as plain values: its texts in each language, and the digest of all that it says."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FALLBACK = "en"


@dataclass(frozen=True)
class Page:
    """One page to read: paragraphs, and then points if there are any."""

    title: str
    text: tuple[str, ...]
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question, its options, the places of those that are right, and why they are."""

    ask: str
    options: tuple[str, ...]
    right: frozenset[int]
    why: str

    @property
    def takes_several(self) -> bool:
        """Whether more than one option is right."""
        return len(self.right) > 1


@dataclass(frozen=True)
class Packet:
    """What a leader needs to hold a roll call on the course."""

    summary: str
    talking: tuple[str, ...]
    discuss: tuple[str, ...]
    check: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    """Everything that a course says in one language."""

    language: str
    title: str
    summary: str
    pages: tuple[Page, ...]
    questions: tuple[Question, ...]
    facts: tuple[str, ...]
    packet: Packet


@dataclass(frozen=True)
class Course:
    """A course by the key of its module; English comes first."""

    key: str
    texts: Mapping[str, Text]
    digest: str

    @property
    def languages(self) -> list[str]:
        """The languages that it is written in."""
        return list(self.texts)

    def text_in(self, language: str) -> Text:
        """The text in a reader's language; in English, or the first there is, where it lacks."""
        primary = language.partition("-")[0]
        first = self.texts.get(FALLBACK) or next(iter(self.texts.values()))
        return self.texts.get(primary, first)


def course_of(key: str, written: Mapping[str, Mapping[str, Any]]) -> Course:
    """The course of what was written in each language; ValueError where it makes no sense."""
    texts = {language: text_of(language, words) for language, words in written.items()}
    if len({_shape(text) for text in texts.values()}) != 1:
        raise ValueError(f"{key}: its languages differ in pages, questions or right answers.")
    return Course(key, texts, digest_of(written))


def text_of(language: str, words: Mapping[str, Any]) -> Text:
    """One language of a course from its file; KeyError or ValueError where it makes no sense."""
    packet = words["packet"]
    return Text(
        language=language,
        title=words["title"],
        summary=words["summary"],
        pages=tuple(_page(one) for one in words["pages"]),
        questions=tuple(_question(one) for one in words["questions"]),
        facts=tuple(words["facts"]),
        packet=Packet(
            summary=packet["summary"],
            talking=tuple(packet["talking"]),
            discuss=tuple(packet["discuss"]),
            check=tuple(packet["check"]),
        ),
    )


def digest_of(written: Mapping[str, Mapping[str, Any]]) -> str:
    """The SHA-256 of every word in every language, wherever it is computed."""
    told = json.dumps(written, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def _page(words: Mapping[str, Any]) -> Page:
    return Page(words["title"], tuple(words["text"]), tuple(words.get("points", ())))


def _question(words: Mapping[str, Any]) -> Question:
    options, right = tuple(words["options"]), frozenset(words["right"])
    if not right or not right < set(range(len(options))) or len(set(options)) < len(options):
        raise ValueError(f"{words['ask']!r} needs right answers, wrong ones, and no two alike.")
    return Question(words["ask"], options, right, words["why"])


def _shape(text: Text) -> tuple[object, ...]:
    """What is the same in every language."""
    packet = text.packet
    return (
        tuple((len(page.text), len(page.points)) for page in text.pages),
        tuple((len(one.options), one.right) for one in text.questions),
        len(text.facts),
        *(len(part) for part in (packet.talking, packet.discuss, packet.check)),
    )
