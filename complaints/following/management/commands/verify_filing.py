"""`manage.py verify_filing`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from complaints.following.proof import published_keys, read_proof
from portal.signed_notes import NotSigned


class Command(BaseCommand):
    """Check a proof that a complaint was filed; asks no table and no other host."""

    help = "Check a proof of filing with a published key, or with the keys of this portal."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("file", type=Path, help="the proof, as it was downloaded")
        parser.add_argument("--keys", type=Path, help="the published keys, one a line")

    def handle(self, **options: Any) -> None:
        """Print what the proof says, or fail."""
        try:
            note = options["file"].read_text()
            keys = options["keys"].read_text().splitlines() if options["keys"] else None
            told = read_proof(note, keys=published_keys() if keys is None else keys)
        except (NotSigned, OSError, UnicodeDecodeError) as refusal:
            raise CommandError(str(refusal)) from None
        for name, value in told.items():
            self.stdout.write(f"{name}: {value}")
