"""`manage.py enroll`."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from matching.galleries.enrollment import NotEnrolled, enroll_transaction
from matching.galleries.models import GalleryName
from matching.interchange.errors import NotAccepted


class Command(BaseCommand):
    """Enroll one person in a gallery from an ANSI/NIST-ITL file."""

    help = "Enroll the fingers of a transaction under a number that says nothing of the person."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("gallery", choices=GalleryName.values)
        parser.add_argument("number", help="the person's number in the gallery")
        parser.add_argument("file", type=Path)

    def handle(self, **options: Any) -> None:
        """Read, extract and enroll."""
        try:
            fingers = enroll_transaction(
                galleries=[options["gallery"]],
                number=options["number"],
                raw=options["file"].read_bytes(),
                at=timezone.now(),
            )
        except (NotAccepted, NotEnrolled, OSError) as refusal:
            raise CommandError(refusal) from None
        self.stdout.write(f"{fingers} fingers enrolled as {options['number']}")
