"""People are reminded 30 and 7 days before an end, and on the day of what is due, once each."""

from datetime import timedelta

import pytest

from portal.training.keeping.assigning import assign_module
from portal.training.keeping.models import Reminder
from portal.training.keeping.reminding import remind
from portal.training.models import Completion
from portal.training.services import record_completion
from tests.kept import kept
from tests.matching.factories import now
from tests.portal.training.keeping.people import newcomer, there


@kept
def nick(riverton):
    return newcomer(riverton, "nick")


def kinds_at(at):
    before = set(Reminder.objects.values_list("pk", flat=True))
    remind(at=at)
    return sorted(Reminder.objects.exclude(pk__in=before).values_list("kind", flat=True))


@pytest.fixture
def ends(nick):
    """The instant of the last day of Nick's module, a year from now."""
    for module in ("introduction", "detainers"):
        record_completion(user=nick, module=module, completed_on=now().date(), by=None, at=now())
    last = Completion.objects.get(module__key="detainers").valid_until
    return now() + (last - now().date())


def test_each_reminder_is_sent_once(nick, ends):
    for days, sent in ((31, []), (30, ["MONTH"]), (29, []), (7, ["WEEK"]), (0, []), (-1, [])):
        assert kinds_at(ends - timedelta(days=days)) == sent


def test_whoever_took_it_again_is_not_reminded(nick, ends):
    at = ends - timedelta(days=30)
    record_completion(user=nick, module="detainers", completed_on=at.date(), by=None, at=at)

    assert kinds_at(at) == []


def test_whoever_left_is_not_reminded(nick, ends):
    nick.is_active = False
    nick.save()

    assert kinds_at(ends - timedelta(days=30)) == []


def test_what_is_due_is_told_on_its_day_unless_it_was_completed(nick, riverton, mona):
    due = now() + timedelta(days=3)
    given = {"role": "CUSTODY", "place": riverton, "due_on": due.date(), "by": mona}
    for module in ("profiling", "community"):
        there(riverton, assign_module, module=module, **given)
    record_completion(user=nick, module="community", completed_on=now().date(), by=None, at=now())

    assert kinds_at(due - timedelta(days=1)) == []
    assert kinds_at(due) == ["DUE"]
    assert kinds_at(due) == []
