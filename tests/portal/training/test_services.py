"""Who may record what whom completed, and who may act without it."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError
from django.utils.html import conditional_escape
from hypothesis import given
from hypothesis import strategies as st

from portal.audit.models import AuditEvent
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.models import AgencyToken
from portal.jurisdictions.roles import give_role
from portal.jurisdictions.tokens import issue_token
from portal.training.errors import (
    AlreadyRecorded,
    Missing,
    NotCompleted,
    OwnTraining,
    Untrained,
    body_of,
)
from portal.training.models import GATED, Completion, Gate, Module
from portal.training.selectors import missing_of
from portal.training.services import (
    months_after,
    record_completion,
    require_trained,
    require_trained_for,
    revoke_completion,
)
from tests.factories import NOON
from tests.kept import kept
from tests.portal.training.registering import administration

DAY = NOON.date()
# Who may record a completion of somebody who keeps Riverton's jail.
RECORDERS = {"mona", "stella", "chief"}
CAST = ["mona", "stella", "lars", "petra", "otto", "rosa", "gwen", "paul", "luca", "leo", "iris",
        "sara", "omar", "susan", "olga", "nobody", "chief"]  # fmt: skip


@kept
def newcomer(nobody, riverton):
    """Keeps Riverton's jail since today, untrained."""
    give_role(user=nobody, role="CUSTODY", jurisdiction=riverton, by=None, at=NOON)
    return nobody


def record(user, module="detainers", on=DAY, by=None, at=NOON):
    return record_completion(user=user, module=module, completed_on=on, by=by, at=at)


def learn(user, role, on=DAY, at=NOON):
    for module in missing_of(user=user, role=role, at=at):
        record(user, module.key, on, at=at)


@pytest.fixture
def begun(database):
    """Every role was gated before the year of these tests."""
    with administration():
        Gate.objects.update(begins_on=date(2009, 1, 1))


@pytest.mark.parametrize("role", GATED)
def test_nobody_acts_untrained_in_a_gated_role(role, nobody, begun):
    with pytest.raises(Untrained, match="Introduction to Secure Communities"):
        require_trained(user=nobody, role=role, at=NOON)


@pytest.mark.parametrize("role", GATED)
def test_whoever_learned_all_of_it_acts(role, nobody, begun):
    learn(nobody, role)

    require_trained(user=nobody, role=role, at=NOON)


@pytest.mark.parametrize("role", GATED)
def test_a_refusal_names_the_module_that_is_missing_and_no_other(role, nobody, begun):
    *most, last = missing_of(user=nobody, role=role, at=NOON)
    for module in most:
        record(nobody, module.key)

    with pytest.raises(Untrained) as refusal:
        require_trained(user=nobody, role=role, at=NOON)

    assert last.title in str(refusal.value)
    assert [module for module in most if module.title in str(refusal.value)] == []
    assert [(one.key, one.url) for one in refusal.value.missing] == [
        (last.key, f"/training/courses/{last.key}/")
    ]


@pytest.mark.parametrize("role", GATED)
def test_each_role_acts_through_the_last_day_of_what_it_needs(role, nobody, begun):
    learn(nobody, role)
    ends = min(Completion.objects.filter(user=nobody).values_list("valid_until", flat=True))
    noon = datetime.combine(ends, NOON.timetz())

    require_trained(user=nobody, role=role, at=noon)
    with pytest.raises(Untrained):
        require_trained(user=nobody, role=role, at=noon + timedelta(days=1))


@pytest.mark.parametrize("role", GATED)
def test_a_role_that_is_gated_anew_asks_from_its_day(role, nobody):
    with administration():
        Gate.objects.update_or_create(role=role, defaults={"begins_on": DAY})

    require_trained(user=nobody, role=role, at=NOON - timedelta(days=1))
    with pytest.raises(Untrained):
        require_trained(user=nobody, role=role, at=NOON)


def test_whoever_has_a_right_by_two_roles_acts_in_the_one_they_learned(nobody, riverton, begun):
    for role in ("OFFICIAL", "COUNSEL"):
        give_role(user=nobody, role=role, jurisdiction=riverton, by=None, at=NOON)
    asked = {"user": nobody, "rights": ["decide_participation"], "place": riverton, "at": NOON}
    with pytest.raises(Untrained, match="jurisdiction official"):
        require_trained_for(**asked)

    learn(nobody, "COUNSEL")

    require_trained_for(**asked)


def test_a_right_of_no_gated_role_asks_for_nothing(nobody, program):
    rights = ["act_for_program"]

    require_trained_for(user=nobody, rights=rights, place=program, at=NOON)


def test_a_page_shows_each_missing_module_as_a_link_and_escapes_it():
    refusal = Untrained("a <b>", [Missing("introduction", "1 & 2")])

    shown = conditional_escape(str(refusal))

    assert 'href="/training/courses/introduction/">1 &amp; 2</a>' in shown
    assert "a &lt;b&gt;" in shown
    assert body_of(refusal)["missing"][0]["title"] == "1 & 2"


def test_an_administrator_is_not_trained_by_being_one(chief):
    with pytest.raises(Untrained):
        require_trained(user=chief, role="EXAMINER", at=NOON)


