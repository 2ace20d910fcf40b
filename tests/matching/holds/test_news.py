"""An alarm is one unread piece of news for each whom it concerns."""

from matching.holds import services
from matching.holds.stages import LEAD
from portal.inbox.services import mark_all_read
from tests.portal.inbox.told import read_by, told

CONCERNED = ["jack", "omar", "susan"]


def test_an_alarm_is_news_for_those_whom_it_concerns(clock, omar, susan, leo, rosa, sara):
    services.sweep(at=clock.deadline_at - LEAD["H24"])

    assert told("hold.clock") == CONCERNED


def test_each_is_led_to_the_page_of_their_own_work(clock, jack, omar, susan):
    services.sweep(at=clock.deadline_at - LEAD["H24"])

    assert read_by(jack)[-1].path == f"/detainers/clocks/{clock.pk}/"
    assert read_by(susan)[-1].path == f"/casework/clocks/{clock.pk}/"
    assert "Riverton County, OH" in read_by(susan)[-1].sentence


def test_four_alarms_are_one_unread_piece_of_news(clock, omar, susan):
    for lead in LEAD.values():
        services.sweep(at=clock.deadline_at - lead)

    assert told("hold.clock") == CONCERNED


def test_whoever_read_the_last_one_hears_of_the_next(clock, jack, omar, susan):
    first, second = (clock.deadline_at - LEAD[stage] for stage in ("H24", "H4"))
    services.sweep(at=first)
    mark_all_read(until=first, by=jack, at=first)

    services.sweep(at=second)

    assert told("hold.clock") == ["jack", *CONCERNED]
