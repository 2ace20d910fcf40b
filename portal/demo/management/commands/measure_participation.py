"""`manage.py measure_participation`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.demo.measure_participation import measure


class Command(BaseCommand):
    """Measure the register at a running demo; `manage.py bench participation` starts one."""

    help = "Print how long acts, look-ups, pages and the gate take."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("address", help="where the site answers")
        parser.add_argument("--events", type=int, default=100_000, help="entries in the list")

    def handle(self, **options: Any) -> None:
        """Measure, and say each figure."""
        measure(address=options["address"], events=options["events"], say=self._say)

    def _say(self, what: str, seconds: float) -> None:
        self.stdout.write(f"{what}: {seconds * 1000:,.2f} ms")
