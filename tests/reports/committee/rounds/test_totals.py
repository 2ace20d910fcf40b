"""Totals over what a viewer may see, and no small count for the public."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.committee.rounds.models import Figures
from reports.committee.rounds.releasing import release_barred
from reports.committee.rounds.totals import (
    FEW,
    FEWEST,
    HIDDEN,
    blind_answers,
    counted_cases,
    results_for,
    totals_for,
    without_small,
)
from tests.reports.committee.rounds import way
from tests.reports.committee.rounds.worlds import cases_of
from tests.reports.committee.worlds import inside

COUNTS = st.lists(st.integers(0, 40), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([20, 14], [20, 14]),
        ([20, 14, 3], [20, HIDDEN, FEW]),
        ([20, 0, 4], [HIDDEN, FEW, FEW]),
        ([20, 3, 4], [20, FEW, FEW]),
        ([3], [FEW]),
        ([0, 0], [FEW, FEW]),
    ],
)
def test_small_counts_are_not_told(counts, shown):
    assert without_small(counts) == shown


@given(COUNTS)
def test_no_small_count_is_told_and_all_others_are_right(counts):
    shown = without_small(counts)

    for count, told in zip(counts, shown, strict=True):
        assert told in (FEW, HIDDEN, count)
        assert (told == FEW) == (count < FEWEST)


@given(COUNTS)
def test_no_single_count_is_left_to_be_told_by_the_sum(counts):
    shown = without_small(counts)

    hidden = [count for count, told in zip(counts, shown, strict=True) if told in (FEW, HIDDEN)]

    assert len(hidden) != 1 or len(counts) == 1
    assert not hidden or sum(hidden) >= FEWEST or len(hidden) == len(counts)


def test_totals_of_single_answers_come_before_the_round_closes(beside, committee):
    totals = inside(totals_for, beside, committee["mina"])

    assert [one.question.number for one in totals] == [one.number for one in way.questions(beside)]
    for one in totals:
        first, second, *rest = one.counts.values()
        assert (one.cases, first, second, sum(rest), one.conflicted) == (12, 12, 12, 0, None)
        assert one.figures["PERCENT"]["value"] in (0.0, "NO_PAIRS")


def test_outcomes_and_conflicts_come_after(closed, committee):
    totals = inside(totals_for, closed, committee["mina"])

    assert all(sum(one.counts.values()) == 12 and one.conflicted == 0 for one in totals)


def test_who_keeps_away_from_no_case_sees_all_of_them(beside, committee):
    every = sorted(case.pk for case in cases_of(beside))

    assert inside(counted_cases, beside, committee["mina"]) == every
    assert inside(counted_cases, beside, None) == every


def test_answers_of_who_lost_the_case_count_no_more(beside, lakeside, sybil):
    asked = way.questions(beside)[0]
    cases = [case.pk for case in cases_of(beside)]
    before = inside(blind_answers, asked, cases)
    review = way.of_lakeside(beside)
    way.declares(review.term.person, lakeside, at=way.BESIDE)

    taken = inside(release_barred, round_id=beside.pk, by=sybil, at=way.BESIDE)

    after = inside(blind_answers, asked, cases)
    assert taken > 0
    assert sum(map(len, before.values())) - sum(map(len, after.values())) == taken


@pytest.mark.parametrize(("name", "seen"), [("mina", True), ("sybil", True), ("stan", False)])
def test_results_are_for_members_and_the_secretariat(name, seen, beside, request):
    found = inside(results_for, request.getfixturevalue(name), beside.pk, at=way.BESIDE)

    assert (found is not None) == seen


def test_what_is_published_has_no_small_count(closed):
    rows = Figures.objects.get(round=closed.pk).results

    for row in rows:
        told = [count for _value, count in row["counts"]] + [row["conflicted"]]
        assert all(count in (FEW, HIDDEN) or count >= FEWEST for count in told)
    assert set(rows[0]["figures"]) == {"PERCENT", "ALPHA", "GWET"}
