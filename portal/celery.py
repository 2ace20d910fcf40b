"""The Celery application; queues and timetable stand in the settings."""

import os

from celery import Celery
from celery.signals import worker_init

from portal.startup import make_ready, require_safe_start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def refuse_unsafe_start(**_signal: object) -> None:
    """A worker starts under the same conditions as the site."""
    require_safe_start()
    make_ready()
