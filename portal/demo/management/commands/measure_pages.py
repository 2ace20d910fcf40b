"""`manage.py measure_pages`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.demo.measure_pages import measure


class Command(BaseCommand):
    """Measure the public pages of a running site; `manage.py bench pages` starts one."""

    help = "Print how long public pages take at the server, and what their first view transfers."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("address", help="where the site answers")

    def handle(self, **options: Any) -> None:
        """Measure, and say each figure."""
        for line in measure(address=options["address"]):
            self.stdout.write(line)
