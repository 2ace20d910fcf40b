"""`manage.py tell_committee`."""

import time
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.demo.advising import Adviser
from portal.stack.stack import print_step


class Command(BaseCommand):
    """Let the invented committee do its work once, on the invented quarters."""

    help = "From a charter to a printed report and the public tracker, through the services."

    def handle(self, **_options: Any) -> None:
        """Tell it, saying each part."""
        began = time.monotonic()
        for said in Adviser(at=timezone.now()).advise():
            now = time.monotonic()
            print_step(said, now - began)
            began = now
