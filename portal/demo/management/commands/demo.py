"""`manage.py demo`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.demo import run


class Command(BaseCommand):
    """Serve a demo of the whole portal from this machine alone, or check its main job."""

    help = "Start the servers, tell the demo story and serve it until Ctrl-C."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--port", type=int, default=8000, help="the next free one is taken")
        parser.add_argument(
            "--fresh", action="store_true", help="begin anew, without the old data"
        )
        parser.add_argument(
            "--check",
            nargs="?",
            const="",
            metavar="FILE",
            help="do the main job once, with FILE's prints if given, and exit 0 or 1",
        )

    def handle(self, **options: Any) -> None:
        """Serve, or check, and exit with what came of it."""
        if options["check"] is None:
            raise SystemExit(run.serve(port=options["port"], fresh=options["fresh"]))
        file = Path(options["check"]) if options["check"] else None
        raise SystemExit(0 if run.check(file) else 1)
