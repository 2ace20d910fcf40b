import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.measures import MEASURES, PARTS_OF_BOOKINGS, conserved, totals
from reports.statistics.stages import ANOMALIES, COPY, GROUP_OF_RECORD, MATCHED, Group, Stage

COUNTS = st.dictionaries(st.sampled_from(Stage.values), st.integers(0, 10**6))
# Each of these is a part of the other, whatever was counted.
WITHIN = [
    ("submitted", "bookings"),
    ("forwarded", "submitted"),
    ("matched", "forwarded"),
    ("voided", "matched"),
    ("verified", "matched"),
    ("no_action", "verified"),
    ("no_action_traffic", "no_action"),
    ("no_action_victim", "no_action"),
    ("no_action_citizen", "no_action"),
    ("detainers", "verified"),
    ("served", "detainers"),
    ("copy_given", "served"),
    ("declined", "served"),
    ("lapsed", "served"),
    ("withdrawn", "served"),
    ("custody", "served"),
    ("overdue", "served"),
]


@given(COUNTS)
def test_bookings_are_the_sum_of_their_four_parts(counts):
    assert conserved([counts])
    assert totals(counts)["bookings"] == sum(totals(counts)[part] for part in PARTS_OF_BOOKINGS)


@pytest.mark.parametrize(("part", "whole"), WITHIN)
def test_a_part_is_within_its_whole_stage_by_stage(part, whole):
    assert MEASURES[part].stages < MEASURES[whole].stages


@given(COUNTS)
def test_what_was_set_aside_is_in_no_other_measure(counts):
    aside = {stage: number for stage, number in counts.items() if stage in ANOMALIES}

    found = {name: number for name, number in totals(aside).items() if number}

    assert sum(found.values()) == sum(aside.values())
    assert set(found) <= {"before_activation", "outside_window", "no_county"}


def test_every_stage_is_counted_by_some_measure():
    assert frozenset().union(*(m.stages for m in MEASURES.values())) == frozenset(Stage)


def test_a_measure_that_takes_a_stage_out_of_bookings_breaks_the_sum(monkeypatch):
    broken = MEASURES["withheld"].__class__("withheld", "", "", frozenset())
    monkeypatch.setitem(MEASURES, "withheld", broken)

    assert not conserved([{Stage.WITHHELD: 1}])


@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_each_measure_has_its_words(measure):
    assert str(measure.title).strip()
    assert str(measure.definition).endswith(".")


def test_copies_are_of_served_detainers_that_have_a_stage_without_one():
    assert {stage.name.removesuffix("_COPY") for stage in COPY} <= set(Stage.names)
    assert COPY < MATCHED


def test_every_group_stands_for_one_code_of_the_record():
    assert sorted(GROUP_OF_RECORD.values()) == sorted(Group)
