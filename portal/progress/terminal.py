"""How far a command is: a bar that is drawn over on a terminal, plain lines where it is piped."""

from dataclasses import dataclass, field

from django.core.management.base import OutputWrapper

WIDTH = 30
# A pipe gets a line for each tenth, so that a log stays short.
TENTHS = 10


@dataclass
class CommandBar:
    """One bar of a command."""

    label: str
    out: OutputWrapper
    _told: int = field(default=-1, init=False)

    def step(self, done: int, of: int) -> None:
        """So much of so much is done."""
        if self.out.isatty():
            self._draw(done, of)
        elif (tenth := done * TENTHS // of if of else 0) > self._told:
            self._told = tenth
            self.out.write(f"{self.label}: {done:,} of {of:,}")

    def _draw(self, done: int, of: int) -> None:
        share = done / of if of else 0.0
        filled = round(share * WIDTH)
        bar = "#" * filled + "-" * (WIDTH - filled)
        end = "\n" if done >= of else ""
        self.out.write(f"\r{self.label} [{bar}] {done:,} of {of:,}{end}", ending="")
        self.out.flush()
