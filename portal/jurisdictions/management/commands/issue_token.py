"""`manage.py issue_token`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from portal.jurisdictions.tokens import NoSuchAgency, issue_token_for


class Command(BaseCommand):
    """Make a key for an agency's own software; it is printed once and kept as a hash."""

    help = "Print a new key with which an agency's software submits bookings or answers detainers."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("ori", help="the agency's ORI")
        parser.add_argument("--by", required=True, help="the administrator who issues it")
        parser.add_argument("--custody", action="store_true", help="it answers detainers too")

    def handle(self, **options: Any) -> None:
        """Issue it."""
        try:
            key = issue_token_for(
                ori=options["ori"],
                by=options["by"],
                at=timezone.now(),
                custody=options["custody"],
            )
        except NoSuchAgency as refusal:
            raise CommandError(refusal) from None
        self.stdout.write(key)
