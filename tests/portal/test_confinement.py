"""Seven ways out of a child, all shut."""

import os
import signal
import socket
import sys
from collections.abc import Callable

import pytest

from portal.confinement import Confinement, Limits

MB = 1024 * 1024
SHUT = 77


@pytest.fixture(scope="module")
def confinement() -> Confinement:
    return Confinement()


def ending(confinement: Confinement, attempt: Callable[[], object]) -> int:
    """Confine a child, let it try, and return its exit code or minus its signal."""
    child = os.fork()
    if child == 0:
        code = SHUT
        try:
            confinement.put_on(Limits(memory=64 * MB, cpu=1, wall=5.0))
            code = 0 if attempt() is not False else 1
        except (OSError, MemoryError):
            code = SHUT
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_this_machine_enforces_the_list_of_calls(confinement):
    assert confinement.missing == ""


def test_computing_is_free(confinement):
    assert ending(confinement, lambda: sum(range(1_000))) == 0


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: os.open("/etc/passwd", os.O_RDONLY),
        lambda: os.open("escape", os.O_CREAT | os.O_WRONLY, 0o600),
        lambda: bytearray(500 * MB),
    ],
    ids=["read a file", "write a file", "take memory"],
)
def test_files_and_memory_are_denied(confinement, attempt):
    assert ending(confinement, attempt) == SHUT


@pytest.mark.parametrize(
    "attempt",
    [
        socket.socket,
        os.fork,
        lambda: os.execv(sys.executable, [sys.executable, "-V"]),  # noqa: S606
        lambda: os.kill(os.getpid(), 0),
        lambda: os.setuid(0),
        lambda: os.mkdir("escape"),
    ],
    ids=["connect", "fork", "execute", "signal", "become root", "make a folder"],
)
def test_calls_beyond_the_list_end_the_child(confinement, attempt):
    assert ending(confinement, attempt) == -signal.SIGSYS


def test_an_endless_loop_ends_with_its_time(confinement):
    def loop() -> None:
        while True:
            pass

    assert ending(confinement, loop) in (-signal.SIGXCPU, -signal.SIGKILL)
