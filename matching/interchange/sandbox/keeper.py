"""The portal's side: start the zygote, ask it, start it again when it is gone.

There are two kinds: a light one that reads at the door, in any process that takes uploads, and
one that holds the models for extraction. A zygote belongs to one process. A process that forks
(Celery's prefork, gunicorn's workers) leaves its zygotes to the parent, and starts its own.
"""

import atexit
import contextlib
import json
import logging
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

from matching.interchange.errors import SandboxUnavailable, TookTooLong, Unreadable
from matching.interchange.sandbox.answers import raise_refusal
from matching.interchange.sandbox.frames import BrokenFrame, Frame, receive, send
from matching.interchange.sandbox.limits import LIMITS

ROOT = Path(__file__).resolve().parents[3]
START_SECONDS = 120.0
# Beyond a job's own limit, which the zygote keeps, for its answer to arrive.
GRACE_SECONDS = 30.0
DYING_SECONDS = 0.5
NOT_STARTED = "The process that reads fingerprints did not start."
# The child sees nothing of the portal's environment, which holds its secrets.
PASSED_ON = ("PATH", "LANG", "LC_ALL", "OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE")
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
DOOR = (
    "import sys, socket; sys.path.insert(0, sys.argv[2]); "
    "from matching.interchange.sandbox.zygote import main; "
    "from matching.interchange.sandbox.door_jobs import JOBS; "
    "main(socket.socket(fileno=int(sys.argv[1])), JOBS)"
)
EXTRACTION = (
    "import sys, socket; sys.path.insert(0, sys.argv[2]); "
    "from matching.interchange.sandbox.zygote import main; "
    "from matching.interchange.sandbox.extraction_jobs import JOBS, rehearse; "
    "rehearse(); main(socket.socket(fileno=int(sys.argv[1])), JOBS)"
)

log = logging.getLogger(__name__)


class Keeper:
    """Holds at most one zygote of a kind for this process; safe to use from many threads."""

    def __init__(self, program: str) -> None:
        """Start nothing yet; `program` is what its zygote will run."""
        self._program = program
        self._lock = threading.Lock()
        self._zygote: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._warned = False

    def ask(self, job: str, request: Frame) -> Frame:
        """Have a fresh child do `job`, and return its answer.

        Raises the refusal that the child gives (`NotAccepted`), or `SandboxUnavailable` when
        there is no zygote and none can be started.
        """
        for _ in range(2):
            with self._lock:
                control = self._running()
            try:
                answer = _converse(control, job, request)
            except TimeoutError:
                self.stop()
                raise TookTooLong("Its reading did not end in time.") from None
            except (BrokenFrame, OSError):
                if self._survives():
                    raise Unreadable("Its reading broke off without an answer.") from None
                continue  # The zygote died under us, not the child: once more with a new one.
            if answer.header.get("unconfined"):
                raise SandboxUnavailable("A process that reads fingerprints cannot be confined.")
            if "reason" in answer.header:
                log.warning("a print was refused: %s", str(answer.header["reason"])[:300])
            raise_refusal(answer)
            return answer
        raise SandboxUnavailable("The process that reads fingerprints has ended twice.")

    @property
    def process_id(self) -> int | None:
        """The zygote's process, or None when there is none."""
        return self._zygote.pid if self._zygote is not None else None

    def start(self) -> None:
        """Start the zygote now rather than at the first request (`SandboxUnavailable`)."""
        with self._lock:
            self._running()

    def stop(self) -> None:
        """End the zygote and its children."""
        with self._lock:
            control, zygote = self._control, self._zygote
            self._control = self._zygote = None
        if control is not None and zygote is not None:
            control.close()
            try:
                zygote.wait(2.0)
            except subprocess.TimeoutExpired:
                zygote.kill()
                zygote.wait()

    def forget(self) -> None:
        """After a fork: leave the zygote to the parent, whose lock may be held for ever."""
        if self._control is not None:
            self._control.close()
        if self._zygote is not None:
            self._zygote.returncode = 0  # Not ours to wait for.
        self._lock = threading.Lock()
        self._control = self._zygote = None

    def _alive(self) -> bool:
        return self._zygote is not None and self._zygote.poll() is None

    def _survives(self) -> bool:
        """Tell whether the zygote is there still, a moment after a line has broken.

        A dying process closes its lines before it can be seen to have ended.
        """
        zygote = self._zygote
        if zygote is None:
            return False
        try:
            zygote.wait(DYING_SECONDS)
        except subprocess.TimeoutExpired:
            return True
        return False

    def _running(self) -> socket.socket:
        """Return the control line of a living zygote; the lock is held."""
        if self._control is not None and self._alive():
            return self._control
        if self._control is not None:
            self._control.close()
        self._control, self._zygote = None, None
        control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        zygote = None
        try:
            with theirs:
                zygote = _spawn(self._program, theirs)
            control.settimeout(START_SECONDS)
            hello = json.loads(control.recv(4096))
        except (OSError, ValueError):
            control.close()
            if zygote is not None:
                zygote.kill()
                zygote.wait()
            raise SandboxUnavailable(NOT_STARTED) from None
        self._warn_once(hello["missing"])
        self._control, self._zygote = control, zygote
        return control

    def _warn_once(self, missing: str) -> None:
        if missing and not self._warned:
            self._warned = True
            log.warning("children are confined by limits alone, without seccomp: %s", missing)


def _spawn(program: str, control: socket.socket) -> subprocess.Popen[bytes]:
    """Start an interpreter that shares nothing with this one but the control line."""
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return subprocess.Popen(  # noqa: S603  (our own interpreter, our own code)
        [sys.executable, "-I", "-c", program, str(control.fileno()), str(ROOT)],
        pass_fds=[control.fileno()],
        env=environment | ONE_THREAD,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
    )


def _converse(control: socket.socket, job: str, request: Frame) -> Frame:
    """Send a line of its own to the zygote, put the request on it, and read the answer."""
    seconds = LIMITS[job].wall + GRACE_SECONDS
    ours, theirs = socket.socketpair()
    with ours:
        with theirs:
            socket.send_fds(control, [job.encode()], [theirs.fileno()])
        ours.settimeout(seconds)
        # A child that ended before it had read all may have said why, and that can still be read.
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            send(ours, request)
        return receive(ours, seconds)


def make_keeper(program: str) -> Keeper:
    """Return a keeper that follows this process through forks and ends with it."""
    keeper = Keeper(program)
    os.register_at_fork(after_in_child=keeper.forget)
    atexit.register(keeper.stop)
    return keeper


AT_THE_DOOR = make_keeper(DOOR)
FOR_EXTRACTION = make_keeper(EXTRACTION)
