"""The beat rings for tasks that exist, and no bell outlives its turn for long."""

from django.conf import settings

from portal.celery import app
from portal.schedule import LEAST_EXPIRY, daily, every


def test_every_line_names_a_task():
    app.loader.import_default_modules()
    named = {line["task"] for line in settings.CELERY_BEAT_SCHEDULE.values()}

    assert named <= set(app.tasks)


def test_a_bell_that_nobody_heard_expires():
    assert every("task", 2.0)["options"] == {"expires": LEAST_EXPIRY}
    assert every("task", 60.0)["options"] == {"expires": 60.0}


def test_a_daily_bell_is_rung_at_its_hour():
    line = daily("task", hour=9)["schedule"]

    assert (line.hour, line.minute) == ({9}, {0})
