"""`manage.py bench`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from matching.bench import bench_engine
from portal.demo import run


class Command(BaseCommand):
    """Measure the engine per core, or the way of a booking on servers of its own."""

    help = "Print how fast prints are searched, or how long a booking takes."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("what", choices=["search", "intake"])
        parser.add_argument("--people", type=int, default=10_000, help="in the gallery")

    def handle(self, **options: Any) -> None:
        """Measure and print."""
        if options["what"] == "intake":
            run.bench(options["people"])
            return
        for line in bench_engine(options["people"]):
            self.stdout.write(line)
