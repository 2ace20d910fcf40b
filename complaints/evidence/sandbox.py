"""The only way by which evidence is read: in a confined child of its own, under limits.

A child is started for each file, sees nothing of the portal's environment, and is ended with it.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple
from pathlib import Path

from complaints.evidence.child import UNCONFINED
from complaints.evidence.kinds import SOUNDS, Kind
from complaints.evidence.refusals import NoCopy, Problem
from complaints.evidence.writing import copy_of
from matching.interchange.errors import SandboxUnavailable
from matching.interchange.sandbox.frames import BrokenFrame, Frame, receive, send
from portal.confinement import Limits

ROOT = Path(__file__).resolve().parents[2]
MB = 1024 * 1024
# Of memory a photo of 24 million pixels needs four copies; a leased job has 90 seconds.
LIMITS = {
    "image": Limits(memory=1024 * MB, cpu=20, wall=30.0),
    "pages": Limits(memory=768 * MB, cpu=60, wall=70.0),
    "sound": Limits(memory=256 * MB, cpu=40, wall=50.0),
    "text": Limits(memory=512 * MB, cpu=10, wall=15.0),
}
DECODERS = {
    Kind.JPEG: "image",
    Kind.PNG: "image",
    Kind.PDF: "pages",
    Kind.TEXT: "text",
} | dict.fromkeys(SOUNDS, "sound")
PROGRAM = (
    "import json, socket, sys; sys.path.insert(0, sys.argv[2]); "
    "from complaints.evidence.child import serve; "
    "from complaints.evidence.decoders.{decoder} import decode; "
    "from portal.confinement import Limits; "
    "limits = Limits(*json.loads(sys.argv[3])); "
    "serve(socket.socket(fileno=int(sys.argv[1])), decode, limits)"
)
PASSED_ON = ("PATH", "LANG", "LC_ALL")


def rebuild(kind: Kind, raw: bytes) -> bytes:
    """The working copy of a file, of the same kind (of sound: WAV) and with nothing else of it.

    Raises ``NoCopy``, and ``SandboxUnavailable`` where no child can be confined.
    """
    decoder = DECODERS[kind]
    limits = LIMITS[decoder]
    with _child(decoder, limits) as (child, line):
        try:
            return copy_of(kind, _answers(line, raw, time.monotonic() + limits.wall))
        except TimeoutError:
            raise NoCopy(Problem.TOOK_TOO_LONG) from None
        except (BrokenFrame, OSError):
            line.close()
            raise _ending(child) from None


def _answers(line: socket.socket, raw: bytes, deadline: float) -> Iterator[Frame]:
    """Hand the file over and yield what comes back, up to the frame that says it is all."""
    line.settimeout(max(0.1, deadline - time.monotonic()))
    # A child that ended before it had read all broke the line, which reading it will tell.
    with suppress(BrokenPipeError, ConnectionResetError):
        send(line, Frame({}, (raw,)))
    while True:
        frame = receive(line, max(0.1, deadline - time.monotonic()))
        if "problem" in frame.header:
            raise NoCopy(_problem(frame.header["problem"]))
        if frame.header.get("end"):
            return
        if time.monotonic() > deadline:
            raise TimeoutError
        yield frame


def _problem(told: object) -> Problem:
    return next((one for one in Problem if one == told), Problem.DAMAGED)


def _ending(child: subprocess.Popen[bytes]) -> Exception:
    """What to raise for a child that ended without saying how."""
    try:
        code = child.wait(5.0)
    except subprocess.TimeoutExpired:
        return NoCopy(Problem.TOOK_TOO_LONG)
    if code == UNCONFINED:
        return SandboxUnavailable("The process that reads evidence cannot be confined.")
    # The limit of processor time ends a child by a signal, as does the machine's lack of memory.
    killed = code in (-9, -24)
    return NoCopy(Problem.TOOK_TOO_LONG if killed else Problem.DAMAGED)


@contextmanager
def _child(
    decoder: str, limits: Limits
) -> Iterator[tuple[subprocess.Popen[bytes], socket.socket]]:
    """A child that waits for a file on a line; it is gone at the end, whatever it was doing."""
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            child = _spawn(decoder, limits, theirs)
        try:
            yield child, ours
        finally:
            child.kill()
            child.wait()


def _spawn(decoder: str, limits: Limits, line: socket.socket) -> subprocess.Popen[bytes]:
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    arguments = [str(line.fileno()), str(ROOT), json.dumps(astuple(limits))]
    return subprocess.Popen(  # noqa: S603  (our own interpreter, our own code)
        [sys.executable, "-I", "-c", PROGRAM.format(decoder=decoder), *arguments],
        pass_fds=[line.fileno()],
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
    )
