"""A complaint is referred with what was picked, and no name goes without consent."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError

from complaints.casework.doing import targets_for
from complaints.following.models import IdentityOpening
from complaints.following.opening import identity_of
from complaints.models import Party
from complaints.referrals.models import Referral
from complaints.referrals.package import people_with_consent, person_keys
from complaints.referrals.refusals import (
    AnsweredAlready,
    BodyUnfit,
    ConsentMissing,
    DayUnfit,
    NothingPicked,
)
from complaints.referrals.selectors import (
    days_waiting,
    package_of,
    referrals_of,
    their_reference,
    unanswered_visible_to,
)
from complaints.vault.keys import KeyDestroyed, destroy_keys
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from tests.complaints.casework.conftest import MONDAY, WAY, again, days, move, recuse
from tests.complaints.casework.test_assigning import lines
from tests.complaints.referrals.conftest import acknowledge, close_body, make_body, refer
from tests.complaints.retention.conftest import OVER, confirm, dan, propose

__all__ = ["dan"]


def read(call, *args, **given):
    with scope.within(scope.complaints()):
        return call(*args, **given)


def send(complaint, body, *picked, by, at=MONDAY):
    return refer(complaint_id=complaint.pk, body=body, picked=picked or ["words"], by=by, at=at)


def test_what_was_picked_is_sent_and_kept_and_nothing_else(bring, inspector, inez):
    made = bring("OIG_WINDOW")

    sent = send(made, inspector, "about", "words", by=inez)

    assert read(package_of, sent) == {
        "about": "HELD_TOO_LONG", "words": "Four days, not two.", "persons": [],
    }  # fmt: skip
    assert b"Four days" not in bytes(sent.package)
    assert again(made).status == "REFERRED"
    (line,) = lines("complaint.referred")
    assert (line.detail["parts"], line.detail["names_people"]) == (2, False)


@pytest.mark.parametrize("status", sorted(set(WAY) - {"OIG_WINDOW", "REFERRED"}))
def test_it_is_referred_from_the_window_alone(bring, inspector, inez, status):
    with pytest.raises(TransitionRefused):
        send(bring(status), inspector, by=inez)


def test_once_referred_it_goes_to_another_body_too(bring, inspector, inez, dora):
    made = bring("OIG_WINDOW")
    send(made, inspector, by=inez)
    state = make_body(name="Ombudsman", kind="OMBUDSMAN", reach="2 Main St", by=dora, at=MONDAY)

    assert send(made, state, by=dora).body == state
    assert again(made).status == "REFERRED"


@pytest.mark.parametrize("who", ["ingrid", "chief", "otto", "nobody", "inez"])
def test_others_and_whoever_is_kept_away_refer_nothing(bring, inspector, dora, request, who):
    made, by = bring("OIG_WINDOW"), request.getfixturevalue(who)
    recuse(complaint_id=made.pk, user=request.getfixturevalue("inez"), by=dora, at=MONDAY)

    with pytest.raises(AccessDenied):
        send(made, inspector, by=by)


@pytest.mark.parametrize("picked", [["paper", "steps"], ["secret"], ["people"]])
def test_what_was_not_told_is_not_sent(bring, inspector, inez, picked):
    made = bring("OIG_WINDOW")

    with pytest.raises(NothingPicked):
        send(made, inspector, *picked, by=inez)
    with pytest.raises(NothingPicked):
        refer(complaint_id=made.pk, body=inspector, picked=[], by=inez, at=MONDAY)
    assert again(made).status == "OIG_WINDOW"


@pytest.mark.parametrize(
    ("mode", "consent", "names"),
    [
        ("CONFIDENTIAL", "ORAL", ["Luis Held"]),
        ("NAMED", "NONE", ["Ana Filer"]),
    ],
)
def test_a_name_goes_with_recorded_consent_alone(
    filed, inspector, inez, dora, mode, consent, names
):
    made = filed(mode, consent)
    send(made, inspector, "words", by=inez)
    agreed = read(people_with_consent, made)
    others = [one for one in read(lambda: list(made.parties.all())) if one not in agreed]

    for key in person_keys(others):
        with pytest.raises(ConsentMissing):
            send(made, inspector, "words", key, by=dora)
    sent = send(made, inspector, "words", *person_keys(agreed), by=dora)

    package = read(package_of, sent)
    assert package["persons"] == person_keys(agreed)
    assert [read(identity_of, one)["name"] for one in agreed] == names
    assert not any(name in str(package) for name in names)  # the content's key opens no name
    assert read(IdentityOpening.objects.count) == len(names)  # which each of them reads


def test_intake_opens_no_name_for_it(filed, inspector, inez):
    made = filed("NAMED")
    keys = person_keys(read(people_with_consent, made))

    with pytest.raises(AccessDenied):
        send(made, inspector, *keys, by=inez)
    assert again(made).status == "OIG_WINDOW"
    assert read(Party.objects.exclude(identity=None).count) == 2


def test_an_acknowledgement_is_recorded_once_with_what_they_call_it(bring, inspector, inez):
    sent = send(bring("OIG_WINDOW"), inspector, by=inez)
    later, on = MONDAY + days(4), (MONDAY + days(3)).date()
    assert read(lambda: list(unanswered_visible_to(inez))) == [sent]
    assert days_waiting(sent, at=later) == 4

    got = acknowledge(referral_id=sent.pk, on=on, their_reference=" OIG-77 ", by=inez, at=later)

    assert (read(their_reference, got), got.acknowledged_on) == ("OIG-77", on)
    assert b"OIG-77" not in bytes(got.their_reference)
    assert not read(lambda: unanswered_visible_to(inez).exists())
    with pytest.raises(AnsweredAlready):
        acknowledge(referral_id=sent.pk, on=on, by=inez, at=later)


@pytest.mark.parametrize("off", [-1, 2])
def test_nobody_acknowledges_before_it_was_sent_or_tomorrow(bring, inspector, inez, off):
    sent = send(bring("OIG_WINDOW"), inspector, by=inez)

    with pytest.raises(DayUnfit):
        acknowledge(
            referral_id=sent.pk, on=(MONDAY + days(off)).date(), by=inez, at=MONDAY + days(1)
        )


def test_days_are_those_of_the_place(bring, inspector, inez, riverton):
    evening = datetime(2031, 7, 8, 1, tzinfo=UTC)  # the evening of the 7th there
    made = bring("OIG_WINDOW")

    sent = send(made, inspector, "opened", by=inez, at=evening)

    with pytest.raises(DayUnfit):
        acknowledge(referral_id=sent.pk, on=date(2031, 7, 8), by=inez, at=evening)
    assert acknowledge(referral_id=sent.pk, on=date(2031, 7, 7), by=inez, at=evening)


def test_whoever_is_kept_away_neither_sees_nor_answers(bring, inspector, inez, ingrid):
    made = bring("OIG_WINDOW")
    sent = send(made, inspector, by=inez)
    recuse(complaint_id=made.pk, user=ingrid, by=inez, at=MONDAY)

    assert not read(lambda: unanswered_visible_to(ingrid).exists())
    with pytest.raises(AccessDenied):
        acknowledge(referral_id=sent.pk, on=MONDAY.date(), by=ingrid, at=MONDAY)


def test_nothing_is_referred_without_a_package(bring, inspector, inez):
    made = bring("OIG_WINDOW")

    with pytest.raises(TransitionRefused, match="what is sent"):
        move(complaint_id=made.pk, to="REFERRED", by=inez, at=MONDAY)
    assert again(made).status == "OIG_WINDOW"
    assert "REFERRED" not in targets_for(again(made), inez)

    sent = send(made, inspector, by=inez)
    assert again(made).status == "REFERRED"
    assert read(lambda: list(referrals_of(made))) == [sent]


def test_a_package_ends_with_the_keys_of_its_complaint(bring, inspector, inez):
    made = bring("OIG_WINDOW")
    sent = send(made, inspector, by=inez)

    destroy_keys(made.pk)

    with pytest.raises(KeyDestroyed):
        read(package_of, sent)


def test_nothing_is_recorded_of_a_complaint_that_was_disposed_of(
    bring, inspector, inez, dora, dan
):
    made = bring("OIG_WINDOW")
    sent = send(made, inspector, by=inez)
    move(complaint_id=made.pk, to="CLOSED", outcome="REFERRED", by=dora, at=MONDAY)
    propose(complaint_id=made.pk, by=dora, at=OVER)
    confirm(complaint_id=made.pk, by=dan, at=OVER)

    with pytest.raises(KeyDestroyed):
        acknowledge(referral_id=sent.pk, on=MONDAY.date(), by=inez, at=OVER)


def test_the_database_asks_for_all_of_an_acknowledgement(bring, inspector, inez):
    sent = send(bring("OIG_WINDOW"), inspector, by=inez)
    rows = Referral.objects.filter(pk=sent.pk)

    with pytest.raises(IntegrityError, match="by_whom_and_when"):
        read(lambda: rows.update(acknowledged_on=MONDAY.date()))


def test_supervisors_keep_the_list_of_bodies(bring, inspector, inez, dora):
    for call in (
        lambda by: make_body(name="Other", kind="OTHER", reach="x", by=by, at=MONDAY),
        lambda by: close_body(body_id=inspector.pk, by=by, at=MONDAY),
    ):
        with pytest.raises(AccessDenied):
            call(inez)
        call(dora)
    with pytest.raises(BodyUnfit):
        close_body(body_id=inspector.pk, by=dora, at=MONDAY)
    with pytest.raises(BodyUnfit):
        make_body(name="inspector general", kind="OTHER", reach="x", by=dora, at=MONDAY)
    inspector.closed_at = MONDAY
    with pytest.raises(BodyUnfit):
        send(bring("OIG_WINDOW"), inspector, by=inez)
