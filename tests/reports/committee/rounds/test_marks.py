"""Which members a case is kept from, and that nobody reads a place out of its marks."""

import pytest

from reports.committee.rounds.marks import (
    barred_terms,
    key_of,
    open_cases,
    place_mark,
    state_mark,
)
from reports.committee.seats.interests import declare_interest, end_interest, recuse
from reports.committee.seats.states import InterestKind
from tests.conftest import person
from tests.kept import kept
from tests.reports.committee.rounds.worlds import cases_of, counties_of
from tests.reports.committee.worlds import AT, inside, seated


@kept
def ada(database):
    """Another police chief."""
    return person("ada", ("MEMBER", None))


def seen(round_, term) -> set:
    return inside(lambda: set(open_cases(term, round_).values_list("pk", flat=True)))


def hidden(round_, term) -> set[str]:
    """The counties of the cases that a member does not see."""
    shown = seen(round_, term)
    return {county for pk, county in counties_of(round_).items() if pk not in shown}


def test_a_member_without_a_place_sees_every_case(drawn, committee):
    assert len(seen(drawn, committee["mina"])) == 12


def test_a_member_does_not_see_the_cases_of_the_own_county(drawn, committee):
    assert hidden(drawn, committee["marco"]) == {"39901"}


def test_who_serves_a_state_does_not_see_the_cases_of_its_counties(
    drawn, charter, ohio, ada, sybil
):
    term = seated(charter, "POLICE_CHIEF", ada, by=sybil, home=ohio)

    assert hidden(drawn, term) == {"39901", "39902"}


def test_who_serves_the_program_sees_every_case(drawn, charter, program, ada, sybil):
    term = seated(charter, "POLICE_CHIEF", ada, by=sybil, home=program)

    assert hidden(drawn, term) == set()


def test_a_declared_interest_counts_until_it_ends(drawn, committee, mina, lakeside):
    declared = {"kind": InterestKind.PLACE, "place": lakeside, "words": "My brother works there."}
    interest = inside(declare_interest, **declared, by=mina, at=AT)
    before = hidden(drawn, committee["mina"])
    inside(end_interest, interest_id=interest.pk, by=mina, at=AT.replace(day=3))

    assert before == {"39902"}
    assert hidden(drawn, committee["mina"]) == set()


def test_who_keeps_away_from_the_round_sees_none_of_its_cases(drawn, committee, mina):
    inside(recuse, matter=drawn.matter, by=mina, at=AT)

    assert seen(drawn, committee["mina"]) == set()


def test_the_pairs_to_keep_apart_are_those_that_each_member_does_not_see(drawn, committee, mina):
    inside(recuse, matter=drawn.matter, by=mina, at=AT)
    cases, terms = cases_of(drawn), list(committee.values())

    pairs = inside(barred_terms, drawn, cases, terms)

    assert pairs == {
        (case.pk, term.pk) for term in terms for case in cases if case.pk not in seen(drawn, term)
    }
    assert {term for _case, term in pairs} == {committee["mina"].pk, committee["marco"].pk}


def test_a_mark_is_of_a_round_and_of_a_kind_of_place():
    first, second = key_of(b"1" * 32), key_of(b"2" * 32)

    assert place_mark(first, "39901") != place_mark(second, "39901")
    assert state_mark(first, "39901") == state_mark(first, "39902")
    assert place_mark(first, "39") != state_mark(first, "39")


@pytest.mark.parametrize("newer", [0, 1])
def test_a_newer_root_key_changes_no_mark(newer, settings):
    before = key_of(b"1" * 32)
    settings.SEALING_KEYS = [*settings.SEALING_KEYS, *[bytes(range(1, 33))] * newer]

    assert key_of(b"1" * 32) == before


def test_the_secret_in_the_row_is_not_the_key_of_the_marks(drawn):
    marks = {case.place_mark for case in cases_of(drawn)}

    assert place_mark(bytes(drawn.secret).hex(), "39901") not in marks
    assert place_mark(key_of(drawn.secret), "39901") in marks
