"""No member reviews a case untrained."""

from importlib import import_module

import pytest

from portal.training.errors import Untrained
from portal.training.services import record_completion
from reports.committee.rounds.reviewing import save_answers
from tests.portal.training.registering import gate_long_ago
from tests.reports.committee.rounds.gated import GATED
from tests.reports.committee.rounds.way import WRITTEN, reviews_of
from tests.reports.committee.worlds import inside


@pytest.fixture
def begun(reviewing):
    """Members were gated before these reviews were written."""
    gate_long_ago("MEMBER")
    return reviewing


@pytest.mark.parametrize("name", GATED)
def test_every_write_of_a_review_asks_for_training(begun, name):
    review = reviews_of(begun)[0]
    module, _dot, write = name.rpartition(".")
    on_it = {"review_id": review.pk, "by": review.term.person, "at": WRITTEN, **GATED[name][1]}

    with pytest.raises(Untrained) as refusal:
        inside(getattr(import_module(module), write), **on_it)

    assert [one.key for one in refusal.value.missing] == ["committee", "introduction"]


def test_whoever_is_trained_writes(begun):
    review = reviews_of(begun)[0]
    for module in ("introduction", "committee"):
        record_completion(
            user=review.term.person, module=module, completed_on=WRITTEN.date(), by=None,
            at=WRITTEN,
        )  # fmt: skip

    saved = inside(save_answers, review_id=review.pk, given={}, by=review.term.person, at=WRITTEN)

    assert saved == review
