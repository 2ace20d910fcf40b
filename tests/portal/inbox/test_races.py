"""Two who do the same at once: one letter, one mark, one piece of news of a topic, one visit."""

from datetime import timedelta
from functools import partial

import pytest

from portal.inbox.digests import send_digests
from portal.inbox.preferring import note_visit, prefer
from portal.inbox.selectors import preferences_of
from portal.inbox.services import mark_all_read, mark_read
from portal.mail.services import letters_to
from tests.factories import NOON
from tests.matching.test_races import together

pytestmark = pytest.mark.usefixtures("committed")
NEXT = NOON + timedelta(days=1)


def test_of_two_workers_at_once_one_mails(tell, otto):
    otto.email = "otto@example.gov"
    otto.save(update_fields=["email"])
    for kind, given in (
        ("complaint.assigned", {"number": "C-1"}),
        ("case.assigned", {"count": 2}),
    ):
        tell(otto, kind=kind, **given)

    assert sorted(together(*[partial(send_digests, at=NEXT)] * 2)) == [0, 1]
    assert len(letters_to("otto@example.gov")) == 1


def test_of_two_marks_at_once_one_counts(tell, news_of, otto):
    tell(otto)
    one = partial(mark_read, notification_id=news_of(otto)[0].pk, by=otto, at=NEXT)
    everything = partial(mark_all_read, until=NEXT, by=otto, at=NEXT)

    assert sum(map(int, together(one, everything))) == 1
    assert news_of(otto)[0].read_at == NEXT


def test_of_one_topic_told_twice_at_once_there_is_one(tell, news_of, otto):
    say = partial(tell, otto, kind="release.waits", quarter="2011Q3", topic="2011Q3")

    together(say, say)

    assert len(news_of(otto)) == 1


def test_two_first_visits_at_once_are_one(otto):
    visit = partial(note_visit, by=otto, at=NOON)

    assert together(visit, visit) == [None, None]


def test_two_choices_at_once_leave_one_of_them(otto):
    given = {"language": "en", "hour": 7, "time_zone": "UTC", "by": otto, "at": NOON}
    ways = [{"match.voided": "DAILY"}, {"match.voided": "WEEKLY"}]

    together(*[partial(prefer, emails=emails, **given) for emails in ways])

    assert preferred(otto) in ("DAILY", "WEEKLY")


def preferred(user) -> str:
    return preferences_of(user)["match.voided"]
