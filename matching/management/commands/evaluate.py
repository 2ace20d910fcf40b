"""`manage.py evaluate`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from matching.evaluation import Result, evaluate, mean_of


class Command(BaseCommand):
    """Measure how well prints of a folder are told apart, by the FVC protocol."""

    help = "Print EER, FNMR at FMR 1/100 and 1/1000, and rank-1 of each set of images."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("folder", type=Path, help="sets of images named like 101_1.tif")
        parser.add_argument("--most-eer", type=float, help="fail above this mean EER, in percent")

    def handle(self, **options: Any) -> None:
        """Measure, print a line a set and the mean."""
        try:
            results = evaluate(options["folder"])
        except ValueError as problem:
            raise CommandError(problem) from None
        self.stdout.write("set                images  unread     EER  1/100  1/1000  rank-1  (%)")
        mean = mean_of(results)
        for one in (*results, mean):
            self.stdout.write(_line(one))
        most = options["most_eer"]
        if most is not None and mean.eer * 100 > most:
            raise CommandError(f"The mean EER is above {most} %.")


def _line(one: Result) -> str:
    return (
        f"{one.name:<20}{one.images:>5}{one.unreadable:>8}{one.eer * 100:>8.2f}"
        f"{one.fnmr_100 * 100:>7.2f}{one.fnmr_1000 * 100:>8.2f}{one.rank_1 * 100:>8.2f}"
    )
