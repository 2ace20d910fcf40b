"""A preview says beforehand what then comes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.participation.axes import flow_at
from portal.participation.models import Proposal
from portal.participation.previews import preview_of
from tests.factories import LONG_AGO, NOON, county, event, takes_part
from tests.portal.participation.drafting import now, sign, submitted

LATER = NOON + timedelta(days=400)


@pytest.fixture
def counties(ohio):
    """Six counties of Ohio: three take part, one left, one asked for less, one never joined."""
    made = [county(ohio, f"3991{n}", f"County {n}") for n in range(6)]
    for place in made[:5]:
        takes_part(place, "L0")
    takes_part(made[3], "L2", effective_at=NOON)
    takes_part(made[4], "L1", effective_at=NOON)
    return made


def proposed(about, act, **fields) -> Proposal:
    return Proposal(jurisdiction=about, about=about, act=act, **fields)


def flows(places, at) -> dict[str, str]:
    return {place.code: flow_at(jurisdiction_id=place.pk, at=at) for place in places}


def told(preview, when) -> dict[str, str]:
    return {line.place.code: getattr(line, when) for line in preview.lines}


def test_a_county_is_shown_as_it_is_and_as_it_will_be(riverton):
    takes_part(riverton, "L0")

    (line,) = preview_of(proposed(riverton, "OPT_OUT"), at=now()).lines

    assert (line.place, line.before, line.after) == (riverton, "L0", "L2")
    assert (line.changes, line.contrary) == (True, "")


def test_a_governor_sees_every_county_and_those_that_change(ohio, counties):
    preview = preview_of(proposed(ohio, "OPT_OUT"), at=now())

    assert [line.place for line in preview.lines] == counties
    assert [line.place for line in preview.changed] == [*counties[:3], counties[4]]


def test_a_governor_sees_the_counties_that_asked_for_something_else(ohio, counties):
    event(counties[0], "OPT_IN", effective_at=NOON)

    left = preview_of(proposed(ohio, "OPT_OUT"), at=now())
    joined = preview_of(proposed(ohio, "OPT_IN"), at=now())

    assert [line.contrary for line in left.contrary] == ["OPT_IN", "NO_RETURN"]
    assert [str(line.contrary_label) for line in joined.contrary] == [
        "Opt-out asked",
        "No return of immigration responses asked",
    ]


def test_a_request_that_was_taken_back_is_contrary_to_nothing(ohio, counties):
    asked = counties[3].events.get(act="OPT_OUT")
    event(counties[3], "WITHDRAWAL", concerns=asked, effective_at=LATER)

    preview = preview_of(proposed(ohio, "OPT_IN"), at=now())

    assert [line.place for line in preview.contrary] == [counties[4]]


def test_a_place_that_counts_nowhere_is_in_no_preview(ohio, counties):
    counties[1].listed = False
    counties[1].save()

    preview = preview_of(proposed(ohio, "OPT_OUT"), at=now())

    assert len(preview.lines) == 5


@pytest.mark.parametrize("act", ["ADVISORY", "ACCEPTANCE", "DISPUTE", "OVERRIDE", "QUESTION"])
def test_what_moves_no_print_is_shown_to_move_none(act, riverton):
    takes_part(riverton, "L0")
    asked = event(riverton, "NO_RETURN", effective_at=NOON)
    concerns = None if act == "ADVISORY" else asked

    preview = preview_of(proposed(riverton, act, concerns=concerns), at=now())

    assert preview.changed == []


def test_a_time_that_has_passed_unmarked_counts_as_now(riverton):
    at = now()

    assert preview_of(proposed(riverton, "OPT_OUT", effective_at=NOON), at=at).moment == at


@pytest.mark.parametrize(
    ("act", "times"),
    [
        ("OPT_OUT", {}),
        ("OPT_IN", {}),
        ("NO_RETURN", {}),
        ("SUSPENSION", {"instrument": "ORDER"}),
        ("OPT_OUT", {"effective_at": LATER + timedelta(days=1), "retroactive": True}),
        ("OPT_OUT", {"effective_at": LONG_AGO + timedelta(days=1), "retroactive": True}),
    ],
)
def test_what_the_preview_says_is_what_comes(act, times, ohio, counties, gwen, gerald):
    event(ohio, "NO_RETURN", effective_at=LATER)
    proposal = submitted(ohio, gwen, act, **times)
    preview = preview_of(proposal, at=now())
    before = flows(counties, times.get("effective_at", now()))

    entry = sign(proposal, gerald).event

    assert told(preview, "before") == before
    assert told(preview, "after") == flows(counties, entry.effective_at)


@pytest.mark.parametrize(("act", "of"), [("WITHDRAWAL", "OPT_OUT"), ("UNDO", "OPT_OUT")])
def test_what_ends_an_entry_is_previewed_as_it_comes(act, of, riverton, otto, carl):
    takes_part(riverton, "L0")
    entry = event(riverton, of, effective_at=NOON)
    proposal = submitted(riverton, otto, act, concerns=entry)
    preview = preview_of(proposal, at=now())

    signed = sign(proposal, carl).event

    assert told(preview, "after") == flows([riverton], signed.effective_at) == {"39901": "L0"}


def test_a_preview_takes_no_lock_and_few_queries(ohio, counties, program):
    with CaptureQueriesContext(
        connection,
    ) as told:
        preview_of(proposed(program, "DEACTIVATION"), at=now())

    assert len(told) <= 6
    assert not any(" FOR " in query["sql"] for query in told)
