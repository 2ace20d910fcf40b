"""`manage.py bench`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from matching.bench import bench_engine
from portal.demo import run


class Command(BaseCommand):
    """Measure the engine per core, a booking on its way, or the register of participation."""

    help = "Print how fast prints are searched, bookings go through, and the register answers."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("what", choices=["search", "intake", "participation"])
        parser.add_argument("--people", type=int, default=10_000, help="in the gallery")
        parser.add_argument("--events", type=int, default=100_000, help="in the register")

    def handle(self, **options: Any) -> None:
        """Measure and print."""
        if options["what"] == "participation":
            run.bench("measure_participation", "--events", str(options["events"]))
        elif options["what"] == "intake":
            run.bench("measure_intake", "--people", str(options["people"]))
        else:
            self._engine(options["people"])

    def _engine(self, people: int) -> None:
        for line in bench_engine(people):
            self.stdout.write(line)
