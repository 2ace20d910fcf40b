"""Whoever is given cases finds it in the inbox."""

from tests.matching.status.test_assigning import give
from tests.portal.inbox.told import read_by, told


def test_whoever_is_given_a_case_alone_has_news(case, susan, sara, omar):
    give(susan, sara, case)

    assert told("case.assigned") == ["sara"]
    assert read_by(sara)[-1].sentence == "Cases given to you by a supervisor: 1."
    assert read_by(sara)[-1].path == "/casework/"


def test_a_refused_case_is_no_news(case, susan, sara, omar):
    give(susan, omar, case)

    assert told("case.assigned") == []
