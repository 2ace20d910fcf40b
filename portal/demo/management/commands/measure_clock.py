"""`manage.py measure_clock`."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.demo.measure_clock import measure


class Command(BaseCommand):
    """Measure the clocks of holds at a running demo; `manage.py bench clock` starts one."""

    help = "Print how long it takes to compute all running clocks anew."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("address", help="where the site answers")
        parser.add_argument("--clocks", type=int, default=100_000, help="clocks that run")

    def handle(self, **options: Any) -> None:
        """Measure, and say each figure."""
        server = os.environ["DATABASE_ADMIN_URL"]
        measure(server=server, clocks=options["clocks"], say=self._say)

    def _say(self, what: str, seconds: float) -> None:
        self.stdout.write(f"{what}: {seconds * 1000:,.0f} ms")
