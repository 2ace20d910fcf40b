"""The 48 hours, as whoever holds a notice sees them."""

from datetime import timedelta

import pytest

from matching.detainers.models import NoticeKey
from matching.detainers.services import move_detainer
from matching.holds.models import HoldClock, Overdue
from matching.holds.overdue import note_overdue
from matching.holds.services import report_end, report_release_due
from matching.notice.told import told_of
from matching.notice.words import STATES
from tests.kept import kept
from tests.matching.casework import casework
from tests.matching.factories import now, within
from tests.matching.notice.papers import paper

HOLD = "/notice/hold/"


@kept
def long_held(riverton_police, rosa, omar):
    """The paper of somebody who was booked three weeks ago."""
    return paper(riverton_police, rosa, omar, booked_at=now() - timedelta(days=21))


def due(made, jack, ago: timedelta) -> HoldClock:
    with within(made.booking.jurisdiction):
        return report_release_due(
            detainer_id=made.detainer_id, at_instant=now() - ago, by=jack, at=now()
        )


def end(made, jack, kind, ago: timedelta) -> None:
    with within(made.booking.jurisdiction):
        report_end(
            detainer_id=made.detainer_id, kind=kind, ended_at=now() - ago, by=jack, at=now()
        )


def page_of(client, made) -> str:
    client.post("/notice/", made.pair)
    return client.get(HOLD).content.decode()


def clock_of(made):
    key = NoticeKey.objects.select_related("jurisdiction").get(number=made.number)
    return told_of(key, now()).clock


def test_without_a_release_due_nothing_counts_down(client, held):
    page = page_of(client, held)

    assert "They have not begun" in page
    assert "data-until" not in page
    assert "http-equiv" not in page


def test_while_it_runs_it_counts_down_with_scripts_and_without(client, long_held, jack):
    due(long_held, jack, timedelta(hours=1))

    page = page_of(client, long_held)

    assert "data-until=" in page
    assert '<noscript><meta http-equiv="refresh" content="30"></noscript>' in page
    assert "countdown.js" in page
    assert "http-equiv" not in client.get(f"{HOLD}?still=1").content.decode()


def test_it_says_when_on_the_clocks_of_the_place(client, riverton, long_held, jack):
    riverton.time_zone = "America/Los_Angeles"
    riverton.save()
    due(long_held, jack, timedelta(hours=1))

    page = page_of(client, long_held)

    assert " PST</time>" in page or " PDT</time>" in page


def test_past_its_deadline_it_says_so_and_counts_no_longer(client, long_held, jack):
    due(long_held, jack, timedelta(days=14))

    page = page_of(client, long_held)

    assert "The time has been over for" in page
    assert "Ask the agency to release the person now" in page
    assert str(STATES["EXPIRED"][1]) in page
    assert str(STATES["RELEASE_DUE"][1]) not in page
    assert "data-until" not in page


def test_a_hold_that_is_over_early_says_so_and_why(client, long_held, jack, omar):
    due(long_held, jack, timedelta(hours=5))
    with casework():
        move_detainer(
            detainer_id=long_held.detainer_id, to="CANCELLED", note="No.", by=omar, at=now()
        )

    page = page_of(client, long_held)

    assert "Ask the agency to release the person now" in page
    assert "The detainer was canceled</dd>" in page
    assert "data-until" not in page


def test_past_its_deadline_it_names_the_complaint_of_the_portal(client, long_held, jack):
    clock = due(long_held, jack, timedelta(days=14))
    with within(long_held.booking.jurisdiction):
        note_overdue(clock=clock, at=now())
        number = Overdue.objects.get(clock=clock).complaint_number

    assert number in page_of(client, long_held)


@pytest.mark.parametrize(("kind", "word"), [("RELEASED", "Released"), ("TRANSFERRED", "Handed")])
def test_once_custody_ended_it_says_how_and_nothing_counts_down(
    client, long_held, jack, kind, word
):
    due(long_held, jack, timedelta(hours=5))
    end(long_held, jack, kind, timedelta(hours=1))

    page = page_of(client, long_held)

    assert f"<dt>{word}" in page
    assert "data-until" not in page
    assert not clock_of(long_held).runs


def test_a_release_in_time_is_no_complaint(long_held, jack):
    due(long_held, jack, timedelta(hours=5))
    end(long_held, jack, "RELEASED", timedelta(hours=1))

    assert clock_of(long_held).complaint == ""


def test_the_clock_of_another_booking_is_not_shown(held, next_door, long_held, jack):
    due(long_held, jack, timedelta(hours=1))

    assert clock_of(long_held) is not None
    assert clock_of(held) is None
    assert clock_of(next_door) is None
