"""`manage.py measure_intake`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.demo.measure import measure


class Command(BaseCommand):
    """Measure the way of a booking at a running demo; `manage.py bench intake` starts one."""

    help = "Print how long doors and bookings take."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("address", help="where the site answers")
        parser.add_argument("--people", type=int, default=10_000, help="in each gallery")

    def handle(self, **options: Any) -> None:
        """Measure, and say each figure."""
        measure(address=options["address"], people=options["people"], say=self._say)

    def _say(self, what: str, seconds: float) -> None:
        self.stdout.write(f"{what}: {seconds * 1000:,.0f} ms")
