"""Who is there for an item, who keeps away from it, and who acts for which seat."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.committee.meetings.models import AgendaItem
from reports.committee.meetings.services import adjourn
from reports.committee.motions.bench import Bench, bench_of
from reports.committee.seats.interests import declare_interest, recuse
from tests.reports.committee.meetings.worlds import comes, goes
from tests.reports.committee.motions.way import MINUTE, NOW
from tests.reports.committee.worlds import inside


def bench(item) -> Bench:
    """The bench of an item as it stands now."""

    def read() -> Bench:
        rows = AgendaItem.objects.select_related("meeting__charter", "matter__place")
        return bench_of(rows.get(pk=item.pk))

    return inside(read)


def names(terms) -> list[str]:
    return [term.name for term in terms]


def test_all_who_are_there_act_by_seat(item):
    found = bench(item)

    assert names(found.acting) == ["Mabel", "Marco", "Mina", "Milo", "Mae", "Moses"]
    assert found.recused == []
    assert found.count().reached


def test_who_serves_the_place_keeps_away(hearing):
    found = bench(hearing)

    assert names(found.recused) == ["Marco"]
    assert "Marco" not in names(found.acting)
    assert (found.count().present, found.count().filled) == (5, 5)


@pytest.mark.parametrize("place", ["riverton", "ohio", "lakeside"])
def test_a_declared_interest_in_the_place_or_its_state_keeps_away(place, hearing, mae, request):
    given = {"kind": "PLACE", "words": "I lived there."}
    place_of = request.getfixturevalue(place)
    inside(declare_interest, place=place_of, by=mae, at=NOW, **given)

    assert ("Mae" in names(bench(hearing).recused)) == (place != "lakeside")


def test_whoever_is_named_in_the_matter_keeps_away(item, committee, sybil):
    given = {"matter": item.matter, "cause": "NAMED", "term_id": committee["moses"].pk}
    inside(recuse, by=sybil, at=NOW, **given)

    assert names(bench(item).recused) == ["Moses"]


def test_whoever_left_is_not_there(item, meeting, committee, sybil):
    goes(meeting, committee["mina"], sybil, at=NOW)

    found = bench(item)

    assert "Mina" not in names(found.acting)
    assert (found.count().present, found.count().filled) == (5, 6)


def test_an_alternate_acts_where_the_member_is_not_there(
    item, meeting, committee, stand_in, sybil
):
    comes(meeting, stand_in, sybil, at=NOW)
    beside = names(bench(item).acting)
    goes(meeting, committee["marco"], sybil, at=NOW)

    alone = names(bench(item).acting)

    assert ("Irma" in beside, "Irma" in alone) == (False, True)
    assert bench(item).count().present == 6


def test_a_member_who_is_away_and_keeps_away_bars_the_seat(hearing, committee, stand_in, sybil):
    comes(hearing.meeting, stand_in, sybil, at=NOW)
    goes(hearing.meeting, committee["marco"], sybil, at=NOW)

    found = bench(hearing)

    assert "Irma" not in names(found.acting)
    assert found.count().filled == 5


def test_after_the_meeting_nobody_is_there(item, meeting, sybil):
    inside(adjourn, meeting_id=meeting.pk, by=sybil, at=NOW + MINUTE)

    found = bench(item)

    assert found.acting == []
    assert not found.count().reached


def test_a_count_is_of_those_on_the_roll(item, committee):
    roll = [committee[name].pk for name in ("mabel", "mina", "milo", "mae")]

    found = bench(item).count(among=roll, recused=[committee["mae"].pk])

    assert (found.present, found.filled, found.constituencies) == (3, 5, 3)
    assert found.reached


def test_a_bench_takes_six_queries_however_many_sit(item, stand_in):
    with CaptureQueriesContext(connection) as seen:
        bench(item)

    reads = [one for one in seen if one["sql"].startswith("SELECT")]
    assert len(reads) <= 7
