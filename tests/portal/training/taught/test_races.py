"""The same answers sent twice at the same moment, each on a connection of its own."""

from functools import partial

import pytest

from portal.training.models import Completion
from tests.matching.test_races import together
from tests.portal.training.taught.answering import take

pytestmark = pytest.mark.usefixtures("committed")


def test_answers_sent_twice_at_once_are_one_completion(nobody, now):
    first, second = together(partial(take, nobody, at=now), partial(take, nobody, at=now))

    assert first.completion == second.completion
    assert Completion.objects.filter(user=nobody).count() == 1
