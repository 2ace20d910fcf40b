"""The beat's calls do what their names say, and the timetable names them."""

from datetime import timedelta

from django.conf import settings

from portal.celery import app
from portal.mail.services import letters_to
from portal.notices.models import Subscription
from portal.notices.subscribing import ask
from portal.notices.tasks import announce_acts, forget_addresses
from tests.factories import ago, event


def test_acts_are_announced_by_the_beat(riverton, everybody):
    event(riverton, "ACTIVATION")

    announce_acts()
    announce_acts()

    assert len(letters_to("otto@example.org")) == 1


def test_addresses_are_forgotten_by_the_beat(db):
    for turn, span in enumerate((timedelta(days=6), timedelta(days=8))):
        ask(address=f"a{turn}@example.org", place=None, language="en", caller="1", at=ago() - span)

    forget_addresses()

    assert Subscription.objects.count() == 1


def test_the_timetable_names_tasks_that_are_there():
    app.loader.import_default_modules()
    named = {line["task"] for line in settings.CELERY_BEAT_SCHEDULE.values()}

    assert {"portal.notices.tasks.announce_acts", "portal.notices.tasks.forget_addresses"} <= named
    assert named <= set(app.tasks)
