"""`manage.py rebuild_release`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.package.folder import AlreadyThere, write
from reports.publication.models import Publication
from reports.publication.selectors import publication
from reports.releases.rebuilding import rebuild
from reports.releases.refusals import NotRebuilt


class Command(BaseCommand):
    """Make a published release again from its snapshot, and compare every byte."""

    help = "Make a published release again from its snapshot and compare it byte by byte."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "release", help="a quarter as 2011Q3, or a version of it as 2011Q3/1.0"
        )
        parser.add_argument("--to", type=Path, help="a folder to make of the files")

    def handle(self, *, release: str, to: Path | None, **_options: Any) -> None:
        """Say that all is the same, or exit with what differs."""
        published = _found(release)
        try:
            files = rebuild(published)
            if to is not None:
                write(files, to)
        except (NotRebuilt, AlreadyThere) as problem:
            raise CommandError(str(problem)) from None
        said = f"{published}: all {len(files)} files are the same, byte for byte."
        self.stdout.write(f"{said}  Manifest: {published.manifest}")


def _found(name: str) -> Publication:
    quarter, _slash, version = name.partition("/")
    found = publication(quarter=quarter, version=version) if quarter else None
    if found is None:
        raise CommandError(f"There is no published release {name}.")
    return found
