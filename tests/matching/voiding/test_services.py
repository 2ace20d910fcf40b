"""Voiding a match: who may, what it reaches, and the second look."""

from uuid import uuid4

import pytest
from django.db import Error, IntegrityError, connection

from matching.detainers.errors import Unfounded
from matching.detainers.models import Detainer, Step
from matching.status.duties import DutiesMixed
from matching.status.models import Case
from matching.status.states import CASE
from matching.voiding.errors import (
    AlreadyLooked,
    AlreadyVoided,
    NotVoidable,
    ReasonMissing,
    SecondPerson,
)
from matching.voiding.models import Void, WrongfulMatch
from matching.voiding.sealed import opinion_of, reason_of
from matching.voiding.states import VOID, VoidStatus
from portal.accounts.models import User
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.roles import give_role
from portal.states import TransitionRefused
from portal.training.errors import Untrained
from tests.factories import NOON, trained
from tests.matching.casework import casework, conclude_all, examiners
from tests.matching.detainers.steps import afresh as detainer_afresh
from tests.matching.detainers.steps import drafted, in_state, issued
from tests.matching.factories import candidates_of, complete, submit
from tests.matching.voiding.steps import (
    REASON,
    afresh,
    brought_to,
    line_of,
    looked,
    match_in_criminal,
    match_under,
    voided,
)

CAST = ["sara", "omar", "jack", "leo", "otto", "rosa", "luca", "gwen", "paul", "iris", "olga",
        "mona", "nobody"]  # fmt: skip
OPEN_STATES = ["DRAFT", "ISSUED", "SERVED", "AWAITING_CONVICTION", "ACTIVE", "RELEASE_DUE",
               "EXPIRED"]  # fmt: skip
ENDS = ["TRANSFERRED", "RELEASED", "DECLINED", "CANCELLED", "LIFTED"]


def test_only_a_supervisor_voids(fresh_case, request):
    for name in CAST:
        with pytest.raises(AccessDenied):
            voided(fresh_case.candidate_id, request.getfixturevalue(name))

    with casework():
        assert not Void.objects.exists()


def test_a_supervisor_voids_at_once(fresh_case, susan):
    void = voided(fresh_case.candidate_id, susan, found="COURT")

    with casework():
        assert Case.objects.get(pk=fresh_case.pk).status == "VOIDED"
    assert (void.status, void.voided_by) == ("UNCONFIRMED", susan)
    assert reason_of(void) == REASON
    assert line_of(void).found == "COURT"


def test_an_untrained_supervisor_does_not(fresh_case, nobody):
    give_role(user=nobody, role="SUPERVISOR", jurisdiction=None, by=None, at=NOON)

    with pytest.raises(Untrained):
        voided(fresh_case.candidate_id, nobody)


def test_whoever_examined_the_pair_does_not(fresh_case):
    first, _second = examiners()
    give_role(user=first, role="SUPERVISOR", jurisdiction=None, by=None, at=NOON)

    with pytest.raises(DutiesMixed):
        voided(fresh_case.candidate_id, trained(User.objects.get(pk=first.pk)))


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_void_has_a_reason(reason, fresh_case, susan):
    with pytest.raises(ReasonMissing):
        voided(fresh_case.candidate_id, susan, reason=reason)


def test_a_match_is_voided_once(fresh_case, susan, saul):
    voided(fresh_case.candidate_id, susan)

    with pytest.raises(AlreadyVoided):
        voided(fresh_case.candidate_id, saul)


@pytest.mark.parametrize("conclusion", ["", "EXCLUSION", "INCONCLUSIVE", "UNSUITABLE"])
def test_only_an_identification_is_voided(
    conclusion, galleries, joined, riverton_police, rosa, susan
):
    booking = submit(riverton_police, rosa, 9)
    complete(booking)
    if conclusion:
        conclude_all(conclusion)

    (candidate,) = candidates_of(booking, "IMMIGRATION")
    with pytest.raises(NotVoidable):
        voided(candidate.pk, susan)


@pytest.mark.parametrize("state", [state for state in CASE.ways if state != "VOIDED"])
def test_a_case_in_any_state_is_voided(state, fresh_case, sara, omar, susan):
    case = brought_to(state, fresh_case, sara, omar, susan)

    voided(case.candidate_id, susan)

    with casework():
        assert Case.objects.get(pk=case.pk).status == "VOIDED"


@pytest.mark.parametrize("state", OPEN_STATES)
def test_an_open_detainer_in_any_state_is_cancelled(state, case, traffic_case, omar, jack, susan):
    detainer = in_state(state, case, traffic_case, omar, jack)

    voided(match_under(detainer).pk, susan)

    assert detainer_afresh(detainer).status == "CANCELLED"
    with casework():
        assert Step.objects.filter(detainer=detainer, target="CANCELLED", taken_by=susan).exists()


@pytest.mark.parametrize("state", ENDS)
def test_a_detainer_at_its_end_stays_as_it_ended(state, case, traffic_case, omar, jack, susan):
    detainer = in_state(state, case, traffic_case, omar, jack)

    voided(case.candidate_id, susan)

    assert detainer_afresh(detainer).status == state


