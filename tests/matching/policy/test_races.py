"""Two people at once: one decides, one overrides, one approves."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from matching.policy import services
from matching.policy.errors import AlreadyOverridden
from matching.policy.models import Decision, Override
from matching.policy.proposing import MOVES
from matching.status.errors import CaseMovedOn
from portal.states import TransitionRefused
from tests.conftest import person
from tests.matching.casework import answered, casework
from tests.matching.factories import now
from tests.matching.policy.cases import decided, found
from tests.matching.policy.rules import oversight, proposed

pytestmark = pytest.mark.usefixtures("committed")


def both(scope, acts) -> list[object]:
    """What two acts gave, each in a connection of its own and begun at one moment."""
    together = Barrier(len(acts))

    def run(act):
        try:
            together.wait()
            with scope():
                return act()
        except (AlreadyOverridden, CaseMovedOn, TransitionRefused) as refusal:
            return type(refusal)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_two_officers_decide_a_case_once(case, sara, omar):
    answered(case, sara)
    found(case, sara)
    other = person("oscar", ("OFFICER", None))

    given = both(
        casework,
        [lambda by=by: services.decide(case_id=case.pk, by=by, at=now()) for by in (omar, other)],
    )

    with casework():
        assert Decision.objects.count() == 1
    assert sum(isinstance(one, Decision) for one in given) == 1


def test_two_supervisors_override_a_decision_once(case, sara, omar, susan):
    decision = decided(case, sara, omar, PLAINTIFF="PRESENT")
    other = person("sven", ("SUPERVISOR", None))

    def act(by):
        return services.override(
            decision_id=decision.pk, outcome="MAY_PROCEED", reason="Over.", by=by, at=now()
        )

    given = both(casework, [lambda by=by: act(by) for by in (susan, other)])

    with casework():
        assert Override.objects.count() == 1
    assert AlreadyOverridden in given


def test_a_rule_is_approved_or_refused_but_never_both(chief, deputy):
    version = proposed(chief)

    given = both(
        oversight,
        [
            lambda move=move: MOVES[move](version=version, by=deputy, at=now())
            for move in ("approve", "refuse")
        ],
    )

    assert TransitionRefused in given
    assert version.signatures.exclude(part="AUTHOR").count() == 1
