"""`manage.py measure_worklists`."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.demo.measure_worklists import measure


class Command(BaseCommand):
    """Measure the worklists at a running demo; `manage.py bench worklists` starts one."""

    help = "Print how long the worklists of a large program take."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("address", help="where the site answers")
        parser.add_argument("--rows", type=int, default=1_000_000, help="cases and detainers")

    def handle(self, **options: Any) -> None:
        """Measure, and say each figure."""
        server = os.environ["DATABASE_ADMIN_URL"]
        measure(
            address=options["address"],
            server=server,
            rows=options["rows"],
            say=self.stdout.write,
        )
