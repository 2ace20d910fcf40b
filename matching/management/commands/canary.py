"""`manage.py canary`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from matching.canary.services import run_once_a_day


class Command(BaseCommand):
    """Run the day's canary, or say how it went."""

    help = "Try to have prints of every opted-out place searched; each attempt must be refused."

    def handle(self, **options: Any) -> None:
        """Print the counts, and fail where an attempt was not refused."""
        run = run_once_a_day(clock=timezone.now)
        self.stdout.write(
            f"{run.day}: {run.places} places, {run.attempts} attempts, {run.refused} refused"
            f" in {run.seconds} s"
        )
        if run.refused < run.attempts:
            raise CommandError("Not refused: " + ", ".join(run.let_through))
