"""One child process: started so that it cannot outlive the process that started it."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portal.stack.state import State

PR_SET_PDEATHSIG = 1


class NotReady(RuntimeError):
    """A process ended or took too long before it could be used; carries its log's last lines."""


@dataclass(frozen=True)
class Recipe:
    """What to run, when it is ready, and how it is asked to stop.

    `ready` answers False while the process is not yet to be used, and raises NotReady where
    waiting will not help.  `stop` is the signal for an
    ordinary end and `orphaned` the one it gets from the kernel when its parent dies.
    """

    name: str
    command: list[str]
    ready: Callable[[], bool]
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path = Path("/")
    as_account: bool = False
    stop: signal.Signals = signal.SIGTERM
    orphaned: signal.Signals = signal.SIGTERM
    patience: float = 60.0
    grace: float = 15.0


def spawn(recipe: Recipe, state: State) -> subprocess.Popen[bytes]:
    """Start a recipe's process in a group of its own, its words going to its log.

    Must be called from a thread that lives as long as the process should: the kernel takes the
    end of the starting thread for the end of the parent.
    """
    account = state.account if recipe.as_account else None
    with state.log_of(recipe.name).open("ab") as log:
        return subprocess.Popen(
            recipe.command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd=recipe.folder,
            env={**os.environ, **recipe.environment},
            start_new_session=True,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
            preexec_fn=die_with(os.getpid(), recipe.orphaned),
        )


def die_with(parent: int, number: signal.Signals) -> Callable[[], None]:
    """Return what Popen runs in the child: ask the kernel for `number` when the parent dies.

    Popen runs it after the drop of rights, which would clear the wish.
    """
    prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None

    def last_words() -> None:
        if prctl is None:
            return
        prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)

    return last_words
