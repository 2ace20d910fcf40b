"""How far an import is, said to whoever asks: a worker's row, a command's bar, or nobody."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Tell = Callable[[int, int], None]
T = TypeVar("T")
EACH = 100


def quiet(_done: int, _of: int) -> None:
    """Say nothing: nobody looks on."""


def counted(rows: Sequence[T], tell: Tell) -> Iterator[T]:
    """The rows one by one, and now and then how many of them were taken."""
    for number, row in enumerate(rows, start=1):
        yield row
        if number % EACH == 0 or number == len(rows):
            tell(number, len(rows))


def chunks(rows: Sequence[T], tell: Tell, *, after: int = 0) -> Iterator[Sequence[T]]:
    """The rows some at a time, told as they were taken, ``after`` others that came before."""
    for start in range(0, len(rows), EACH):
        part = rows[start : start + EACH]
        yield part
        tell(after + start + len(part), after + len(rows))
