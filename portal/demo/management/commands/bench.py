"""`manage.py bench`."""

from collections.abc import Iterator
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.test import override_settings

from matching.bench import bench_engine
from portal.demo import run
from portal.demo.measure_disclosure import bench_disclosure
from portal.demo.measure_paper import bench_papers
from portal.demo.measure_review import bench_review

# What is measured at a demo of its own, and the options that say how much there is of it.
WITH_A_DEMO = {
    "intake": ["people"],
    "participation": ["events"],
    "clock": ["clocks"],
    "worklists": ["rows"],
    "complaints": ["complaints"],
    "policy": ["decisions", "cases"],
    "statistics": ["bookings", "quarters"],
    "committee": ["framed"],
    "pages": [],
}


class Command(BaseCommand):
    """Measure the engine, bookings, the register, papers, clocks, rules, reviews or pages."""

    help = (
        "Print how fast prints are searched, bookings pass, the register answers, papers are set."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "what", choices=["search", "paper", "review", "disclosure", *WITH_A_DEMO]
        )
        parser.add_argument("--people", type=int, default=10_000, help="in the gallery")
        parser.add_argument("--events", type=int, default=100_000, help="in the register")
        parser.add_argument("--rows", type=int, default=1_000_000, help="cases and detainers")
        parser.add_argument("--complaints", type=int, default=100_000, help="told before")
        parser.add_argument("--clocks", type=int, default=100_000, help="of holds, running")
        parser.add_argument("--decisions", type=int, default=100_000, help="tested back")
        parser.add_argument("--cases", type=int, default=1_000, help="replayed")
        parser.add_argument("--bookings", type=int, default=50_000_000, help="of all quarters")
        parser.add_argument("--framed", type=int, default=1_000_000, help="matches of a round")
        parser.add_argument("--quarters", type=int, default=32, help="that they lie in")

    def handle(self, **options: Any) -> None:
        """Measure and print."""
        if (sizes := WITH_A_DEMO.get(options["what"])) is not None:
            given = (f"--{size}={options[size]}" for size in sizes)
            run.bench(f"measure_{options['what']}", *given)
        elif options["what"] == "paper":
            # A folder of its own: fonts alone in the state's would keep a demo out of it.
            with TemporaryDirectory() as fonts, override_settings(FONTS_DIR=fonts):
                self._say(bench_papers())
        elif options["what"] == "review":
            self._say(bench_review())
        elif options["what"] == "disclosure":
            self._say(bench_disclosure())
        else:
            self._say(bench_engine(options["people"]))

    def _say(self, lines: Iterator[str]) -> None:
        for line in lines:
            self.stdout.write(line)
