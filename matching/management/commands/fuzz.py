"""`manage.py fuzz`."""

import logging
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from matching.fuzzing import Door, Findings, InProcess, OverHttp, run
from matching.mutants import mutants


class Command(BaseCommand):
    """Send hostile files to the booking door; any 5xx, hang or half-stored row is a failure."""

    help = "Send hostile booking files in process, leaving nothing behind, or to a running site."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--count", type=int, default=2_000, help="how many files")
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same files")
        parser.add_argument("--address", help="a running site, instead of this process")
        parser.add_argument("--token", help="the key of an agency of that site")

    def handle(self, **options: Any) -> None:
        """Send, print the table, and fail where something was wrong."""
        if bool(options["address"]) != bool(options["token"]):
            raise CommandError("A running site needs --address and --token, both.")
        files = mutants(options["count"], options["seed"])
        logging.disable(logging.WARNING)  # A refusal is what is asked for here.
        try:
            found = run(self._door(options), files)
        finally:
            logging.disable(logging.NOTSET)
        self._print(found)
        if found.faults:
            raise CommandError("\n".join([f"{len(found.faults)} faults:", *found.faults[:20]]))

    def _door(self, options: dict[str, Any]) -> Door:
        if options["address"]:
            return OverHttp(options["address"], options["token"])
        return InProcess()

    def _print(self, found: Findings) -> None:
        codes = sorted({code for row in found.codes.values() for code in row})
        self.stdout.write(f"{'kind':<26}" + "".join(f"{code:>7}" for code in codes))
        for kind, row in found.codes.items():
            self.stdout.write(f"{kind:<26}" + "".join(f"{row[code]:>7}" for code in codes))
        totals = [sum(row[code] for row in found.codes.values()) for code in codes]
        self.stdout.write(f"{'all':<26}" + "".join(f"{total:>7}" for total in totals))
        self.stdout.write(
            f"slowest answer {found.slowest * 1000:.0f} ms, to: {found.slowest_kind}"
        )
