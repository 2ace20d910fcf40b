"""The algebra of periods: the plain rule, the database's rule and its stored periods agree."""

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from portal.jurisdictions.models import Jurisdiction
from portal.participation.acts import MEANINGS, PROGRAM_RIGHT, Act
from portal.participation.entering import AlreadyEntered, NotFit
from portal.participation.models import ParticipationEvent, ParticipationPeriod
from portal.participation.periods import (
    BEGINNING,
    END,
    Entry,
    Period,
    Place,
    Ruled,
    period_at,
    periods,
    rule,
)
from tests.factories import LONG_AGO, event

DAYS = st.integers(0, 12)
ACTS = st.sampled_from([act for act in Act if act != Act.ADVISORY])


def day(number: float) -> datetime:
    return LONG_AGO + timedelta(days=number)


def entry(number, act, effective, *, received=None, entered=None, concerns=None) -> Entry:
    at = day(effective)
    return Entry(
        number,
        act,
        at,
        day(received) if received is not None else at,
        day(entered) if entered is not None else at,
        concerns,
    )


def test_nothing_known_is_closed():
    assert rule([], day(0)) == Ruled("L2", "NONE", None)
    assert periods([Place("COUNTY")]) == [Period(None, None, Ruled("L2", "NONE", None))]


def test_the_nearest_entry_is_named_among_equally_strict_ones():
    county = Place("COUNTY", [entry(1, "ACTIVATION", 0), entry(2, "OPT_OUT", 1)])
    state = Place("STATE", [entry(3, "OPT_OUT", 0)])

    assert rule([county, state], day(2)).because == 2
    assert rule([county, state], day(0)).because == 3


def test_a_state_that_left_is_named_before_a_county_that_never_joined():
    state = Place("STATE", [entry(1, "OPT_OUT", 0)])

    assert rule([Place("COUNTY"), state], day(1)).because == 1


def test_what_was_not_yet_entered_was_not_yet_known():
    late = Place("COUNTY", [entry(1, "ACTIVATION", 0), entry(2, "OPT_OUT", 1, entered=5)])

    assert rule([late], day(2), known=day(3)).flow == "L0"
    assert rule([late], day(2), known=day(5)).flow == "L2"


@st.composite
def chains(draw) -> list[Place]:
    """A county, its state and the program, with lists of entries that may speak of each other."""
    numbers = iter(range(1, 100))
    return [
        Place(kind, _entries(draw, numbers, draw(st.integers(0, most))))
        for kind, most in (("COUNTY", 6), ("STATE", 4), ("PROGRAM", 2))
    ]


def _entries(draw, numbers, count) -> list[Entry]:
    made: list[Entry] = []
    for _ in range(count):
        act = draw(ACTS)
        fitting = [other for other in made if other.act in MEANINGS[act].concerns]
        if MEANINGS[act].concerns and not fitting:
            continue
        spoken = draw(st.sampled_from(fitting)).id if MEANINGS[act].concerns else None
        made.append(
            entry(
                next(numbers),
                act,
                draw(DAYS),
                received=draw(DAYS),
                entered=draw(DAYS),
                concerns=spoken,
            )
        )
    return made


@given(chains())
@settings(max_examples=100)
def test_periods_tile_all_of_time(chain):
    found = periods(chain)

    assert found[0].lower is None
    assert found[-1].upper is None
    for before, after in itertools.pairwise(found):
        assert before.upper == after.lower
        assert before.ruled != after.ruled
        assert before.lower is None or before.lower < before.upper


@given(chains(), st.floats(-1, 13))
@settings(max_examples=100)
def test_a_period_says_what_the_rule_says_at_each_of_its_instants(chain, when):
    moment = day(when)

    assert period_at(periods(chain), moment).ruled == rule(chain, moment)


@given(chains(), st.floats(-1, 13))
@settings(max_examples=100)
def test_no_place_is_freer_than_what_stands_above_it(chain, when):
    moment = day(when)

    for above in (chain[1:], chain[2:]):
        assert rule(chain, moment).flow >= rule(above, moment).flow


@given(chains(), st.floats(-1, 13))
@settings(max_examples=100)
def test_the_order_of_entering_does_not_matter(chain, when):
    turned = [Place(place.kind, list(reversed(place.entries))) for place in chain]
    moments = [e.effective_at for place in chain for e in place.entries if MEANINGS[e.act].side]
    assume(len(moments) == len(set(moments)))

    assert rule(turned, day(when)) == rule(chain, day(when))


