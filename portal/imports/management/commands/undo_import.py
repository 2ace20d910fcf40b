"""`manage.py undo_import`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from portal.imports.refusals import REFUSALS
from portal.imports.running import add_people, two_administrators
from portal.imports.selectors import import_of
from portal.imports.services import undo_at_once
from portal.progress.terminal import CommandBar


class Command(BaseCommand):
    """Put back all that one import changed."""

    help = "Undo one import exactly; refused where something that came after would be lost."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("number", type=int, help="the number of the import")
        add_people(parser)

    def handle(self, **options: Any) -> None:
        """Undo it in the name of two administrators."""
        try:
            by, approved_by = two_administrators(options)
            imported = undo_at_once(
                imported=import_of(options["number"]),
                by=by,
                approved_by=approved_by,
                at=timezone.now(),
                tell=CommandBar("Rows undone", self.stderr).step,
            )
        except REFUSALS as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"Import {imported.pk} is undone, by {by}, approved by {approved_by}.")
