"""`manage.py work_on_releases`."""

from functools import partial
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.progress.terminal import CommandBar
from reports.releases import progress, schedule


class Command(BaseCommand):
    """Do what releases wait for, here and now, and say how far it is."""

    help = "Count, round, review and check the releases that wait for it, and say each step."

    def handle(self, **_options: Any) -> None:
        """Work on each, say what was canceled, and exit with what stopped any of them."""
        problems = []
        for release_id in schedule.waiting():
            schedule.work(release_id, clock=timezone.now, say=partial(self._say, {}))
            if task := progress.canceled_task(release_id):
                self.stdout.write(f"{task}: canceled, and nothing was written")
            problems.append(progress.problem_of(release_id))
        if told := " ".join(filter(None, problems)):
            raise CommandError(told)

    def _say(self, bars: dict[str, CommandBar], task: str, done: int, of: int) -> None:
        bars.setdefault(task, CommandBar(task, self.stdout)).step(done, of)
