"""A round from its plan to its sample: who may, in which state, and what stays."""

from tests.reports.committee.rounds.worlds import cases_of


def test_a_round_goes_from_plan_to_sample(drawn):
    assert (drawn.status, drawn.frame_cases) == ("DRAWN", 80)
    assert len(cases_of(drawn)) == 12