def test_no_detainer_is_drafted_or_issued_on_a_voided_match(case, omar, susan):
    draft = drafted(case, omar)
    voided(case.candidate_id, susan)

    with pytest.raises(Unfounded):
        issued(case, omar)
    with casework():
        assert list(Detainer.objects.values_list("pk", "status")) == [(draft.pk, "CANCELLED")]


def test_a_wrong_match_of_the_criminal_gallery_is_voided_too(
    galleries, joined, riverton_police, rosa, susan
):
    match = match_in_criminal(riverton_police, rosa)

    void = voided(match.pk, susan)

    assert line_of(void).steps == ["PLACE_TOLD"]
    assert line_of(void).gallery == "CRIMINAL"


def test_an_examiner_without_a_case_is_refused_by_the_database(
    galleries, joined, riverton_police, rosa
):
    match, (first, _second) = match_in_criminal(riverton_police, rosa), examiners()
    give_role(user=first, role="SUPERVISOR", jurisdiction=None, by=None, at=NOON)

    with pytest.raises(SecondPerson):
        voided(match.pk, trained(User.objects.get(pk=first.pk)))


@pytest.mark.parametrize("status", ["CONFIRMED", "DISPUTED"])
def test_a_second_supervisor_says_what_they_found(status, fresh_case, susan, saul):
    void = looked(voided(fresh_case.candidate_id, susan), saul, status, "I looked.")

    assert (void.status, void.looked_by, opinion_of(void)) == (status, saul, "I looked.")
    assert line_of(void).look == status
    with casework():
        assert Case.objects.get(pk=fresh_case.pk).status == "VOIDED"


def test_nobody_else_takes_the_second_look(fresh_case, susan, request):
    void = voided(fresh_case.candidate_id, susan)

    for name in [*CAST, "susan"]:
        with pytest.raises(SecondPerson if name == "susan" else AccessDenied):
            looked(void, request.getfixturevalue(name))


@pytest.mark.parametrize("source", VoidStatus.values)
def test_a_second_look_takes_the_ways_of_its_table_alone(source, fresh_case, susan, saul):
    void = voided(fresh_case.candidate_id, susan)
    if source != "UNCONFIRMED":
        looked(void, saul, source)

    for target in {*VoidStatus.values, "NONSENSE"} - set(VOID.ways[source]):
        with pytest.raises((AlreadyLooked, TransitionRefused)):
            looked(void, saul, target)
        assert afresh(void).status == source


@pytest.mark.parametrize(
    ("source", "target"), [(s, t) for s, ways in VOID.ways.items() for t in ways]
)
def test_each_way_of_the_table_is_gone(source, target, fresh_case, susan, saul):
    void = voided(fresh_case.candidate_id, susan)

    assert (void.status, looked(void, saul, target).status) == (source, target)


def test_a_second_look_says_something(fresh_case, susan, saul):
    void = voided(fresh_case.candidate_id, susan)

    with pytest.raises(ReasonMissing):
        looked(void, saul, opinion=" ")


@pytest.mark.parametrize("statement", [
    "UPDATE voiding_void SET status = 'UNCONFIRMED', opinion = NULL, looked_by_id = NULL,"
    " looked_at = NULL",
    "UPDATE voiding_void SET voided_at = voided_at",
    "UPDATE voiding_wrongfulmatch SET look = 'CONFIRMED'",
    "UPDATE voiding_wrongfulmatch SET state = ''",
    "DELETE FROM voiding_wrongfulmatch",
    "DELETE FROM voiding_told",
])  # fmt: skip
def test_nothing_of_a_void_is_rewritten(statement, fresh_case, susan, saul):
    looked(voided(fresh_case.candidate_id, susan), saul, "DISPUTED")

    with (
        pytest.raises(Error, match=r"permission denied|keeps what it says|taken once"),
        casework(),
    ):
        connection.cursor().execute(statement)


def test_a_void_names_the_case_of_its_match_and_no_other(fresh_case, susan):
    void = voided(fresh_case.candidate_id, susan)

    assert void.case_id == fresh_case.pk
    with pytest.raises(IntegrityError) as refusal, casework():
        Void.objects.bulk_create([copy_of(void, case_id=None)])
    assert refusal.value.__cause__.diag.constraint_name == "void_of_the_case_of_its_match"


def copy_of(void, **differs) -> Void:
    fields = {field.attname: getattr(void, field.attname) for field in void._meta.concrete_fields}
    return Void(**fields | {"id": uuid4(), **differs})


def test_the_register_numbers_run_without_a_gap(riverton_police, rosa, fresh_case, susan):
    first = voided(fresh_case.candidate_id, susan)
    second = voided(match_in_criminal(riverton_police, rosa).pk, susan)

    assert [line_of(void).number for void in (first, second)] == [1, 2]
    assert WrongfulMatch.objects.count() == 2
