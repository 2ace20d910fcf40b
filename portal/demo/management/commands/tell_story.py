"""`manage.py tell_story`."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.demo.story import tell
from portal.stack.stack import print_step


class Command(BaseCommand):
    """Tell the demonstration's story in the database of the settings."""

    help = "Fill an empty database with the invented places, people and bookings of the demo."

    def handle(self, **_options: Any) -> None:
        """Tell it, saying each step."""
        tell(say=print_step)
