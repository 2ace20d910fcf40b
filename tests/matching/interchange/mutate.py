"""Hostile variants of a valid transaction, seeded: the same seed gives the same bytes.

``mutants(count, seed)`` yields (name, bytes). The suite runs a hundred through the sandbox; to
run more against anything that takes bytes, such as an upload over HTTP:

    from tests.matching.interchange.mutate import mutants
    for name, raw in mutants(2_000, seed=7):
        assert post(raw).status_code in (201, 413, 422), name
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from matching.interchange import headers
from matching.interchange.impressions import Impression, Segment
from matching.interchange.writer import as_impression, write_transaction
from tests.matching.interchange.samples import ENVELOPE, prints, slap, waves

_NUMBER = re.compile(rb"(?<=:)\d+")


def mutants(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield `count` hostile files, every kind in turn."""
    rng = Random(seed)
    valid = [
        write_transaction(ENVELOPE, _sound(compression), record_type=record_type)
        for compression in (headers.WSQ, headers.PNG, headers.RAW, headers.JP2)
        for record_type in (4, 14)
    ]
    kinds = list(_KINDS.items())
    for number in range(count):
        name, mutate = kinds[number % len(kinds)]
        yield name, mutate(rng.choice(valid), rng)


def _sound(compression: str) -> list[Impression]:
    tips = as_impression(slap((40, 40)), 15, compression=compression)
    return [*prints(2, 8, compression=compression), tips]


def _empty(_: bytes, __: Random) -> bytes:
    return b""


def _noise(_: bytes, rng: Random) -> bytes:
    return rng.randbytes(rng.randrange(1, 5_000))


def _truncated(raw: bytes, rng: Random) -> bytes:
    return raw[: rng.randrange(len(raw))]


def _flipped(raw: bytes, rng: Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(rng.choice([1, 3, 30])):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _flipped_at_the_front(raw: bytes, rng: Random) -> bytes:
    return _flipped(raw[:400], rng) + raw[400:]


def _overwritten(raw: bytes, rng: Random) -> bytes:
    start, length = rng.randrange(len(raw)), rng.choice([4, 64, 2_000])
    return raw[:start] + rng.randbytes(length) + raw[start + length :]


def _swapped(raw: bytes, rng: Random) -> bytes:
    a, b, c = sorted(rng.sample(range(len(raw)), 3))
    return raw[:a] + raw[b:c] + raw[a:b] + raw[c:]


def _lying_number(raw: bytes, rng: Random) -> bytes:
    """Change one number in the text: a length, a count, a side, a code."""
    found = list(_NUMBER.finditer(raw[:2_000]))
    spot = rng.choice(found)
    lie = rng.choice([b"0", b"-1", b"1", b"65535", b"99999999", b"9" * 30, b"1e9", b""])
    return raw[: spot.start()] + lie + raw[spot.end() :]


def _without_separator(raw: bytes, rng: Random) -> bytes:
    return raw.replace(rng.choice([b"\x1c", b"\x1d", b"\x1e", b"\x1f"]), b" ", 1)


def _doubled(raw: bytes, rng: Random) -> bytes:
    return raw + raw[rng.randrange(len(raw)) :]


def _changed(**choices: list[object]) -> Callable[[bytes, Random], bytes]:
    """A well-formed file, one of whose impressions says something that cannot be."""

    def mutate(_: bytes, rng: Random) -> bytes:
        impressions = _sound(rng.choice([headers.WSQ, headers.PNG, headers.RAW]))
        changes = {name: rng.choice(values) for name, values in choices.items()}
        impressions[0] = replace(impressions[0], **changes)
        return write_transaction(ENVELOPE, impressions)

    return mutate


def _damaged_pixels(_: bytes, rng: Random) -> bytes:
    """A file that passes at the door, but whose first image does not decode or decodes wrong."""
    impressions = _sound(rng.choice([headers.WSQ, headers.JP2]))
    data = bytearray(impressions[0].data)
    for _ in range(rng.choice([5, 50, 500])):
        data[rng.randrange(len(data) // 3, len(data) - 2)] = rng.randrange(256)
    impressions[0] = replace(impressions[0], data=bytes(data))
    return write_transaction(ENVELOPE, impressions)


def _tiny(_: bytes, rng: Random) -> bytes:
    side = rng.choice([1, 2, 10, 50])
    return write_transaction(ENVELOPE, [as_impression(waves(side, side), 2, compression="png")])


def _twice(_: bytes, __: Random) -> bytes:
    return write_transaction(ENVELOPE, prints(3, 3))


_KINDS: dict[str, Callable[[bytes, Random], bytes]] = {
    "empty": _empty,
    "noise": _noise,
    "truncated": _truncated,
    "bits flipped": _flipped,
    "bits flipped at the front": _flipped_at_the_front,
    "overwritten": _overwritten,
    "parts swapped": _swapped,
    "a number that lies": _lying_number,
    "a separator gone": _without_separator,
    "the end twice": _doubled,
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
}
