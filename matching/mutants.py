"""Hostile variants of a sound booking file, seeded: the same seed gives the same bytes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from random import Random

import numpy as np

from matching.engine.synth import synthetic_minutiae
from matching.interchange import headers
from matching.interchange.images import Gray
from matching.interchange.impressions import Impression, Segment
from matching.interchange.minutia_records import ANSI_378, ISO_19794, write_minutia_record
from matching.interchange.writer import Envelope, as_impression, write_transaction

ENVELOPE = Envelope("CAR", date(2011, 6, 17), "ZZMUTANT0", "MUTANT", user_text={3: "invented"})
COMPRESSIONS = (headers.WSQ, headers.PNG, headers.RAW, headers.JP2)
_NUMBER = re.compile(rb"(?<=:)\d+")


@dataclass(frozen=True)
class Mutant:
    """One hostile file; ``position`` is set where it is sent as one finger's image."""

    kind: str
    data: bytes
    position: int | None = None


def mutants(count: int, seed: int) -> Iterator[Mutant]:
    """Yield `count` hostile files, every kind in turn."""
    rng = Random(seed)  # noqa: S311  the same files for everybody
    kinds = list(KINDS.items())
    for number in range(count):
        kind, mutate = kinds[number % len(kinds)]
        position = 2 if kind.startswith("image:") else None
        yield Mutant(kind, mutate(rng), position)


@cache
def sound(compression: str = headers.PNG, record_type: int = 14) -> bytes:
    """A transaction in order: two fingers and a pair of thumbs, of waves instead of ridges."""
    return write_transaction(ENVELOPE, list(_prints(compression)), record_type=record_type)


@cache
def _prints(compression: str) -> tuple[Impression, ...]:
    fingers = [as_impression(_waves(300, 260), p, compression=compression) for p in (2, 8)]
    return (*fingers, as_impression(_waves(700, 800), 15, compression=compression))


def _waves(height: int, width: int) -> Gray:
    rows, columns = np.mgrid[0:height, 0:width]
    waves: Gray = (128 + 100 * np.sin((columns + rows / 2) * 0.7)).astype(np.uint8)
    return waves


@cache
def _record(ansi: bool) -> bytes:
    fingers = [(position, synthetic_minutiae(position)) for position in (2, 7)]
    return write_minutia_record(fingers, ANSI_378 if ansi else ISO_19794)


def _transaction(rng: Random) -> bytes:
    return sound(rng.choice(COMPRESSIONS), rng.choice((4, 14)))


def _template(rng: Random) -> bytes:
    return _record(rng.random() < 0.5)


def _image(rng: Random) -> bytes:
    return _prints(rng.choice((headers.WSQ, headers.PNG, headers.JP2)))[0].data


