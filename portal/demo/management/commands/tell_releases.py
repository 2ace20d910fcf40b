"""`manage.py tell_releases`."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from portal.demo.nation import BOOKINGS
from portal.demo.releasing import Releaser
from portal.stack.stack import print_step


class Command(BaseCommand):
    """Publish the invented quarters that are not published yet, the oldest first."""

    help = "Publish eight invented quarters of the whole nation, through the services."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--bookings", type=int, default=BOOKINGS, help="of a quarter")

    def handle(self, *, bookings: int, **_options: Any) -> None:
        """Release them, saying each."""
        began = time.monotonic()
        for publication in Releaser(at=timezone.now(), bookings=bookings).release_all():
            now = time.monotonic()
            print_step(f"figures of {publication.quarter} are published", now - began)
            began = now
