"""Anyone claims that a person is a citizen, a victim or a witness; a supervisor decides."""

from datetime import timedelta
from itertools import product

import pytest
from django.db import Error, transaction

from matching.bookings.models import Booking
from matching.status import claims, services
from matching.status.claims import decide_claim, elapsed_of, make_claim, open_claims_of
from matching.status.duties import DutiesMixed
from matching.status.errors import AlreadyDecided, ClaimStops, NotFitting, WordsMissing
from matching.status.models import Case, Claim
from matching.status.sealed import reason_of, words_of
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.reaching import reaching
from portal.jurisdictions.roles import give_role
from portal.training.errors import Untrained
from tests.factories import NOON
from tests.matching.casework import casework
from tests.matching.factories import now, within
from tests.matching.status.conftest import promote

SAYS = {"kind": "CITIZENSHIP", "claimant": "FAMILY", "words": "Born in Toledo."}
OUTCOMES = ["UPHELD", "NOT_UPHELD"]


def claim(case, by=None, at=None, **fields) -> Claim:
    with casework():
        return make_claim(booking_id=case.booking_id, by=by, at=at or now(), **{**SAYS, **fields})


def decide(made, by, outcome="NOT_UPHELD", reason="A record of birth abroad.") -> Claim:
    with casework():
        return decide_claim(claim_id=made.pk, outcome=outcome, reason=reason, by=by, at=now())


def status_of(case) -> str:
    with casework():
        return Case.objects.get(pk=case.pk).status


def test_anyone_may_claim(case):
    for kind, claimant in product(Claim.Kind.values, Claim.Claimant.values):
        made = claim(case, kind=kind, claimant=claimant)

        said = (made.kind, made.claimant, made.recorded_by, made.outcome)
        assert said == (kind, claimant, None, "")
        assert words_of(made) == "Born in Toledo."
        assert b"Toledo" not in bytes(made.words)


def test_the_place_and_the_public_page_take_claims_in(case, riverton, jack):
    said = {"booking_id": case.booking_id, **SAYS}
    with within(riverton):
        make_claim(by=jack, at=now(), **said)
    with reaching(riverton):
        make_claim(by=None, at=now(), **said)

    with casework():
        assert open_claims_of(case.booking).count() == 2


def test_next_door_no_claim_is_made(case, lakeside, leo):
    with pytest.raises(Booking.DoesNotExist), within(lakeside):
        make_claim(booking_id=case.booking_id, by=leo, at=now(), **SAYS)


@pytest.mark.parametrize("fields", [{"kind": "TALL"}, {"claimant": "NEIGHBOR"}])
def test_a_claim_is_of_a_kind(case, fields):
    with pytest.raises(NotFitting):
        claim(case, **fields)


def test_a_claim_stops_until_it_is_decided(case, susan):
    made = claim(case)
    with pytest.raises(ClaimStops), casework():
        claims.require_no_open_claim(case.booking)

    decide(made, susan)

    with casework():
        claims.require_no_open_claim(case.booking)


def test_the_time_a_claim_waits_is_measured(case, susan):
    received = now() - timedelta(hours=30)
    made = claim(case, at=received)

    assert elapsed_of(made, received + timedelta(hours=5)) == timedelta(hours=5)
    decided = decide(made, susan)
    assert elapsed_of(decided, now() + timedelta(days=9)) == decided.decided_at - received


@pytest.mark.parametrize(("outcome", "status"), [("UPHELD", "CLOSED"), ("NOT_UPHELD", "OPEN")])
def test_a_claim_upheld_closes_the_case(case, susan, outcome, status):
    decided = decide(claim(case), susan, outcome)

    assert (decided.outcome, decided.decided_by) == (outcome, susan)
    assert reason_of(decided) == "A record of birth abroad."
    assert status_of(case) == status


@pytest.mark.parametrize("name", ["sara", "omar", "otto", "jack", "iris", "nobody"])
def test_only_a_supervisor_decides(case, request, name):
    made = claim(case)

    with pytest.raises(AccessDenied):
        decide(made, request.getfixturevalue(name))


def test_a_supervisor_with_another_part_decides_nothing(case, nobody):
    made = claim(case)
    promote(nobody, "SPECIALIST", "SUPERVISOR")
    with casework():
        services.record_query(case_id=case.pk, by=nobody, at=now())

    with pytest.raises(DutiesMixed):
        decide(made, nobody)


def test_an_untrained_supervisor_decides_nothing(case, nobody):
    give_role(user=nobody, role="SUPERVISOR", jurisdiction=None, by=None, at=NOON)

    with pytest.raises(Untrained):
        decide(claim(case), nobody)


@pytest.mark.parametrize("first", OUTCOMES)
@pytest.mark.parametrize("second", OUTCOMES)
def test_a_claim_is_decided_once(case, susan, first, second):
    made = claim(case)
    decide(made, susan, first)

    with pytest.raises(AlreadyDecided):
        decide(made, susan, second)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [({"reason": " "}, WordsMissing), ({"outcome": ""}, NotFitting)],
)
def test_a_decision_says_why_and_what(case, susan, fields, refusal):
    made = claim(case)

    with pytest.raises(refusal):
        decide(made, susan, **fields)


def test_a_jurisdiction_does_not_decide(case, riverton):
    made = claim(case)

    with pytest.raises(Error, match="permission denied"), within(riverton), transaction.atomic():
        Claim.objects.filter(pk=made.pk).update(outcome="UPHELD")


def test_no_role_changes_what_was_said(case):
    made = claim(case)

    with pytest.raises(Error, match="permission denied"), casework(), transaction.atomic():
        Claim.objects.filter(pk=made.pk).update(kind="WITNESS")
