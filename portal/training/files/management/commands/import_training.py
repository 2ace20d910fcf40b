"""`manage.py import_training`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from portal.training.files.running import run
from portal.training.keeping.errors import REFUSALS


class Command(BaseCommand):
    """Completions of a place's people: person, module, completed_on; edition, score, language."""

    help = "Say line by line what a file of completions would record; with --apply, record it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path, help="comma-separated, in UTF-8")
        parser.add_argument("--place", required=True, help="FIPS code of the place")
        parser.add_argument(
            "--by", required=True, help="user name of its manager or of an administrator"
        )
        parser.add_argument("--apply", action="store_true", help="record all of it or nothing")

    def handle(self, **options: Any) -> None:
        """Look, and record if asked to."""
        try:
            content = options["file"].read_bytes()
        except OSError as problem:
            raise CommandError(f"The file cannot be read: {problem.strerror}.") from None
        try:
            for line in run(
                content=content,
                file_name=options["file"].name,
                code=options["place"],
                by_name=options["by"],
                apply=options["apply"],
                at=timezone.now(),
            ):
                self.stdout.write(line)
        except REFUSALS as refusal:
            raise CommandError(str(refusal)) from None
