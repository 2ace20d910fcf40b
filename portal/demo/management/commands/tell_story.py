"""`manage.py tell_story`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.demo.story import tell
from portal.stack.stack import print_step


class Command(BaseCommand):
    """Tell the demonstration's story in the database of the settings."""

    help = "Fill an empty database with the invented places, people and bookings of the demo."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--world", action="store_true", help="places and people only")

    def handle(self, **options: Any) -> None:
        """Tell it, saying each step."""
        tell(say=print_step, world_only=options["world"])
