"""Which lines of a frame a seed draws: the same for everybody.  Pure."""

from collections.abc import Mapping, Sequence

from reports.agreement.allocation import allocate
from reports.agreement.sampling import sample
from reports.committee.rounds.frames import read_frame


def drawn_rows(keys: Sequence[str], codes: Sequence[str], *, size: int, seed: str) -> list[int]:
    """The places in the frame of the cases drawn, in the order of their lots.

    All of them where the frame has fewer than ``size``.  Raises ``ValueError`` as
    `agreement.sampling.sample` does.
    """
    rows: list[int] = sample(keys, codes, min(size, len(keys)), seed).tolist()
    return rows


def draw_again(text: bytes, *, size: int, seed: str) -> list[str]:
    """The keys that a seed draws from a frame's file, ascending.

    Raises ``BadFrame`` and ``ValueError``.
    """
    keys, codes = read_frame(text)
    return sorted(keys[row] for row in drawn_rows(keys, codes, size=size, seed=seed))


def shares_of(sizes: Mapping[str, int], *, size: int) -> dict[str, int]:
    """How many cases each stratum gives; none where the frame is empty."""
    return allocate(sizes, min(size, sum(sizes.values()))) if sizes else {}
