"""Matches that were voided, reached through the services that people use."""

from matching.searches.models import Candidate
from matching.status import services as status
from matching.status.models import Case
from matching.voiding.models import Told, Void, WrongfulMatch
from matching.voiding.services import look_again, void_match
from tests.matching.casework import answered, casework, conclude_all
from tests.matching.factories import candidates_of, complete, now, submit
from tests.matching.policy.cases import decided

REASON = "The core of the left index finger differs."


def voided(candidate_id, by, *, reason: str = REASON, **fields) -> Void:
    with casework():
        return void_match(candidate_id=candidate_id, reason=reason, by=by, at=now(), **fields)


def looked(void, by, status: str = "CONFIRMED", opinion: str = "They differ indeed.") -> Void:
    with casework():
        return look_again(void_id=void.pk, status=status, opinion=opinion, by=by, at=now())


def afresh(void) -> Void:
    with casework():
        return Void.objects.select_related("entry").get(pk=void.pk)


def told_of(void) -> list[Told]:
    with casework():
        return list(Told.objects.filter(void=void).select_related("user"))


def line_of(void) -> WrongfulMatch:
    return WrongfulMatch.objects.get(pk=void.entry_id)


def match_under(detainer) -> Candidate:
    """The match that a detainer rests on."""
    with casework():
        return Candidate.objects.get(case=detainer.case_id)


def match_in_criminal(agency, by, person: int = 2) -> Candidate:
    """A booking whose criminal candidate was confirmed; it opens no case."""
    booking = submit(agency, by, person)
    complete(booking)
    conclude_all()
    (candidate,) = candidates_of(booking, "CRIMINAL")
    return candidate


def brought_to(state: str, case, sara, omar, susan) -> Case:
    """An open case in another state, by the people whose turn it is."""
    if state == "QUERIED":
        with casework():
            status.record_query(case_id=case.pk, by=sara, at=now())
    if state == "ANSWERED":
        answered(case, sara)
    if state == "DECIDED":
        decided(case, sara, omar)
    if state == "CLOSED":
        with casework():
            status.close_case(case_id=case.pk, reason="No prints.", by=susan, at=now())
    with casework():
        found = Case.objects.get(pk=case.pk)
    assert found.status == state
    return found
