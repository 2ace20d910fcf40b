"""What a child that reads bytes from outside may do: compute, and speak on one line.

Limits of memory, time, files and processes; an unprivileged user where the portal runs as root;
no new privileges; and a list of the system calls that reading needs, all others ending the
process (seccomp).
"""

import ctypes
import errno
import os
import resource
import signal
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

try:
    import pyseccomp
except (ImportError, RuntimeError):  # The system's libseccomp is not installed.
    pyseccomp = None

NOBODY = 65_534
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_PROT_EXEC = 4

# Reading and writing on lines that are open, memory, locks and clocks: nothing that opens,
# connects, starts or signals.
CALLS = (
    "read",
    "write",
    "recvfrom",
    "sendto",
    "poll",
    "close",
    "lseek",
    "fstat",
    "newfstatat",
    "munmap",
    "mremap",
    "brk",
    "madvise",
    "futex",
    "rt_sigaction",
    "rt_sigprocmask",
    "rt_sigreturn",
    "sigaltstack",
    "clock_gettime",
    "clock_nanosleep",
    "gettimeofday",
    "getrandom",
    "getpid",
    "gettid",
    "getcpu",
    "sched_yield",
    "sched_getaffinity",
    "restart_syscall",
    "exit",
    "exit_group",
)
# Allowed without execution only, so that no code can be brought in.
MEMORY_CALLS = ("mmap", "mprotect")
# Answered with "permission denied" and not with the end: the C library asks /sys how many
# processors there are, and goes on without.
DENIED_CALLS = ("openat",)


@dataclass(frozen=True)
class Limits:
    """Bytes of memory beyond what the process has, seconds of processor and of clock."""

    memory: int
    cpu: int
    wall: float


class Confinement:
    """The list of calls, made once, to be put on any number of children.

    ``missing`` says why the list cannot be enforced on this machine; "" where it can.
    """

    def __init__(self) -> None:
        """Make the list and try it on two children: one that keeps to it, one that does not."""
        self._calls = _allowed_calls() if pyseccomp else None
        self.missing = "" if self._calls else "libseccomp is not installed"
        if self._calls and _ending(self._calls.load, os.getpid) != 0:
            self.missing = "the kernel or the container refuses it"
        elif self._calls and _ending(self._calls.load, os.getppid) != -signal.SIGSYS:
            self.missing = "it is accepted but not enforced"

    def put_on(self, limits: Limits) -> None:
        """Confine this process for good; OSError when a part of it cannot be put on."""
        _limit(limits)
        if os.getuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
        # After the change of user, which would clear it.
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        _prctl(_PR_SET_NO_NEW_PRIVS, 1)
        if self._calls and not self.missing:
            self._calls.load()


def _limit(limits: Limits) -> None:
    with open("/proc/self/statm") as statm:
        held = int(statm.read().split()[0]) * resource.getpagesize()
    for kind, value in (
        (resource.RLIMIT_AS, held + limits.memory),
        (resource.RLIMIT_CPU, limits.cpu),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 0),
    ):
        resource.setrlimit(kind, (value, value))


def _prctl(option: int, value: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, value, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def _allowed_calls() -> Any:
    calls = pyseccomp.SyscallFilter(defaction=pyseccomp.KILL_PROCESS)
    for name in CALLS:
        calls.add_rule(pyseccomp.ALLOW, name)
    for name in MEMORY_CALLS:
        never_executable = pyseccomp.Arg(2, pyseccomp.MASKED_EQ, _PROT_EXEC, 0)
        calls.add_rule(pyseccomp.ALLOW, name, never_executable)
    for name in DENIED_CALLS:
        calls.add_rule(pyseccomp.ERRNO(errno.EACCES), name)
    return calls


def _ending(*steps: Callable[[], object]) -> int:
    """Run steps in a child; return its exit code, or minus the signal that ended it."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            for step in steps:
                step()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
