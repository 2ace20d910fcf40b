"""`manage.py measure_committee`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from portal.demo.measure_committee import measure


class Command(BaseCommand):
    """Measure rounds of case review at a running demo; `manage.py bench committee` starts one."""

    help = "Print how long it takes to draw a sample, and to make the frame of a round."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("address", help="where the site answers")
        parser.add_argument("--framed", type=int, default=1_000_000, help="matches of a round")

    def handle(self, **options: Any) -> None:
        """Measure, and say each figure."""
        measure(cases=options["framed"], at=timezone.now(), say=self.stdout.write)
