"""`manage.py measure_complaints`."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from portal.demo.measure_complaints import measure


class Command(BaseCommand):
    """Measure complaints at a running demo; `manage.py bench complaints` starts one."""

    help = "Print how long the form, the lists, sealing and a receipt take."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("address", help="where the site answers")
        parser.add_argument("--complaints", type=int, default=100_000, help="complaints")

    def handle(self, **options: Any) -> None:
        """Measure, and say each figure."""
        server = os.environ["DATABASE_ADMIN_URL"]
        measure(
            address=options["address"],
            server=server,
            rows=options["complaints"],
            say=self.stdout.write,
        )
