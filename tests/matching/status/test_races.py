"""Two people at the same moment, each on a connection of their own."""

from datetime import date
from threading import Event

import pytest

from matching.policy.replay import differences
from matching.policy.services import decide
from matching.status import services
from matching.status.claims import decide_claim, make_claim
from matching.status.errors import AlreadyAnswered, AlreadyDecided, CaseMovedOn
from matching.status.models import Case, Claim, Conviction, Query, Response
from portal.states import TransitionRefused
from tests.conftest import person
from tests.matching.casework import answered, casework, confirmed
from tests.matching.factories import now, within
from tests.matching.test_races import together

pytestmark = pytest.mark.usefixtures("committed")
LATE = (AlreadyAnswered, AlreadyDecided, CaseMovedOn, TransitionRefused)
ANSWER = {
    "finding": "REMOVABLE",
    "ground": "FINAL_ORDER",
    "evidence_type": "IMMIGRATION_RECORD",
    "evidence": "An order.",
}


def attempt(act, **given):
    """A call in casework that says 'late' where somebody was faster."""

    def call():
        try:
            with casework():
                return act(**given, at=now())
        except LATE:
            return "late"

    return call


@pytest.fixture
def second(database):
    return person("second-sara", ("SPECIALIST", None))


@pytest.mark.parametrize("again", range(3))
def test_two_specialists_are_given_two_cases(again, case, riverton_police, rosa, sara, second):
    confirmed(riverton_police, rosa, 10)

    taken = together(*(attempt(services.take_case, by=user) for user in (sara, second)))

    assert len({one.pk for one in taken}) == 2


@pytest.mark.parametrize("again", range(3))
def test_one_query_is_asked(again, case, sara, second):
    together(
        *(attempt(services.record_query, case_id=case.pk, by=user) for user in (sara, second))
    )

    with casework():
        assert Query.objects.count() == 1


@pytest.mark.parametrize("again", range(3))
def test_one_response_is_recorded(again, case, sara, second):
    with casework():
        query = services.record_query(case_id=case.pk, by=sara, at=now())

    made = together(
        *(
            attempt(services.record_response, query_id=query.pk, by=user, **ANSWER)
            for user in (sara, second)
        )
    )

    assert made.count("late") == 1
    with casework():
        assert Response.objects.count() == 1


@pytest.mark.parametrize("again", range(3))
def test_two_supervisors_decide_a_claim_once(again, case, susan):
    with casework():
        said = {"kind": "CITIZENSHIP", "claimant": "PERSON", "words": "", "by": None}
        claim = make_claim(booking_id=case.booking_id, at=now(), **said)
    other = person("second-susan", ("SUPERVISOR", None))

    made = together(
        attempt(decide_claim, claim_id=claim.pk, outcome="UPHELD", reason="Yes.", by=susan),
        attempt(decide_claim, claim_id=claim.pk, outcome="NOT_UPHELD", reason="No.", by=other),
    )

    assert made.count("late") == 1
    with casework():
        outcome = Claim.objects.get().outcome
        assert (Case.objects.get().status == "CLOSED") == (outcome == "UPHELD")


SAID = {"kind": "CITIZENSHIP", "claimant": "PERSON", "words": ""}
CONVICTED = {"convicted_on": date(2009, 5, 4), "source": "County court", "severity": "FELONY"}


def claimed(case, riverton, jack, at):
    with within(riverton):
        make_claim(booking_id=case.booking_id, by=jack, at=at, **SAID)


def convicted(case, riverton, jack, at):
    with within(riverton):
        services.record_conviction(booking_id=case.booking_id, by=jack, at=at, **CONVICTED)


@pytest.mark.parametrize("speak", [claimed, convicted])
def test_what_a_place_says_while_a_case_is_decided_was_not_known_to_the_decision(
    speak, case, riverton, jack, sara, omar
):
    answered(case, sara)
    said_at, decided, spoken = now(), Event(), Event()

    def decide_slowly():
        with casework():
            made = decide(case_id=case.pk, by=omar, at=now())
            decided.set()
            # The place speaks now, of a moment before, and waits for this to end.
            spoken.wait(0.5)
        return made

    def say():
        decided.wait(10)
        speak(case, riverton, jack, said_at)
        spoken.set()

    made, _none = together(decide_slowly, say)

    with casework():
        assert [str(one) for one in differences([made])] == []
        dates = [*Claim.objects.values_list("received_at", flat=True)]
        dates += Conviction.objects.values_list("recorded_at", flat=True)
    assert all(one > made.decided_at for one in dates)
    assert len(dates) == 1


@pytest.mark.parametrize("outcome", ["UPHELD", "NOT_UPHELD"])
def test_a_decision_on_a_claim_is_never_dated_before_one_on_its_case(
    outcome, case, sara, omar, susan
):
    answered(case, sara)
    with casework():
        claim = make_claim(booking_id=case.booking_id, by=None, at=now(), **SAID)
    looked_at = now()
    with casework():
        decide(case_id=case.pk, by=omar, at=now())

    with pytest.raises(CaseMovedOn), casework():
        decide_claim(claim_id=claim.pk, outcome=outcome, reason="R.", by=susan, at=looked_at)
