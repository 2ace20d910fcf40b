"""A hold past its deadline can be explained, by whom it concerns, and said to be nothing else."""

import pytest

from matching.detainers.errors import WordsMissing
from matching.holds import services
from matching.holds.overdue import words_of
from matching.holds.selectors import explanations_of
from portal.jurisdictions.access import AccessDenied
from tests.kept import kept
from tests.matching.casework import casework
from tests.matching.factories import now, within
from tests.matching.holds.steps import HOUR, due, overdue_in


@kept
def overdue(detainer, jack):
    due(detainer, jack, now() - 60 * HOUR)
    services.sweep(at=now())
    return overdue_in(detainer.jurisdiction)[0]


def explained(overdue, by, words: str = "The van broke down."):
    with within(overdue.jurisdiction):
        return services.explain_overdue(overdue_id=overdue.pk, words=words, by=by, at=now())


def test_every_explanation_stays_beside_the_next(overdue, jack):
    explained(overdue, jack, "The van broke down.")
    explained(overdue, jack, "And the other one too.")

    with within(overdue.jurisdiction):
        said = [words_of(row) for row in explanations_of(overdue)]
    assert said == ["The van broke down.", "And the other one too."]


def test_the_words_are_sealed(overdue, jack):
    said = explained(overdue, jack)

    assert b"van" not in bytes(said.words)


def test_a_supervisor_explains_in_casework(overdue, susan):
    with casework():
        said = services.explain_overdue(
            overdue_id=overdue.pk, words="Nobody was sent.", by=susan, at=now()
        )

    assert said.explained_by == susan


@pytest.mark.parametrize("words", ["", " \n "])
def test_an_explanation_says_something(overdue, jack, words):
    with pytest.raises(WordsMissing):
        explained(overdue, jack, words)


@pytest.mark.parametrize("stranger", ["leo", "rosa", "otto", "omar", "sara", "nobody"])
def test_nobody_else_explains(overdue, stranger, request):
    with pytest.raises(AccessDenied):
        explained(overdue, request.getfixturevalue(stranger))
