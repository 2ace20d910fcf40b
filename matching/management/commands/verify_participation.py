"""`manage.py verify_participation`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from matching.verification import verify


class Command(BaseCommand):
    """Recompute every period and re-check every immigration search; fail with the row."""

    help = "Recompute participation from its events, and check every search against it."

    def handle(self, **options: Any) -> None:
        """Print each breach; exit non-zero if there is one."""
        found = 0
        for breach in verify(who="command"):
            found += 1
            self.stdout.write(str(breach))
        if found:
            raise CommandError(f"{found} breaches")
        self.stdout.write("Every period follows from the events, and every search from them.")
