"""`manage.py check_demo`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.demo.browser import Refused
from portal.demo.check import Failed, run
from portal.stack.stack import print_step


class Command(BaseCommand):
    """Do the main job once at a running demo; `manage.py demo --check` starts one for it."""

    help = "Submit a ten-print card over HTTP and say what came of it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("address", help="where the site answers")
        parser.add_argument("--file", type=Path, help="an ANSI/NIST-ITL ten-print card")

    def handle(self, **options: Any) -> None:
        """Do it; a wrong result is an error."""
        try:
            run(address=options["address"], file=options["file"], say=print_step)
        except (Failed, Refused) as wrong:
            raise CommandError(f"The main job failed: {wrong}") from None
