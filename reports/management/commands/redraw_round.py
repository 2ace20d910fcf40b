"""`manage.py redraw_round`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.committee.rounds.drawing import draw_again
from reports.committee.rounds.frames import digest_of


class Command(BaseCommand):
    """Draw the sample of a round again from its public files; no database is asked."""

    help = "Print the keys that a seed draws from the frame of a round."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("frame", type=Path, help="the frame of the round, a CSV file")
        parser.add_argument("--seed", required=True, help="the seed, as it was published")
        parser.add_argument("--size", type=int, required=True, help="cases to draw")

    def handle(self, *, frame: Path, seed: str, size: int, **_options: Any) -> None:
        """Say the digest of the file, then each key drawn, ascending."""
        try:
            text = frame.read_bytes()
            keys = draw_again(text, size=size, seed=seed)
        except (OSError, ValueError) as problem:
            raise CommandError(str(problem)) from None
        self.stderr.write(f"SHA-256 of the frame: {digest_of(text)}")
        self.stdout.write("\n".join(keys))
