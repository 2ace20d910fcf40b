"""A specialist takes a case, asks the records, and records what they answered."""

import pytest

from matching.status import services
from matching.status.duties import DutiesMixed
from matching.status.errors import (
    AlreadyAnswered,
    CaseMovedOn,
    GroundMissing,
    NotFitting,
    WordsMissing,
)
from matching.status.models import Case, Claim, Duty, Query, Response
from matching.status.sealed import evidence_of, words_of
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from tests.conftest import person
from tests.factories import ago
from tests.matching.casework import answered, casework, confirmed, examiners
from tests.matching.factories import now
from tests.matching.status.conftest import promote

ANSWER = {
    "finding": "REMOVABLE",
    "ground": "FINAL_ORDER",
    "evidence_type": "IMMIGRATION_RECORD",
    "evidence": "An order of removal of 2008.",
}
STRANGERS = ["otto", "jack", "iris", "omar", "susan", "nobody"]


def take(by) -> Case | None:
    with casework():
        return services.take_case(by=by, at=now())


def ask(case, by) -> Query:
    with casework():
        return services.record_query(case_id=case.pk, by=by, at=now())


def answer(query, by, **fields) -> Response:
    with casework():
        return services.record_response(query_id=query.pk, by=by, at=now(), **{**ANSWER, **fields})


def again(case) -> Case:
    with casework():
        return Case.objects.get(pk=case.pk)


def test_a_specialist_takes_the_case_that_waits_longest(case, riverton_police, rosa, sara):
    confirmed(riverton_police, rosa)

    taken = take(sara)

    assert taken == case
    assert take(sara) == case
    assert again(case).assigned_to == sara


def test_a_case_taken_is_not_given_to_another(case, sara):
    take(sara)

    assert take(person("second-sara", ("SPECIALIST", None))) is None


def test_nobody_is_given_a_case_whose_prints_they_examined(case):
    examiner = promote(examiners()[0], "SPECIALIST")

    assert take(examiner) is None


def test_a_query_is_asked_by_a_named_specialist(case, sara):
    query = ask(case, sara)

    assert (query.asked_by, again(case).status) == (sara, "QUERIED")
    with casework():
        assert Duty.objects.get(case=case, user=sara).part == "SPECIALIST"


def test_only_specialists_do_status_work(case, request):
    for user in map(request.getfixturevalue, STRANGERS):
        with pytest.raises(AccessDenied):
            take(user)
        with pytest.raises(AccessDenied):
            ask(case, user)


def test_only_specialists_answer(case, request, sara):
    query = ask(case, sara)

    for name in STRANGERS:
        with pytest.raises(AccessDenied):
            answer(query, request.getfixturevalue(name))


def test_a_response_carries_its_ground_its_evidence_and_its_officer(case, sara):
    response = answer(ask(case, sara), sara)

    assert (response.finding, response.ground, response.officer) == (
        "REMOVABLE",
        "FINAL_ORDER",
        sara,
    )
    assert evidence_of(response) == "An order of removal of 2008."
    assert b"removal" not in bytes(response.evidence)
    assert (again(case).status, again(case).assigned_to) == ("ANSWERED", None)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"ground": ""}, GroundMissing),
        ({"evidence": "  "}, WordsMissing),
        ({"finding": "GUILTY"}, NotFitting),
        ({"ground": "RUMOR"}, NotFitting),
        ({"evidence_type": "RUMOR"}, NotFitting),
    ],
)
def test_an_answer_without_what_it_rests_on_is_refused(case, sara, fields, refusal):
    query = ask(case, sara)

    with pytest.raises(refusal):
        answer(query, sara, **fields)

    assert again(case).status == "QUERIED"


@pytest.mark.parametrize("finding", ["NOT_REMOVABLE", "UNDETERMINED"])
def test_only_a_removable_answer_keeps_a_ground(case, sara, finding):
    assert answer(ask(case, sara), sara, finding=finding).ground == ""


def test_a_query_is_answered_once(case, sara):
    query = ask(case, sara)
    answer(query, sara)

    with pytest.raises(AlreadyAnswered):
        answer(query, sara)


def test_an_earlier_query_is_not_answered_any_more(case, sara):
    first = ask(case, sara)
    answer(first, sara)
    ask(case, sara)

    with pytest.raises(AlreadyAnswered):
        answer(first, sara)


def test_a_query_under_way_is_not_asked_twice(case, sara):
    ask(case, sara)

    with pytest.raises(TransitionRefused):
        ask(case, sara)


def test_an_answer_of_citizenship_claimed_is_a_claim(case, sara):
    answer(ask(case, sara), sara, finding="CITIZENSHIP_CLAIMED", evidence="Says: born in Ohio.")

    with casework():
        claim = Claim.objects.get(booking=case.booking)
    assert (claim.kind, claim.recorded_by, claim.outcome) == ("CITIZENSHIP", sara, "")
    assert words_of(claim) == "Says: born in Ohio."


def test_who_examined_the_prints_does_no_status_work(case):
    examiner = promote(examiners()[0], "SPECIALIST")

    with pytest.raises(DutiesMixed):
        ask(case, examiner)


def test_nothing_is_dated_before_the_last_step_of_the_case(case, sara):
    query = ask(case, sara)

    with pytest.raises(CaseMovedOn), casework():
        services.record_response(query_id=query.pk, by=sara, at=ago(hours=1), **ANSWER)


def test_status_work_leaves_its_trail(case, sara):
    answered(case, sara)

    with scope.within(scope.oversight(who="a test", why="the trail")):
        events = list(
            AuditEvent.objects.filter(actor=f"user:{sara.pseudonym}")
            .order_by("pk")
            .values_list("event", flat=True)
        )
    assert events == [
        "duty.taken",
        "case.moved",
        "query.asked",
        "case.moved",
        "response.recorded",
    ]
