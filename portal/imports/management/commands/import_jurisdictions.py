"""`manage.py import_jurisdictions`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from portal.imports.models import Import
from portal.imports.running import add_options, run


class Command(BaseCommand):
    """Counties from a file: fips, state, name, activated_on, population_YEAR, noncitizens_YEAR."""

    help = "Report on a file of counties row by row; with --apply, write it all or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        add_options(parser)

    def handle(self, **options: Any) -> None:
        """Look, and write if asked to."""
        run(self, kind=Import.Kind.COUNTIES, options=options, at=timezone.now())
