"""Whoever answers at a door sends messages to the broker of the settings."""

import subprocess
import sys

from django.conf import settings

ASK = """
import django
django.setup()
from django.urls import get_resolver
from matching.tasks import read_booking
assert get_resolver().url_patterns
print(read_booking.app.conf.broker_url)
"""


def test_a_process_that_has_loaded_the_doors_knows_the_broker():
    asked = subprocess.run(  # noqa: S603
        [sys.executable, "-c", ASK], cwd=settings.ROOT, capture_output=True, text=True, check=True
    )

    assert asked.stdout.strip() == settings.BROKER_URL
