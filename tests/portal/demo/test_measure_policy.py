"""The measurement of the rules stores decisions that replay, and tests them back."""

import pytest

from portal.demo.measure_policy import Differs, measure
from tests.database import address
from tests.factories import NOON


def measured(decisions: int, cases: int) -> dict[str, float]:
    said = {}
    measure(
        server=address("DATABASE_ADMIN_URL"),
        decisions=decisions,
        cases=cases,
        at=NOON,
        say=said.__setitem__,
    )
    return said


def test_what_it_stores_comes_out_as_it_was_stored(committed, riverton_police, lakeside, omar):
    said = measured(decisions=60, cases=20)

    assert said.pop("20 decisions replayed from what was known") > 0
    assert said.pop("60 decisions made and stored") > 0
    assert [what.split(",")[0] for what in said] == ["back-test of 80 decisions"] * 2


def test_a_decision_that_comes_out_otherwise_stops_it(
    committed, riverton_police, omar, monkeypatch
):
    monkeypatch.setattr("portal.demo.measure_policy.MOMENT", -1 * NOON.resolution)

    with pytest.raises(Differs):
        measured(decisions=1, cases=20)
