"""What runs from a state folder: each process's id and the port it was given.

A process id alone may by now belong to a stranger; with the kernel's start time it cannot.
"""

import json
import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.stack.state import write_private


@dataclass(frozen=True)
class Known:
    """A process that was started: its id, and when the kernel started it (clock ticks).

    One that had ended before it could be asked has the start 0.
    """

    pid: int
    started: int

    def is_alive(self) -> bool:
        """Tell whether that very process still runs; one that waits to be buried does not."""
        return self.started != 0 and started_at(self.pid) == self.started

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the whole process group, which `spawn` made for each process."""
        try:
            if self.is_alive():
                os.killpg(self.pid, number)
        except ProcessLookupError:
            return

    def wait(self, seconds: float) -> bool:
        """Wait until the process is gone; False when it is still there after `seconds`."""
        until = time.monotonic() + seconds
        while self.is_alive():
            if time.monotonic() > until:
                return False
            time.sleep(0.02)
        return True


class Ledger:
    """The file that records the ports and processes of one state folder."""

    def __init__(self, state: Path) -> None:
        self.file = state / "running.json"

    def port(self, name: str) -> int | None:
        """Return the port that `name` was given, if it was given one."""
        return self._read()["ports"].get(name)

    def give_port(self, name: str, port: int) -> None:
        """Record that `name` listens on `port`."""
        self._change("ports", name, port)

    def process(self, name: str) -> Known | None:
        """Return the process last started as `name`."""
        found = self._read()["processes"].get(name)
        return Known(*found) if found else None

    def names(self) -> list[str]:
        """List what was started, the latest last."""
        return list(self._read()["processes"])

    def add(self, name: str, pid: int) -> None:
        """Record that `name` runs as `pid`."""
        self._change("processes", name, [pid, started_at(pid)])

    def remove(self, name: str) -> None:
        """Forget the process called `name`; its port stays."""
        self._change("processes", name, None)

    def _read(self) -> dict[str, dict[str, Any]]:
        if not self.file.exists():
            return {"ports": {}, "processes": {}}
        content: dict[str, dict[str, Any]] = json.loads(self.file.read_text())
        return content

    def _change(self, part: str, name: str, value: object) -> None:
        content = self._read()
        content[part].pop(name, None)
        if value is not None:
            content[part][name] = value
        write_private(self.file, json.dumps(content))


def started_at(pid: int) -> int:
    """Return when the kernel started `pid`, in clock ticks; 0 for none and for a dead one."""
    try:
        line = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    fields = line.rpartition(")")[2].split()
    return 0 if fields[0] in "ZX" else int(fields[19])
