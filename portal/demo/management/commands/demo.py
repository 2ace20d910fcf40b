"""`manage.py demo`."""

from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.demo import run
from portal.demo.cast import one_time_code
from portal.stack.process import NotReady


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

        parser.add_argument("--code", action="store_true", help="print the one-time code of now")

    def handle(self, **options: Any) -> None:
        """Serve, or check, and exit with what came of it."""
        try:
            raise SystemExit(self._run(**options))
        except KeyboardInterrupt:
            raise SystemExit(130) from None
        except (NotReady, CalledProcessError) as problem:
            raise CommandError(problem) from None

    def _run(self, *, check: str | None, port: int, fresh: bool, code: bool, **_rest: Any) -> int:
        if code:
            self.stdout.write(one_time_code())
            return 0
        if check is None:
            return run.serve(port=port, fresh=fresh)
        run.check(Path(check) if check else None)
        return 0
