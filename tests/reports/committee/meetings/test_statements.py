"""Anybody files a statement: when, how often, and what becomes of the words."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import DatabaseError, transaction

from complaints.vault.words import WordsMissing, WordsTooLong
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from reports.committee.meetings import statement_limits
from reports.committee.meetings.models import Statement
from reports.committee.meetings.refusals import NoSuchMeeting
from reports.committee.meetings.statement_refusals import NotTaken, StatementUnfit, TooMany
from reports.committee.meetings.statement_times import Taking, times_of
from tests.reports.committee.meetings.statements import FILED, LETTER, filed, row
from tests.reports.committee.meetings.worlds import (
    DAY,
    ENDS,
    PLANNED,
    STARTS,
    called_off,
    first_item,
    fresh,
    noticed,
    opened,
    over,
    planned,
)
from tests.reports.committee.worlds import inside

MINUTE = timedelta(minutes=1)
# The seventh day after the meeting ends in Washington at five in the morning of the next in UTC.
LAST = (ENDS + 8 * DAY).replace(hour=5)


@pytest.fixture
def meeting(committee, sybil):
    return noticed(sybil)


def test_what_came_is_kept_as_it_came_and_waits(meeting):
    item = first_item(meeting)

    number = filed(meeting, item_id=item.pk, name=" Ann   Lee ", organization="Riverton Voices")

    found = row(number)
    assert (found.status, found.words, found.item) == ("RECEIVED", LETTER, item)
    assert (found.name, found.organization, found.language) == (
        "Ann Lee",
        "Riverton Voices",
        "en",
    )
    assert (found.filed_at, found.campaign_id, found.decided_by) == (FILED, None, None)


def test_a_statement_needs_no_name_and_no_item(meeting):
    found = row(filed(meeting, language="es"))

    assert (found.name, found.organization, found.item, found.language) == ("", "", None, "es")


def test_the_same_form_sent_twice_is_one_statement(meeting):
    key = uuid4()

    assert filed(meeting, key=key) == filed(meeting, key=key, at=FILED + MINUTE)

    assert inside(Statement.objects.count) == 1
    with scope.within(scope.oversight(who="test", why="the trail")):
        assert AuditEvent.objects.filter(event="committee.statement_filed").count() == 1


@pytest.mark.parametrize("changed", [{"words": "Another thing."}, {"name": "Bo"}, {"key": None}])
def test_another_form_or_other_words_are_another_statement(changed, meeting):
    key = uuid4()
    first = filed(meeting, key=key)

    second = filed(
        meeting, **{"key": key, **changed, **({"key": uuid4()} if "key" in changed else {})}
    )

    assert first != second
    assert inside(Statement.objects.count) == 2


def test_the_trail_tells_that_one_came_and_not_what(meeting):
    number = filed(meeting, name="Ann Lee")

    with scope.within(scope.oversight(who="test", why="the trail")):
        event = AuditEvent.objects.get(event="committee.statement_filed")
    assert (event.actor, event.subject_id) == ("system", str(number))
    assert event.detail == {"meeting": str(meeting.pk)}


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"words": " \n "}, WordsMissing),
        ({"words": "a" * 10_001}, WordsTooLong),
        ({"language": "fr"}, StatementUnfit),
        ({"item_id": uuid4()}, StatementUnfit),
    ],
)
def test_what_cannot_be_a_statement_is_refused(given, refusal, meeting):
    with pytest.raises(refusal):
        filed(meeting, **given)

    assert inside(Statement.objects.count) == 0


def test_an_item_of_another_meeting_is_none(meeting, sybil):
    other = noticed(sybil, title="Another one")

    with pytest.raises(StatementUnfit, match="not on the agenda"):
        filed(meeting, item_id=first_item(other).pk)


def test_nobody_writes_to_a_meeting_of_which_no_notice_was_given(committee, sybil):
    with pytest.raises(NoSuchMeeting):
        filed(planned(sybil))


@pytest.mark.parametrize(
    ("at", "taking"),
    [
        (PLANNED, Taking.OPEN),
        (STARTS - MINUTE, Taking.OPEN),
        (STARTS, Taking.LASTS),
        (ENDS, Taking.LASTS),
    ],
)
def test_a_noticed_meeting_takes_statements_until_it_starts(at, taking, meeting):
    assert times_of(meeting, at=at).taking == taking
    assert times_of(meeting, at=FILED).until == STARTS


@pytest.mark.parametrize(
    ("at", "taking"),
    [(ENDS, Taking.OPEN), (LAST - MINUTE, Taking.OPEN), (LAST, Taking.OVER)],
)
def test_a_meeting_that_is_over_takes_them_for_seven_days_of_washington(
    at, taking, committee, sybil
):
    meeting = fresh(over(sybil, {}))

    found = times_of(meeting, at=at)

    assert (found.taking, found.until) == (taking, LAST)


def test_while_a_meeting_lasts_and_after_its_time_nothing_is_taken(committee, sybil):
    with pytest.raises(NotTaken, match="once the meeting is adjourned"):
        filed(opened(sybil), at=STARTS + MINUTE)
    with pytest.raises(NotTaken, match="is over"):
        filed(over(sybil, {}), at=LAST)


def test_a_meeting_that_was_called_off_takes_none(committee, sybil):
    with pytest.raises(NotTaken, match="canceled"):
        filed(called_off(sybil))


def test_a_week_after_the_meeting_one_still_writes(committee, sybil):
    number = filed(over(sybil, {}), at=LAST - MINUTE)

    assert row(number).filed_at == LAST - MINUTE


def test_one_address_files_a_few_and_another_one_is_not_hindered(meeting):
    caller = uuid4().hex
    for each in range(statement_limits.FROM_A_CALLER):
        filed(meeting, f"Words {each}", caller=caller)

    with pytest.raises(TooMany):
        filed(meeting, "One more", caller=caller)
    filed(meeting, "Another person")


def test_a_flood_from_everywhere_waits_for_the_next_minute(meeting, monkeypatch):
    monkeypatch.setattr(statement_limits, "FROM_ALL", 2)
    at = FILED + 5 * MINUTE
    cache.delete(f"statement:all:{at:%H:%M}")
    cache.delete(f"statement:all:{at + MINUTE:%H:%M}")
    filed(meeting, "One", at=at)
    filed(meeting, "Two", at=at)

    with pytest.raises(TooMany, match="Wait a little"):
        filed(meeting, "Three", at=at)
    filed(meeting, "Three", at=at + MINUTE)


def test_the_site_puts_statements_in_and_cannot_read_them(meeting):
    number = filed(meeting)

    for name in ("words", "name", "status", "digest"):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            list(Statement.objects.values_list(name))
    assert list(Statement.objects.order_by("id").values_list("pk")) == [(number,)]


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_site_changes_none(act, meeting):
    filed(meeting)
    rows = Statement.objects.order_by()

    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        rows.update(words="Others.") if act == "update" else rows._raw_delete(rows.db)
