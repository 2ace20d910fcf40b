"""A sketch of what was told: how alike two texts are, without the texts.  Pure.

MinHash (Broder 1997) over runs of three words: 64 values of four bytes, each the least of a
keyed hash (BLAKE2b) over all runs.  The share of equal values estimates the share of runs that
two texts have in common.  Without the key nobody can try words against a sketch, and its size
is the same for every text.  Texts that share about two thirds of their runs nearly always share
one of 16 bands of four values, by which they are found.
"""

import hashlib
import re
import unicodedata

import numpy as np

VALUES = 64
RUN = 3
BANDS = 16
# BLAKE2b gives at most 64 bytes at once: 16 values of four bytes.
_PARTS = VALUES * 4 // 64
_WORD = re.compile(r"\w+")


def runs_of(text: str) -> frozenset[str]:
    """Every run of three words, without capitals and accents; fewer words are one run."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(mark for mark in bare if not unicodedata.combining(mark))
    words = _WORD.findall(plain)
    if not words:
        return frozenset()
    last = max(len(words) - RUN + 1, 1)
    return frozenset(" ".join(words[start : start + RUN]) for start in range(last))


def sketch_of(runs: frozenset[str], *, key: bytes) -> bytes:
    """The sketch, 256 bytes; empty where there is no run.  ``key`` has at most 64 bytes."""
    if not runs:
        return b""
    hashed = b"".join(_hashed(run.encode(), key) for run in runs)
    rows = np.frombuffer(hashed, dtype=">u4").reshape(len(runs), VALUES)
    return rows.min(axis=0).astype(">u4").tobytes()


def likeness(one: bytes, other: bytes) -> float:
    """The share of equal values, from 0 to 1; 0 where either is empty."""
    if not one or not other:
        return 0.0
    same = np.frombuffer(one, dtype=">u4") == np.frombuffer(other, dtype=">u4")
    return float(same.mean())


def bands_of(sketch: bytes) -> list[int]:
    """What is searched for: 16 numbers, one of each four values; none of an empty sketch."""
    size = VALUES * 4 // BANDS
    return [
        int.from_bytes(_band(number, sketch[number * size : (number + 1) * size]), signed=True)
        for number in range(BANDS if sketch else 0)
    ]


def _band(number: int, part: bytes) -> bytes:
    return hashlib.blake2b(bytes([number]) + part, digest_size=4).digest()


def _hashed(run: bytes, key: bytes) -> bytes:
    return b"".join(
        hashlib.blake2b(run, key=key, salt=bytes([part])).digest() for part in range(_PARTS)
    )
