"""`manage.py bench`."""

from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from matching.bench import bench_engine
from portal.demo import run
from portal.demo.measure_paper import bench_papers


class Command(BaseCommand):
    """Measure the engine per core, a booking on its way, the register, or the papers."""

    help = (
        "Print how fast prints are searched, bookings pass, the register answers, papers are set."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "what", choices=["search", "intake", "participation", "paper", "clock", "worklists"]
        )
        parser.add_argument("--people", type=int, default=10_000, help="in the gallery")
        parser.add_argument("--events", type=int, default=100_000, help="in the register")
        parser.add_argument("--rows", type=int, default=1_000_000, help="cases and detainers")
        parser.add_argument("--clocks", type=int, default=100_000, help="of holds, running")

    def handle(self, **options: Any) -> None:
        """Measure and print."""
        if options["what"] == "participation":
            run.bench("measure_participation", "--events", str(options["events"]))
        elif options["what"] == "intake":
            run.bench("measure_intake", "--people", str(options["people"]))
        elif options["what"] == "clock":
            run.bench("measure_clock", "--clocks", str(options["clocks"]))
        elif options["what"] == "worklists":
            run.bench("measure_worklists", "--rows", str(options["rows"]))
        elif options["what"] == "paper":
            self._say(bench_papers())
        else:
            self._say(bench_engine(options["people"]))

    def _say(self, lines: Iterator[str]) -> None:
        for line in lines:
            self.stdout.write(line)
