"""`manage.py write_readme`."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.readme import with_parts
from portal.stack.state import ROOT


class Command(BaseCommand):
    """Bring the generated parts of the README up to date."""

    help = "Write roles, doors and states into the README as the code has them."

    def handle(self, **_options: Any) -> None:
        """Rewrite the file."""
        file = ROOT / "README.md"
        file.write_text(with_parts(file.read_text()))
