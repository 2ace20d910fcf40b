"""Signals from outside: every polite one ends the program as Ctrl-C does."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

POLITE = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def stop_as_ctrl_c() -> None:
    """Make the end of a session and a plain kill raise KeyboardInterrupt, as Ctrl-C does."""
    for number in POLITE:
        signal.signal(number, _interrupt)


@contextmanager
def deaf() -> Iterator[None]:
    """Finish what is being stopped, however often Ctrl-C is pressed; for the main thread."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in POLITE}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
