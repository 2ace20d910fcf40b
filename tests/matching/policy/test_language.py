"""The language of the rules is closed, and knows what it does not know."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.policy.language import DEEPEST, BadCondition, check, facts_in, holds
from matching.policy.logic import all_of, any_of, negation
from matching.policy.vocabulary import VOCABULARY
from matching.status.subjects import Factor

YES = {"fact": "final_order", "==": "PRESENT"}
WRONG = [
    None, [], {}, "true", 1, {"all": []}, {"all": {}}, {"sum": [YES]},
    {"all": [YES], "any": [YES]},
    {"fact": "height", "==": "PRESENT"}, {"fact": "final_order"}, {"fact": "final_order", ">": 1},
    {"fact": "final_order", "==": "UNKNOWN"}, {"fact": "final_order", "==": ["PRESENT"]},
    {"fact": "final_order", "in": []}, {"fact": "final_order", "in": "PRESENT"},
    {"fact": "final_order", "==": "PRESENT", "in": ["ABSENT"]}, {"fact": ["x"], "==": "PRESENT"},
    {"fact": "level", "==": "UNKNOWN"}, {"fact": "finding", "==": 3}, {"all": [YES, {"all": []}]},
    {"fact": "final_order", "==": {}}, {"all": [YES] * 61},
]  # fmt: skip


@pytest.mark.parametrize("condition", WRONG, ids=repr)
def test_what_is_not_in_the_language_is_refused_with_a_sentence(condition):
    with pytest.raises(BadCondition, match=r"\.$"):
        check(condition)


def test_a_condition_is_only_so_deep():
    condition = YES
    for _turn in range(DEEPEST - 1):
        condition = {"none": [condition]}
    check(condition)

    with pytest.raises(BadCondition, match="deep"):
        check({"any": [condition]})


@pytest.mark.parametrize("name", VOCABULARY)
def test_nothing_can_be_asked_for_being_unknown(name):
    assert "UNKNOWN" not in VOCABULARY[name]
    with pytest.raises(BadCondition):
        check({"fact": name, "in": ["UNKNOWN"]})


def test_no_factor_of_discretion_can_be_named():
    shared = {name.lower() for name in Factor.values} & VOCABULARY.keys()

    assert shared <= {"criminal_history"}  # of convictions; the factor of that name is not read


names = st.sampled_from(["final_order", "fraud", "plaintiff", "open_claims"])
leaves = names.map(lambda name: {"fact": name, "in": sorted(VOCABULARY[name])[:1]})
conditions = st.recursive(
    leaves,
    lambda parts: st.builds(
        lambda joint, inner: {joint: inner},
        st.sampled_from(["all", "any", "none"]),
        st.lists(parts, min_size=1, max_size=3),
    ),
    max_leaves=6,
)
values = st.sampled_from([("PRESENT",), ("ABSENT",), ("UNKNOWN",)])
readings = st.fixed_dictionaries(
    {"final_order": values, "fraud": values, "plaintiff": values, "open_claims": st.just(())}
)


@given(conditions, readings)
def test_what_is_told_stays_told_when_more_is_known(condition, reading):
    told = holds(condition, reading)

    for name, value in reading.items():
        if value == ("UNKNOWN",):
            for resolved in (("PRESENT",), ("ABSENT",)):
                assert told is None or holds(condition, reading | {name: resolved}) == told


@given(conditions)
def test_only_named_facts_are_read(condition):
    reading = dict.fromkeys(facts_in(condition), ("UNKNOWN",))

    assert holds(condition, reading) in (True, False, None)


@given(st.lists(st.sampled_from([True, False, None])))
def test_the_logic_is_klenes(several):
    assert any_of(several) == negation(all_of(map(negation, several)))
    assert any_of(several) is (True if True in several else None if None in several else False)
