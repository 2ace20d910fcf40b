"""`manage.py measure_statistics`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from portal.demo.measure_statistics import measure


class Command(BaseCommand):
    """Measure the statistics at a running demo; `manage.py bench statistics` starts one."""

    help = "Print how long it takes to store the bookings of many quarters, and to count one."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("address", help="where the site answers")
        parser.add_argument("--bookings", type=int, default=50_000_000, help="of all quarters")
        parser.add_argument("--quarters", type=int, default=32, help="that they lie in")

    def handle(self, **options: Any) -> None:
        """Measure, and say each figure."""
        measure(
            bookings=options["bookings"],
            quarters=options["quarters"],
            at=timezone.now(),
            say=self.stdout.write,
        )
