"""Findings and convictions: who records them, and what a new one brings about."""

from datetime import date, timedelta

import pytest

from matching.bookings.models import Booking
from matching.policy.services import decide
from matching.status import services
from matching.status.errors import AlreadyRecorded, CaseMovedOn, NotFitting, WordsMissing
from matching.status.models import Case, CaseStep, Conviction, Finding
from matching.status.sealed import note_of
from matching.status.services import Found
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.roles import give_role
from portal.states import TransitionRefused
from portal.training.errors import Untrained
from tests.factories import NOON, ago
from tests.kept import kept
from tests.matching.casework import answered, casework
from tests.matching.factories import now, within

CONVICTED = {"convicted_on": date(2009, 5, 4), "source": "County court", "severity": "FELONY"}


def find(case, by, *found, at=None) -> list[Finding]:
    with casework():
        return services.record_findings(case_id=case.pk, found=found, by=by, at=at or now())


def convict(case, by, **fields) -> Conviction:
    with casework():
        return services.record_conviction(
            booking_id=case.booking_id, by=by, at=now(), **{**CONVICTED, **fields}
        )


def retract(row, by) -> Conviction:
    with casework():
        return services.retract_conviction(conviction_id=row.pk, by=by, at=now())


def again(case) -> Case:
    with casework():
        return Case.objects.get(pk=case.pk)


@kept
def decided(case, sara, omar):
    answered(case, sara)
    with casework():
        decide(case_id=case.pk, by=omar, at=now())
    return again(case)


@kept
def charge(case):
    with casework():
        return case.booking.charges.get()


@pytest.mark.parametrize("name", ["sara", "omar", "susan"])
def test_whoever_has_a_part_records_what_they_find(case, request, name):
    user = request.getfixturevalue(name)

    (row,) = find(case, user, Found("PREGNANCY", "PRESENT", "Said at the intake."))

    assert (row.subject, row.presence, row.recorded_by) == ("PREGNANCY", "PRESENT", user)
    assert note_of(row) == "Said at the intake."
    assert b"intake" not in bytes(row.note)


@pytest.mark.parametrize("name", ["otto", "jack", "nobody", "iris"])
def test_nobody_else_records_a_finding(case, request, name):
    with pytest.raises(AccessDenied):
        find(case, request.getfixturevalue(name), Found("AGE", "ABSENT"))


@pytest.mark.parametrize("found", [Found("SCORE", "PRESENT"), Found("AGE", "MAYBE")])
def test_a_finding_is_of_a_known_subject_and_presence(case, sara, found):
    with pytest.raises(NotFitting):
        find(case, sara, found)


def test_one_finding_is_recorded_like_several(case, sara):
    with casework():
        row = services.record_finding(
            case_id=case.pk, subject="AGE", presence="ABSENT", note="", by=sara, at=now()
        )

    assert (row.subject, note_of(row)) == ("AGE", "")


def test_a_new_circumstance_brings_a_decided_case_back(decided, omar):
    find(decided, omar, Found("VICTIM_OR_WITNESS", "PRESENT"))

    assert again(decided).status == "ANSWERED"
    with casework():
        last = CaseStep.objects.filter(case=decided).last()
    assert (last.source, last.target, last.taken_by) == ("DECIDED", "ANSWERED", omar)


def test_a_factor_leaves_the_decision_standing(decided, omar):
    find(decided, omar, Found("EDUCATION", "PRESENT"))

    assert again(decided).status == "DECIDED"


def test_nothing_is_found_in_a_closed_case(case, susan):
    with casework():
        services.close_case(case_id=case.pk, reason="Born here.", by=susan, at=now())

    with pytest.raises(TransitionRefused):
        find(case, susan, Found("AGE", "ABSENT"))


def test_no_finding_is_dated_before_the_decision(decided, omar):
    with pytest.raises(CaseMovedOn):
        find(decided, omar, Found("VICTIM_OR_WITNESS", "PRESENT"), at=ago(minutes=5))


def test_a_conviction_on_a_charge_has_its_code(case, sara, charge):
    row = convict(case, sara, charge_id=charge.pk)

    assert (row.ncic_code, row.severity, row.recorded_by) == (charge.ncic_code, "FELONY", sara)


def test_a_conviction_brings_a_decided_case_back(decided, sara):
    row = convict(decided, sara)
    assert again(decided).status == "ANSWERED"

    assert retract(row, sara).retracted_by == sara


def test_taking_a_conviction_back_brings_a_decided_case_back(case, sara, omar):
    row = convict(case, sara)
    answered(case, sara)
    with casework():
        decide(case_id=case.pk, by=omar, at=now())

    retract(row, sara)

    assert again(case).status == "ANSWERED"


def test_the_custody_of_the_place_reports_a_conviction(decided, riverton, jack, charge):
    with within(riverton):
        row = services.record_conviction(
            booking_id=decided.booking_id, charge_id=charge.pk, by=jack, at=now(), **CONVICTED
        )

    assert row.recorded_by == jack
    assert again(decided).status == "ANSWERED"
    with casework():
        last = CaseStep.objects.filter(case=decided).last()
        assert (last.source, last.target, last.taken_by) == ("DECIDED", "ANSWERED", jack)
        assert note_of(last) == ""


def test_next_door_no_conviction_is_reported(case, lakeside, leo):
    with pytest.raises(Booking.DoesNotExist), within(lakeside):
        services.record_conviction(booking_id=case.booking_id, by=leo, at=now(), **CONVICTED)


@pytest.mark.parametrize("name", ["otto", "rosa", "nobody"])
def test_others_of_the_place_report_none(case, riverton, request, name):
    user = request.getfixturevalue(name)

    with pytest.raises(AccessDenied), within(riverton):
        services.record_conviction(booking_id=case.booking_id, by=user, at=now(), **CONVICTED)


def test_untrained_custody_reports_none(case, riverton, nobody):
    give_role(user=nobody, role="CUSTODY", jurisdiction=riverton, by=None, at=NOON)

    with pytest.raises(Untrained), within(riverton):
        services.record_conviction(booking_id=case.booking_id, by=nobody, at=now(), **CONVICTED)


@pytest.mark.parametrize("name", ["omar", "susan", "otto", "jack"])
def test_in_casework_convictions_are_a_specialists(case, request, name, sara):
    user, row = request.getfixturevalue(name), convict(case, sara)

    for act in (lambda: convict(case, user), lambda: retract(row, user)):
        with pytest.raises(AccessDenied):
            act()


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"source": " "}, WordsMissing),
        ({"severity": "GRAVE"}, NotFitting),
        ({"ncic_code": "54"}, NotFitting),
        ({"charge_id": 987654}, NotFitting),
        ({"convicted_on": now().date() + timedelta(days=2)}, NotFitting),
    ],
)
def test_a_conviction_that_does_not_fit_is_refused(case, sara, fields, refusal):
    with pytest.raises(refusal):
        convict(case, sara, **fields)


def test_a_charge_has_one_conviction_until_it_is_taken_back(case, sara, charge):
    first = convict(case, sara, charge_id=charge.pk)
    with pytest.raises(AlreadyRecorded):
        convict(case, sara, charge_id=charge.pk)

    retract(first, sara)
    assert convict(case, sara, charge_id=charge.pk).retracted_at is None
    with pytest.raises(AlreadyRecorded):
        retract(first, sara)
