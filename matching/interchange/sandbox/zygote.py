"""A process of its own that has every decoder loaded, and forks one confined child a request.

It is started once by each process of the portal, with a clean environment and one control line.
A request is the name of a job and a line of its own, over which the child alone speaks with the
portal. The zygote never looks at what comes from outside; it forks, waits, ends what runs too
long, says how a child ended that gave no answer, and goes when the portal goes.
"""

import json
import os
import select
import signal
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass

from matching.interchange.errors import NotAccepted, TookTooLong, Unreadable
from matching.interchange.sandbox import answers
from matching.interchange.sandbox.frames import BrokenFrame, Frame, receive, send
from matching.interchange.sandbox.limits import LIMITS
from portal.confinement import Confinement

Jobs = dict[str, Callable[[Frame], Frame]]

MAX_REQUEST = 256
# How often to look whether the portal is still there although its line is open.
PATIENCE = 5.0
TOO_LONG = "Reading was stopped because it took too long or too much memory."
UNCONFINED = 3
DAMAGED = "It is damaged in a way that stopped its reading."


@dataclass
class Child:
    """A running child: when it must be done, and the line to say so if it gave no answer."""

    deadline: float
    line: socket.socket
    overdue: bool = False


def main(control: socket.socket, jobs: Jobs) -> None:
    """Say on the control line that `jobs` are ready, and serve until that line closes."""
    confinement = Confinement()
    control.send(json.dumps({"missing": confinement.missing}).encode())
    _Zygote(control, jobs, confinement).serve()


class _Zygote:
    def __init__(self, control: socket.socket, jobs: Jobs, confinement: Confinement) -> None:
        self._control = control
        self._jobs = jobs
        self._confinement = confinement
        self._children: dict[int, Child] = {}
        self._portal = os.getppid()
        self._bell, ringer = socket.socketpair()
        for end in (self._bell, ringer):
            end.setblocking(False)
        self._ringer = ringer
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(ringer.fileno(), warn_on_full_buffer=False)
        self._null = os.open(os.devnull, os.O_RDWR)

    def serve(self) -> None:
        """Fork for each request; return when the portal is gone."""
        while os.getppid() == self._portal:
            ready, _, _ = select.select([self._control, self._bell], [], [], self._wait())
            if self._bell in ready:
                self._bell.recv(4096)
            self._reap()
            self._end_overdue()
            if self._control in ready and not self._take_request():
                break
        for pid in self._children:
            os.kill(pid, signal.SIGKILL)

    def _wait(self) -> float:
        """Seconds until something must be looked at."""
        deadlines = [child.deadline for child in self._children.values() if not child.overdue]
        soonest = min(deadlines, default=time.monotonic() + PATIENCE) - time.monotonic()
        return min(PATIENCE, max(0.0, soonest))

    def _take_request(self) -> bool:
        """Fork a child for one request; False when the control line has closed."""
        message, lines, _, _ = socket.recv_fds(self._control, MAX_REQUEST, 1)
        if not message:
            return False
        line = socket.socket(fileno=lines[0])
        job = message.decode()
        pid = os.fork()
        if pid == 0:
            self._become_child(line, job)
        self._children[pid] = Child(time.monotonic() + LIMITS[job].wall, line)
        return True

    def _become_child(self, line: socket.socket, job: str) -> None:
        """Never return: confine, answer, leave."""
        code = UNCONFINED
        try:
            signal.set_wakeup_fd(-1)
            for end in (self._control, self._bell, self._ringer):
                end.close()
            for child in self._children.values():
                child.line.close()
            for standard in range(3):
                os.dup2(self._null, standard)
            self._confinement.put_on(LIMITS[job])
            code = 1
            send(line, _answer(line, self._jobs[job]))
            code = 0
        finally:
            os._exit(code)

    def _reap(self) -> None:
        """Collect children that have ended; say so on the line of one that gave no answer."""
        while self._children:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if pid == 0:
                return
            child = self._children.pop(pid)
            if status:
                _say_how_it_ended(child, os.waitstatus_to_exitcode(status))
            child.line.close()

    def _end_overdue(self) -> None:
        now = time.monotonic()
        for pid, child in self._children.items():
            if child.deadline <= now and not child.overdue:
                child.overdue = True
                os.kill(pid, signal.SIGKILL)


def _answer(line: socket.socket, job: Callable[[Frame], Frame]) -> Frame:
    """Read one request, run the job, and pack its answer or its refusal."""
    try:
        return job(receive(line))
    except NotAccepted as refusal:
        return answers.refusal_frame(refusal)
    except MemoryError:
        return answers.refusal_frame(TookTooLong(TOO_LONG))
    except Exception as error:  # The edge of a process made to be lost: whatever a parser raises.
        frame = answers.refusal_frame(Unreadable(DAMAGED))
        return Frame(frame.header | {"reason": repr(error)[:200]})


def _say_how_it_ended(child: Child, code: int) -> None:
    late = child.overdue or code in (-signal.SIGXCPU, -signal.SIGKILL)
    frame = answers.refusal_frame(TookTooLong(TOO_LONG) if late else Unreadable(DAMAGED))
    facts = {"reason": f"the child ended with {code}", "unconfined": code == UNCONFINED}
    child.line.settimeout(1.0)
    try:
        send(child.line, Frame(frame.header | facts))
    except (OSError, BrokenFrame):
        return  # The portal has hung up.
