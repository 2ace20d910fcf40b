"""`manage.py measure_policy`."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from portal.demo.measure_policy import measure


class Command(BaseCommand):
    """Measure the rules at a running demo; `manage.py bench policy` starts one."""

    help = "Print how long a back-test of a quarter and a replay of decisions take."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("address", help="where the site answers")
        parser.add_argument("--decisions", type=int, default=100_000, help="tested back")
        parser.add_argument("--cases", type=int, default=1_000, help="replayed")

    def handle(self, **options: Any) -> None:
        """Measure, and say each figure."""
        measure(
            server=os.environ["DATABASE_ADMIN_URL"],
            decisions=options["decisions"],
            cases=options["cases"],
            at=timezone.now(),
            say=self._say,
        )

    def _say(self, what: str, seconds: float) -> None:
        self.stdout.write(f"{what}: {seconds * 1000:,.0f} ms")
