"""Starts recipes, waits until they are ready, watches them, and stops them in reverse order."""

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Callable

from portal.stack.ledger import Known, Ledger
from portal.stack.process import NotReady, Recipe, spawn
from portal.stack.signals import deaf
from portal.stack.state import LOCK, State

Say = Callable[[str, float], None]


class Supervisor:
    """The processes of one state folder, in the order in which they were started."""

    def __init__(self, state: State, say: Say) -> None:
        self.state = state
        self.say = say
        self.ledger = Ledger(state.path)
        self.recipes: dict[str, Recipe] = {}
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._claim: int | None = None

    def claim(self) -> None:
        """Refuse a second supervisor of the same folder, and clear what a killed one left."""
        self._claim = os.open(self.state.path / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(self._claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SystemExit(f"already running from {self.state.path}") from None
        self._clear()

    def launch(self, recipe: Recipe) -> None:
        """Start a process without waiting for it; `await_ready` comes before its first use."""
        self.recipes[recipe.name] = recipe
        child = spawn(recipe, self.state)
        self._children[recipe.name] = child
        self.ledger.add(recipe.name, child.pid)

    def start(self, recipe: Recipe) -> None:
        """Start a process and return when it is ready."""
        self.launch(recipe)
        self.await_ready(recipe.name)

    def await_ready(self, name: str) -> None:
        """Return when `name` is ready; raise NotReady with its log's end when it never is."""
        recipe, began = self.recipes[name], time.monotonic()
        try:
            while not recipe.ready():
                self._require_hope(name, time.monotonic() - began)
                time.sleep(0.05)
        except NotReady as reason:
            raise NotReady(f"{name} {reason}:\n{self.log_tail(name)}") from None
        self.say(f"{name} is ready", time.monotonic() - began)

    def log_tail(self, name: str, characters: int = 2000) -> str:
        """Return the last words of `name`."""
        return self.state.log_of(name).read_text(errors="replace")[-characters:]

    def kill(self, name: str) -> None:
        """End `name` as kill -9 does, whoever started it, and return when it is gone."""
        known = self._known(name)
        known.send(signal.SIGKILL)
        self._bury(name)
        known.wait(10)

    def restart(self, name: str) -> None:
        """Start `name` again as it was: same command, port and data."""
        self.start(self.recipes[name])

    def stop(self, name: str) -> None:
        """Ask `name` to end, and kill its group when its grace is over."""
        recipe, known, began = self.recipes.get(name), self._known(name), time.monotonic()
        if known.is_alive():
            os.kill(known.pid, recipe.stop if recipe else signal.SIGTERM)
        if not known.wait(recipe.grace if recipe else 15.0):
            known.send(signal.SIGKILL)
        self._bury(name)
        self.ledger.remove(name)
        self.say(f"{name} has stopped", time.monotonic() - began)

    def stop_all(self) -> None:
        """Stop every process, the last started first, and give the folder free."""
        with deaf():
            for name in reversed(self.ledger.names()):
                self.stop(name)
        if self._claim is not None:
            os.close(self._claim)
            self._claim = None

    def stop_own(self) -> None:
        """Stop the processes that this object started, and none that another did."""
        for name in reversed(list(self._children)):
            self.stop(name)

    def watch(self) -> str:
        """Return the name of the first process that ends by itself; Ctrl-C interrupts."""
        while True:
            for name, child in self._children.items():
                if child.poll() is not None:
                    return name
            time.sleep(0.2)

    def _require_hope(self, name: str, waited: float) -> None:
        ended, patience = self._children[name].poll(), self.recipes[name].patience
        if ended is not None:
            raise NotReady(f"ended with {ended}")
        if waited > patience:
            raise NotReady(f"was not ready in {patience:.0f} s")

    def _known(self, name: str) -> Known:
        return self.ledger.process(name) or Known(0, 0)

    def _bury(self, name: str) -> None:
        child = self._children.pop(name, None)
        if child is not None:
            child.wait()

    def _clear(self) -> None:
        for name in reversed(self.ledger.names()):
            known = self._known(name)
            known.send(signal.SIGINT)  # the one that none of them answers by waiting for others
            if not known.wait(5):
                known.send(signal.SIGKILL)
                known.wait(5)
            self.ledger.remove(name)