def test_a_completion_is_good_through_its_last_day_and_not_after(nobody):
    learn(nobody, "EXAMINER")

    last = NOON.replace(year=2012)
    require_trained(user=nobody, role="EXAMINER", at=last)
    with pytest.raises(Untrained, match="Comparing fingerprints"):
        require_trained(user=nobody, role="EXAMINER", at=last + timedelta(days=1))


def test_a_completion_counts_from_its_day(nobody):
    learn(nobody, "EXAMINER")

    with pytest.raises(Untrained):
        require_trained(user=nobody, role="EXAMINER", at=NOON - timedelta(days=1))


def test_a_module_is_needed_from_its_day_until_it_is_retired(nobody):
    learn(nobody, "EXAMINER")
    days = {n: DAY + timedelta(days=n) for n in (10, 20)}
    later = {"key": "later", "title": "Later", "roles": ["EXAMINER"], "months": 12}
    with administration():
        Module.objects.create(**later, required_from=days[10], retired_on=days[20])

    for days, lacking in ((9, []), (10, ["later"]), (19, ["later"]), (20, [])):
        found = missing_of(user=nobody, role="EXAMINER", at=NOON + timedelta(days=days))
        assert [module.key for module in found] == lacking


def test_the_software_of_an_agency_is_no_person(riverton_police, chief):
    issue_token(agency=riverton_police, by=chief, at=NOON)
    machine = AgencyToken.objects.get().user

    require_trained(user=machine, role="CUSTODY", at=NOON)


@pytest.mark.parametrize("name", CAST)
def test_who_records_for_the_people_of_a_place(name, newcomer, request):
    by = request.getfixturevalue(name)

    if by == newcomer:
        with pytest.raises(OwnTraining):
            record(newcomer, by=by)
    elif name in RECORDERS:
        assert record(newcomer, by=by).recorded_by == by
    else:
        with pytest.raises(AccessDenied):
            record(newcomer, by=by)


@pytest.mark.parametrize("name", CAST)
def test_who_takes_back_what_was_recorded(name, newcomer, request):
    by, completion = request.getfixturevalue(name), record(newcomer)

    if name in RECORDERS:
        assert revoke_completion(completion_id=completion.pk, by=by, at=NOON).revoked_by == by
    else:
        with pytest.raises((AccessDenied, OwnTraining)):
            revoke_completion(completion_id=completion.pk, by=by, at=NOON)


def test_a_manager_records_only_what_a_role_in_the_place_needs(newcomer, mona):
    give_role(user=newcomer, role="EXAMINER", jurisdiction=None, by=None, at=NOON)

    with pytest.raises(AccessDenied):
        record(newcomer, "examination", by=mona)


@pytest.mark.parametrize("name", ["mona", "chief"])
def test_nobody_records_their_own(name, riverton, request):
    person = request.getfixturevalue(name)
    give_role(user=person, role="CUSTODY", jurisdiction=riverton, by=None, at=NOON)

    with pytest.raises(OwnTraining):
        record(person, by=person)


def test_the_database_refuses_ones_own_too(jack):
    completion = Completion(
        module=Module.objects.get(key="status"), user=jack, completed_on=DAY, valid_until=DAY,
        recorded_by=jack, recorded_at=NOON,
    )  # fmt: skip

    with pytest.raises(IntegrityError, match="completion_recorded_by_another"):
        completion.save()


def test_what_was_taken_back_trains_nobody(nobody, chief):
    learn(nobody, "CUSTODY")
    completion = Completion.objects.get(user=nobody, module__key="detainers")

    revoke_completion(completion_id=completion.pk, by=chief, at=NOON)

    with pytest.raises(Untrained, match="48 hours"):
        require_trained(user=nobody, role="CUSTODY", at=NOON)


def test_what_was_taken_back_can_be_recorded_anew_and_is_not_taken_back_twice(newcomer, mona):
    completion = record(newcomer)
    revoke_completion(completion_id=completion.pk, by=mona, at=NOON)

    assert record(newcomer).pk != completion.pk
    with pytest.raises(AlreadyRecorded):
        revoke_completion(completion_id=completion.pk, by=mona, at=NOON)


def test_a_completion_is_recorded_once(newcomer):
    record(newcomer)

    with pytest.raises(AlreadyRecorded):
        record(newcomer)


@pytest.mark.parametrize(
    ("module", "on"), [("nothing", DAY), ("detainers", DAY + timedelta(days=1))]
)
def test_a_module_in_use_is_completed_on_a_day_that_has_come(module, on, newcomer):
    with pytest.raises(NotCompleted):
        record(newcomer, module, on)


def test_the_trail_names_the_module_and_pseudonyms(newcomer, mona):
    completion = record(newcomer, by=mona)

    with administration():
        line = AuditEvent.objects.get(event="training.recorded", subject_id=str(completion.pk))
    assert line.actor == f"user:{mona.pseudonym}"
    assert line.detail == {
        "module": "detainers", "person": str(newcomer.pseudonym), "way": "RECORDED",
    }  # fmt: skip


DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(DAYS, st.integers(1, 120))
def test_some_months_later_is_in_the_month_that_calendars_say(day, months):
    later = months_after(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later.day < day.day and later.day >= 28)


@given(DAYS, st.integers(1, 60), st.integers(1, 60))
def test_more_months_never_end_earlier(day, some, more):
    assert months_after(day, some) <= months_after(day, some + more)
    assert months_after(day, some) > day