@given(chains(), st.floats(-1, 13))
@settings(max_examples=100)
def test_one_more_opt_out_never_opens_anything(chain, when):
    moment = day(when)
    left = Place("COUNTY", [*chain[0].entries, entry(500, "OPT_OUT", when)])

    assert rule([left, *chain[1:]], moment).flow == "L2"


def test_the_beginning_comes_before_everything():
    assert BEGINNING < LONG_AGO < END


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["riverton", "ohio", "program"]),
        ACTS,
        st.integers(0, 12),
        st.integers(0, 12),
        st.integers(0, 100),
    ),
    max_size=9,
)


@given(STEPS)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    max_examples=30,
    deadline=None,
)
@example([("riverton", Act.OPT_OUT, 3, 3, 0), ("riverton", Act.UNDO, 3, 3, 0)])
def test_the_database_derives_the_periods_that_the_plain_rule_computes(
    riverton, lakeside, program, steps
):
    with transaction.atomic():
        for name, act, effective, received, pick in steps:
            _try(Jurisdiction.objects.get(code=CODES[name]), act, effective, received, pick)
        for place in (riverton, lakeside, riverton.parent, program):
            assert stored(place) == periods(chain_of(place))
            for each in range(-1, 14):
                assert asked(place, day(each)) == rule(chain_of(place), day(each))
        transaction.set_rollback(True)


CODES = {"riverton": "39901", "ohio": "39", "program": "US"}


def _try(place, act, effective, received, pick) -> None:
    """Enter an act; what the database refuses is not in its list, and so of no concern here."""
    fitting = [e for e in place.events.order_by("pk") if e.act in MEANINGS[act].concerns]
    spoken = fitting[pick % len(fitting)] if fitting else None
    if place.kind == "PROGRAM" and PROGRAM_RIGHT not in MEANINGS[act].rights:
        return
    try:
        with transaction.atomic():
            event(
                place,
                act,
                effective_at=day(effective),
                received_at=day(received),
                concerns=spoken if MEANINGS[act].concerns else None,
                **({"acting": spoken.acting} if act == Act.UNDO and spoken else {}),
            )
    except (NotFit, AlreadyEntered):
        pass


def chain_of(place) -> list[Place]:
    found = []
    while place is not None:
        rows = ParticipationEvent.objects.filter(jurisdiction=place)
        entries = [
            Entry(e.pk, e.act, e.effective_at, e.received_at, e.entered_at, e.concerns_id)
            for e in rows
        ]
        found.append(Place(place.kind, entries))
        place = place.parent
    return found


def stored(place) -> list[Period]:
    rows = ParticipationPeriod.objects.filter(jurisdiction=place)
    found = [
        Period(r.during.lower, r.during.upper, Ruled(r.flow, r.request, r.because_id))
        for r in rows
    ]
    return sorted(found, key=lambda period: period.lower or BEGINNING)


def asked(place, moment) -> Ruled:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT flow, request, because FROM participation_rule(%s, %s, 'infinity')",
            [place.pk, moment],
        )
        return Ruled(*cursor.fetchone())


@pytest.mark.parametrize("act", sorted(Act))
def test_the_table_of_meanings_and_the_rule_of_the_database_agree(act, riverton):
    source = event(riverton, "SUSPENSION" if act == Act.LIFTING else "OPT_OUT")
    concerns = source if MEANINGS[act].concerns else None
    extra = {"acting": riverton} if act == Act.UNDO else {}

    event(riverton, act, concerns=concerns, effective_at=day(5), **extra)

    assert stored(riverton) == periods(chain_of(riverton))
    assert datetime.now(tz=UTC) > day(5)


@pytest.mark.parametrize("second", sorted(Act))
@pytest.mark.parametrize("first", sorted(Act))
def test_of_every_pair_of_acts_the_database_makes_what_the_rule_says(
    first, second, riverton, program
):
    event(riverton, "ACTIVATION", effective_at=day(0))
    event(riverton, "OPT_OUT", effective_at=day(1))
    event(riverton, "SUSPENSION", effective_at=day(2))

    _try(riverton, first, 3, 3, 0)
    _try(riverton, second, 4, 4, 1)

    chain = chain_of(riverton)
    assert len(chain[0].entries) > 3
    assert stored(riverton) == periods(chain)
    assert {rule(chain, day(n)).flow for n in (0, 1, 2)} == {"L0", "L2"}
