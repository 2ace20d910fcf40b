"""`manage.py verify_release`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from reports.package.folder import Folder, NotPlain
from reports.package.manifest import SIGNATURE
from reports.package.remote import NotFetched, Remote
from reports.package.signature import signed_hash
from reports.package.verifying import verify


class Command(BaseCommand):
    """Check a published release against its signature; no database is asked."""

    help = "Check that every byte of a release, in a folder or at an address, is as signed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("source", help="a folder, or an address that begins with https://")
        parser.add_argument(
            "--key", required=True, help="the publisher's key, name+mark+body, or a file with it"
        )

    def handle(self, *, source: str, key: str, **_options: Any) -> None:
        """Print each finding; exit non-zero if there is one."""
        verifier = _text_of(key)
        try:
            files = Remote(source) if "://" in source else Folder(_folder(source))
            findings = verify(files, verifier=verifier)
        except (NotFetched, NotPlain, OSError) as problem:
            raise CommandError(str(problem)) from None
        for finding in findings:
            self.stdout.write(str(finding))
        if findings:
            raise CommandError("This is not the release that was signed.")
        name = verifier.partition("+")[0]
        title, _digest = signed_hash(files[SIGNATURE], verifier=verifier)
        self.stdout.write(f"{title}: all {len(files)} files are as {name} signed them.")


def _text_of(key: str) -> str:
    try:
        return Path(key).read_text().strip() if "+" not in key else key
    except (OSError, ValueError) as problem:
        raise CommandError(f"The key cannot be read: {problem}") from None


def _folder(source: str) -> Path:
    folder = Path(source)
    if not folder.is_dir():
        raise CommandError(f"There is no folder {source}.")
    return folder
