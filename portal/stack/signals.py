"""Signals from outside: every polite one ends the program as Ctrl-C does."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

POLITE = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# Python drops an exception that is raised in a hook of fork or in a finalizer, so that a signal
# that falls there would be lost: it is repeated until the program stops what it started.
REPEATED_AFTER = 1.0


def stop_as_ctrl_c() -> None:
    """Make the end of a session and a plain kill raise KeyboardInterrupt, as Ctrl-C does."""
    for number in (*POLITE, signal.SIGALRM):
        signal.signal(number, _interrupt)


@contextmanager
def deaf() -> Iterator[None]:
    """Finish what is being stopped, however often Ctrl-C is pressed; for the main thread."""
    heard = (*POLITE, signal.SIGALRM)
    before = {number: signal.signal(number, signal.SIG_IGN) for number in heard}
    signal.setitimer(signal.ITIMER_REAL, 0)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    signal.setitimer(signal.ITIMER_REAL, REPEATED_AFTER)
    raise KeyboardInterrupt
