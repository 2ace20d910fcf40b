"""How last quarter's decisions would have come out under a version of a rule."""

import csv
import io
from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from matching.policy.backtest import back_test
from matching.policy.facts import facts_from
from matching.policy.models import Decision
from matching.policy.outcomes import FROM_THE_STRICTEST
from matching.policy.quarters import Quarter, latest_quarters, quarter_named, quarter_of
from matching.policy.rulebook import in_place, open_rulebook, rules_of
from matching.policy.rules import evaluate
from matching.policy.tables import back_test_csv
from tests.factories import takes_part
from tests.kept import kept
from tests.matching.casework import casework
from tests.matching.policy.many import Many
from tests.matching.policy.rules import EXAMPLE, oversight, proposed

SECOND_OF_2025 = Quarter(2025, 2)
BURGLARY_STOPS = {
    "key": "burglary",
    "condition": {"fact": "charged_families", "==": "22"},
    "examples": [{**EXAMPLE, "facts": {}}],
}
BEGINNING = datetime(1990, 1, 1, tzinfo=UTC)
instants = st.timedeltas(timedelta(0), timedelta(days=36_500)).map(lambda span: BEGINNING + span)


@kept
def quarter(galleries, joined, riverton_police, lakeside_sheriff, lakeside, omar):
    """Decisions of two places in a quarter, and some of the next."""
    takes_part(lakeside)
    for agency, since in ((riverton_police, 2), (lakeside_sheriff, 2), (riverton_police, 3)):
        at = Quarter(2025, since).since + timedelta(days=9)
        many = Many(agency, omar, 40, at=at, seed=since)
        many.learn()
        many.decide()
    return SECOND_OF_2025


def judged_one_by_one(version, quarter) -> Counter:
    """The same by the plain evaluation of each decision."""
    book, moves = open_rulebook(), Counter()
    rows = Decision.objects.filter(decided_at__gte=quarter.since, decided_at__lt=quarter.until)
    for row in rows.select_related("jurisdiction"):
        rules = rules_of(in_place(version, book.named(row.versions)))
        after = evaluate(rules, facts_from(row.facts), at=row.decided_at).outcome
        moves[row.jurisdiction.code, row.outcome, after] += 1
    return moves


def test_the_counts_are_those_of_each_decision_judged_again(quarter, chief):
    version = proposed(chief, **BURGLARY_STOPS)

    with oversight():
        tested = back_test(version=version, quarter=quarter)
        expected = judged_one_by_one(version, quarter)

    lines = {(line.code, line.before, line.after): line.decisions for line in tested.by_place}
    assert lines == expected
    assert (tested.decisions, {code for code, *_ in lines}) == (80, {"39901", "39902"})
    assert 0 < tested.changed < 80


def test_the_totals_are_the_sums_of_the_places(quarter, chief):
    version = proposed(chief, **BURGLARY_STOPS)

    with oversight():
        tested = back_test(version=version, quarter=quarter)

    summed = Counter()
    for line in tested.by_place:
        summed[line.before, line.after] += line.decisions
    assert {(line.before, line.after): line.decisions for line in tested.totals} == summed


def test_the_rules_as_they_are_change_nothing(quarter):
    book = open_rulebook()

    with oversight():
        for version in book.versions:
            assert back_test(version=version, quarter=quarter).changed == 0


def test_a_withdrawn_rule_is_tested_as_gone(quarter, chief):
    gone = [{**EXAMPLE, "expected": "STOP"}]
    version = proposed(chief, key="plaintiff", outcome="", examples=gone)

    with oversight():
        tested = back_test(version=version, quarter=quarter)

    order = FROM_THE_STRICTEST.index
    assert all(order(line.after) >= order(line.before) for line in tested.totals)
    assert tested.decisions == 80


def test_a_back_test_asks_little_of_the_database(quarter, chief, django_assert_max_num_queries):
    version = proposed(chief, **BURGLARY_STOPS)

    with oversight(), django_assert_max_num_queries(3):
        back_test(version=version, quarter=quarter)


def test_the_file_has_every_line(quarter, chief):
    version = proposed(chief, **BURGLARY_STOPS)
    with oversight():
        tested = back_test(version=version, quarter=quarter)
        rows = list(csv.DictReader(io.StringIO(back_test_csv(version=version, quarter=quarter))))

    assert len(rows) == len(tested.totals) + len(tested.by_place)
    assert sum(int(row["decisions"]) for row in rows if row["code"] == "ALL") == 80
    assert {row["place"] for row in rows} == {"", "Riverton County", "Lakeside County"}


def test_no_name_of_a_place_is_a_formula(quarter, chief, riverton):
    type(riverton).objects.filter(pk=riverton.pk).update(name="=1+1")
    version = proposed(chief, **BURGLARY_STOPS)

    with oversight():
        assert ",'=1+1," in back_test_csv(version=version, quarter=quarter)


@given(instants)
def test_every_instant_is_in_its_quarter_and_quarters_follow_each_other(at):
    quarter = quarter_of(at)

    assert quarter.since <= at < quarter.until
    assert quarter.next.before == quarter.before.next == quarter
    assert quarter.before.until == quarter.since


def test_the_last_whole_quarter_comes_first():
    quarters = latest_quarters(datetime(2011, 1, 31, tzinfo=UTC))

    assert [str(quarter) for quarter in quarters] == [
        "2010-Q4", "2011-Q1", "2010-Q3", "2010-Q2", "2010-Q1",
    ]  # fmt: skip
    assert quarter_named("2010-Q2", among=quarters) == Quarter(2010, 2)
    assert quarter_named("1776-Q3", among=quarters) == quarters[0]


def test_a_quarter_without_decisions_is_empty(chief):
    version = proposed(chief, **BURGLARY_STOPS)

    with casework():
        tested = back_test(version=version, quarter=Quarter(1999, 4))

    assert (tested.decisions, tested.changed, tested.by_place) == (0, 0, [])
