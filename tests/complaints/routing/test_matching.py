"""The first rule that holds counts, and a rule holds where all that it names is so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.routing.matching import Conditions, Facts, first_of, holds

FACTS = Facts(
    topic="STOP", places=frozenset({7, 70}), agency=3, source="WEB", mode="NAMED",
    language="es", retaliation=False,
)  # fmt: skip
RIGHT = {
    "topic": "STOP", "place": 7, "agency": 3, "source": "WEB", "mode": "NAMED",
    "language": "es", "retaliation": False,
}  # fmt: skip
WRONG = {
    "topic": "OTHER", "place": 8, "agency": 4, "source": "PAPER", "mode": "ANONYMOUS",
    "language": "en", "retaliation": True,
}  # fmt: skip
conditions = st.builds(
    Conditions,
    rule=st.integers(1, 99),
    topic=st.sampled_from(["", "STOP", "OTHER"]),
    place=st.sampled_from([None, 7, 70, 8]),
    agency=st.sampled_from([None, 3, 4]),
    retaliation=st.sampled_from([None, True, False]),
)


def test_a_rule_that_names_nothing_holds():
    assert holds(Conditions(), FACTS)


@pytest.mark.parametrize("name", RIGHT)
def test_each_thing_that_is_named_must_be_so(name):
    assert holds(Conditions(**{name: RIGHT[name]}), FACTS)
    assert not holds(Conditions(**{name: WRONG[name]}), FACTS)
    assert not holds(Conditions(**RIGHT | {name: WRONG[name]}), FACTS)


def test_the_state_above_is_meant_too():
    assert holds(Conditions(place=70), FACTS)


@given(st.lists(conditions, max_size=6))
def test_the_first_that_holds_counts(rules):
    holding = [rule for rule in rules if holds(rule, FACTS)]

    assert first_of(rules, FACTS) == (holding[0] if holding else None)


@given(conditions, st.sampled_from(sorted(RIGHT)))
def test_to_name_more_never_makes_a_rule_hold(rule, name):
    narrower = Conditions(**{**vars(rule), name: WRONG[name]})

    assert not holds(narrower, FACTS)
