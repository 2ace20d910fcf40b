"""`manage.py tell_committee`."""

import time
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from portal.demo.advising import Adviser
from portal.stack.stack import print_step
from reports.publication.models import Publication


class Command(BaseCommand):
    """Let the invented committee do its work once, on the invented quarters."""

    help = "From a charter to a printed report and the public tracker, through the services."

    def handle(self, **_options: Any) -> None:
        """Tell it, saying each part."""
        began = time.monotonic()
        quarter = Publication.objects.order_by("quarter").values_list("quarter", flat=True).first()
        if quarter is None:
            return
        for said in Adviser(at=timezone.now(), quarter=quarter).advise():
            now = time.monotonic()
            print_step(said, now - began)
            began = now
