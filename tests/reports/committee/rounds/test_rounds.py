"""A round from its plan to its sample: who may, in which state, and what is on record."""

from datetime import timedelta
from itertools import product

import pytest

from complaints.vault.words import WordsMissing
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from reports.committee.rounds import services
from reports.committee.rounds.moving import finished, locked, move
from reports.committee.rounds.refusals import (
    FrameEmpty,
    NoSuchRound,
    RoundUnfit,
    SeedTooShort,
    SeedTooSoon,
)
from reports.committee.rounds.selectors import frozen_quarters, waiting_rounds
from reports.committee.rounds.states import ROUND, WORKER, Status
from reports.committee.rounds.tasks import work_on_rounds
from reports.committee.seats.interests import recuse
from reports.committee.seats.refusals import NotSitting
from reports.committee.seats.states import MatterKind
from tests.matching.holds.steps import trail_of
from tests.reports.committee.rounds import worlds
from tests.reports.committee.rounds.worlds import AT, LATER, SEED, cases_of, counties_of, seeded
from tests.reports.committee.worlds import inside

PAIRS = list(product(Status, Status))


def test_a_round_goes_from_plan_to_sample(drawn):
    assert (drawn.status, drawn.frame_cases) == ("DRAWN", worlds.CASES)
    assert len(cases_of(drawn)) == 12
    moved = [(one.before, one.after) for one in trail_of("committee.round_moved")]
    assert moved == [
        ("PLANNED", "FRAMING"),
        ("FRAMING", "FRAMED"),
        ("FRAMED", "SEEDED"),
        ("SEEDED", "DRAWN"),
    ]


def test_a_plan_opens_a_matter_and_takes_the_codebook_in_force(planned, sybil):
    assert (planned.number, planned.matter.kind) == (1, MatterKind.ROUND)
    assert planned.synthetic
    assert worlds.planned(sybil).number == 2
    assert worlds.planned(sybil).codebook == planned.codebook


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"quarter": "2011Q1"}, RoundUnfit),
        ({"per_case": 1}, RoundUnfit),
        ({"per_case": 7}, RoundUnfit),
        ({"size": 0}, RoundUnfit),
        ({"size": 2001}, RoundUnfit),
        ({"title": "  "}, WordsMissing),
    ],
)
def test_a_plan_that_cannot_be_is_refused(changed, refusal, quarter, sybil):
    with pytest.raises(refusal):
        worlds.planned(sybil, **changed)


@pytest.mark.parametrize("name", ["mina", "mabel", "otto", "stan", "nobody"])
def test_the_secretariat_alone_takes_a_round_on(name, planned, framed, request):
    person = request.getfixturevalue(name)

    for call in (
        lambda: worlds.planned(person),
        lambda: inside(services.ask_frame, round_id=planned.pk, by=person, at=AT),
        lambda: seeded(framed, person),
    ):
        with pytest.raises(AccessDenied):
            call()


def test_an_administrator_may_run_it_too(planned, chief):
    assert inside(services.ask_frame, round_id=planned.pk, by=chief, at=AT).status == "FRAMING"


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_round_takes_the_ways_of_the_table_and_no_other(source, target, planned, sybil):
    planned.status = source

    def take() -> None:
        move(planned, Status(target), by=sybil, at=AT)

    right = ROUND.ways[source].get(target)
    if right is None:
        with pytest.raises(TransitionRefused):
            inside(take)
    elif right == WORKER:
        with pytest.raises(AccessDenied):
            inside(take)
    else:
        assert ROUND.permission_for(source=source, target=target) == "run_committee"


@pytest.mark.parametrize(("source", "target"), PAIRS)
def test_a_worker_takes_its_own_ways_alone(source, target, planned):
    planned.status = source
    if ROUND.ways[source].get(target) == WORKER:
        return

    with pytest.raises((TransitionRefused, ValueError)):
        finished(planned, Status(target), at=AT)


def test_the_table_names_every_state_and_ends_in_the_last():
    assert set(ROUND.ways) == set(Status)
    assert ROUND.final == {Status.CLOSED}


def test_a_round_that_there_is_not_is_refused(planned):
    with pytest.raises(NoSuchRound):
        inside(locked, planned.matter_id)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"seed": "fifteen letters"}, SeedTooShort),
        ({"seed": "a    b     c    d"}, SeedTooShort),
        ({"seed": " "}, WordsMissing),
        ({"at": AT}, SeedTooSoon),
        ({"at": AT - timedelta(days=1)}, SeedTooSoon),
    ],
)
def test_a_seed_that_could_be_chosen_to_suit_is_refused(changed, refusal, framed, sybil):
    with pytest.raises(refusal):
        seeded(framed, sybil, **changed)


def test_a_seed_is_kept_as_everybody_would_type_it_again(framed, sybil):
    assert seeded(framed, sybil, seed=" four  words\nsaid aloud ").seed == SEED
    assert services.plain("cafe\u0301") == "caf\u00e9"


def test_no_seed_is_taken_before_the_frame_is_public(planned, sybil):
    with pytest.raises(TransitionRefused):
        seeded(planned, sybil)


def test_of_an_empty_frame_nothing_is_drawn(riverton, sybil):
    worlds.frozen([row for row in worlds.ROWS if row[3].name == "CLEAR"])
    empty = worlds.framed(sybil)

    assert empty.frame_cases == 0
    with pytest.raises(FrameEmpty):
        seeded(empty, sybil)


def test_a_quarter_with_fewer_cases_gives_all_of_them(quarter, sybil):
    assert len(cases_of(worlds.drawn(sybil, size=500))) == worlds.CASES


def test_a_sample_smaller_than_the_strata_is_drawn_from_fewer_of_them(quarter, sybil):
    made = worlds.drawn(sybil, size=2)

    assert len(made.strata) <= 2
    assert len(cases_of(made)) == 2


def test_the_beat_does_what_waits_and_nothing_twice(planned, sybil):
    inside(services.ask_frame, round_id=planned.pk, by=sybil, at=AT)
    assert [one.pk for one in waiting_rounds()] == [planned.pk]

    work_on_rounds()
    work_on_rounds()

    assert worlds.again(planned).status == "FRAMED"
    assert waiting_rounds() == []


def test_the_quarters_offered_are_frozen_and_say_whether_they_are_invented(quarter):
    assert inside(frozen_quarters) == {"2026Q3": True}


def test_reading_a_case_goes_on_record(drawn, mina):
    case = cases_of(drawn)[0]

    found = inside(services.open_case, case_id=case.pk, by=mina, at=LATER)

    (event,) = trail_of("committee.case_opened")
    assert found.sheet == case.sheet
    assert (event.subject_id, event.actor) == (str(case.pk), f"user:{mina.pseudonym}")


def test_a_case_that_is_kept_from_a_member_is_as_one_that_there_is_not(drawn, marco, mina):
    own = next(pk for pk, county in counties_of(drawn).items() if county == "39901")
    inside(recuse, matter=drawn.matter, by=mina, at=AT)

    opened = [
        inside(services.open_case, case_id=pk, by=by, at=LATER)
        for pk, by in ((own, marco), (own, mina), (drawn.pk, marco))
    ]

    assert opened == [None] * 3
    assert trail_of("committee.case_opened") == []


def test_who_does_not_sit_opens_no_case(drawn, sybil, chief):
    for person in (sybil, chief):
        with pytest.raises(NotSitting):
            inside(services.open_case, case_id=cases_of(drawn)[0].pk, by=person, at=LATER)