def with_damaged_pixels(impression: Impression, rng: Random) -> Impression:
    """The same impression with bytes changed behind its header, where the door does not look."""
    data = bytearray(impression.data)
    for _ in range(rng.choice([5, 50, 500])):
        data[rng.randrange(len(data) // 3, len(data) - 2)] = rng.randrange(256)
    return replace(impression, data=bytes(data))


def _noise(rng: Random) -> bytes:
    return rng.randbytes(rng.randrange(1, 5_000))


def _truncated(raw: bytes, rng: Random) -> bytes:
    return raw[: rng.randrange(len(raw))]


def _flipped(raw: bytes, rng: Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(rng.choice([1, 3, 30])):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _flipped_in_front(raw: bytes, rng: Random) -> bytes:
    return _flipped(raw[:400], rng) + raw[400:]


def _overwritten(raw: bytes, rng: Random) -> bytes:
    start, length = rng.randrange(len(raw)), rng.choice([4, 64, 2_000])
    return raw[:start] + rng.randbytes(length) + raw[start + length :]


def _swapped(raw: bytes, rng: Random) -> bytes:
    a, b, c = sorted(rng.sample(range(len(raw)), 3))
    return raw[:a] + raw[b:c] + raw[a:b] + raw[c:]


def _doubled(raw: bytes, rng: Random) -> bytes:
    return raw + raw[rng.randrange(len(raw)) :]


def _lying_number(raw: bytes, rng: Random) -> bytes:
    """Change one number in the text: a length, a count, a side, a code."""
    spot = rng.choice(list(_NUMBER.finditer(raw[:2_000])))
    lie = rng.choice([b"0", b"-1", b"1", b"65535", b"99999999", b"9" * 30, b"1e9", b""])
    return raw[: spot.start()] + lie + raw[spot.end() :]


def _without_separator(raw: bytes, rng: Random) -> bytes:
    return raw.replace(rng.choice([b"\x1c", b"\x1d", b"\x1e", b"\x1f"]), b" ", 1)


def _of(
    source: Callable[[Random], bytes], mutate: Callable[[bytes, Random], bytes]
) -> Callable[[Random], bytes]:
    return lambda rng: mutate(source(rng), rng)


def _changed(**choices: list[object]) -> Callable[[Random], bytes]:
    """A well-formed file, one of whose impressions says something that cannot be."""

    def mutate(rng: Random) -> bytes:
        first, *others = _prints(rng.choice((headers.WSQ, headers.PNG, headers.RAW)))
        changes = {name: rng.choice(values) for name, values in choices.items()}
        return write_transaction(ENVELOPE, [replace(first, **changes), *others])  # type: ignore[arg-type]

    return mutate


def _damaged_pixels(rng: Random) -> bytes:
    """A file that passes at the door, but whose first image does not decode or decodes wrong."""
    first, *others = _prints(rng.choice((headers.WSQ, headers.JP2)))
    return write_transaction(ENVELOPE, [with_damaged_pixels(first, rng), *others])


def _tiny(rng: Random) -> bytes:
    side = rng.choice([1, 2, 10, 50])
    return write_transaction(ENVELOPE, [as_impression(_waves(side, side), 2, compression="png")])


def _twice(rng: Random) -> bytes:
    first, *_ = _prints(rng.choice(COMPRESSIONS))
    return write_transaction(ENVELOPE, [first, first])


def _without_fingers(_: Random) -> bytes:
    return write_transaction(ENVELOPE, [])


KINDS: dict[str, Callable[[Random], bytes]] = {
    "empty": lambda _: b"",
    "noise": _noise,
    "truncated": _of(_transaction, _truncated),
    "bits flipped": _of(_transaction, _flipped),
    "bits flipped in front": _of(_transaction, _flipped_in_front),
    "overwritten": _of(_transaction, _overwritten),
    "parts swapped": _of(_transaction, _swapped),
    "a number that lies": _of(_transaction, _lying_number),
    "a separator gone": _of(_transaction, _without_separator),
    "the end twice": _of(_transaction, _doubled),
    "huge sides": _changed(width=[12_000, 65_535, 99_999], height=[12_000, 65_535]),
    "wrong finger": _changed(position=[0, 16, 40, 99, 255]),
    "wrong resolution": _changed(ppi=[0.0, 1.0, 99_999.0]),
    "wrong kind": _changed(impression_type=[4, 9, 30, 99]),
    "wrong compression": _changed(compression=[headers.JP2, headers.RAW, headers.PNG]),
    "no image": _changed(data=[b"", b"\x1d", b"\xff\xa0\xff\xa1"]),
    "impossible segments": _changed(segments=[(Segment(9, 9, 1, 9, 1),)]),
    "damaged pixels": _damaged_pixels,
    "tiny": _tiny,
    "the same finger twice": _twice,
    "no fingerprints": _without_fingers,
    "template: truncated": _of(_template, _truncated),
    "template: bits flipped": _of(_template, _flipped_in_front),
    "template: overwritten": _of(_template, _overwritten),
    "image: truncated": _of(_image, _truncated),
    "image: bits flipped": _of(_image, _flipped),
    "image: overwritten": _of(_image, _overwritten),
}
