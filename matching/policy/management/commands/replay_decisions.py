"""`manage.py replay_decisions`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from matching.policy.replay import replay_all


class Command(BaseCommand):
    """Judge every stored decision again from what was known then; fail with what differs."""

    help = "Replay every stored decision by the rules and facts of its own instant."

    def handle(self, **options: Any) -> None:
        """Print each difference; exit non-zero if there is one."""
        replayed, found = replay_all(who="command", say=lambda one: self.stdout.write(str(one)))
        if found:
            raise CommandError(f"{found} differences in {replayed} decisions")
        self.stdout.write(f"All {replayed} decisions come out as they were stored.")
