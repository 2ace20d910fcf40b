"""Every stored decision comes out the same from what was known then."""

import pytest

from matching.policy.models import Decision
from matching.policy.replay import differences
from tests.factories import ago
from tests.matching.casework import casework
from tests.matching.policy.many import Many

pytestmark = pytest.mark.usefixtures("galleries", "joined")
CASES = 1_000


def test_a_thousand_random_cases_replay_to_the_stored_decisions(
    committed, admin_connection, riverton_police, omar
):
    many = Many(riverton_police, omar, CASES, at=ago(hours=2), seed=20110617)
    many.learn()
    admin_connection.execute("ANALYZE")  # or the planner takes the tables for empty
    many.decide()
    many.learn(0.3)  # what came later changes nothing of it

    with casework():
        stored = list(Decision.objects.select_related("case"))
        different = [str(one) for one in differences(stored)]
        outcomes = {decision.outcome for decision in stored}

    assert different == []
    assert len(stored) == CASES
    assert outcomes == {"NO_ACTION", "STOP", "AFTER_CONVICTION", "MAY_PROCEED"}
