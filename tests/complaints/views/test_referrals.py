"""The pages of referrals."""

from complaints.deadlines.due import day_of
from complaints.referrals.package import people_with_consent, person_keys
from complaints.vault.keys import destroy_keys
from complaints.views.desk_acts import FORMS, Doing
from portal.jurisdictions import scope
from tests.complaints.casework.conftest import move
from tests.complaints.referrals.conftest import filed, inspector, make_body, refer
from tests.complaints.views.test_desk import act
from tests.matching.factories import now
from tests.portal.participation.desk import at_desk
from tests.signing_in import signed_in

__all__ = ["filed", "inspector"]

WAITING, BODIES = "/complaints/referrals/", "/complaints/bodies/"


def in_window(complain, inez, **fields):
    made = complain(**fields)
    for to in ("ACKNOWLEDGED", "INTAKE_REVIEW", "OIG_WINDOW"):
        move(complaint_id=made.pk, to=to, by=inez, at=now())
    return made


def body_of(dora):
    return make_body(name="Ombudsman", kind="OMBUDSMAN", reach="2 Main St", by=dora, at=now())


def test_a_complaint_is_referred_and_acknowledged_by_the_forms(client, complain, inez, dora):
    made, body = in_window(complain, inez), body_of(dora)
    signed_in(client, inez)

    assert act(client, made, "refer", body=body.pk).status_code == 422
    assert act(client, made, "refer", body=body.pk, picked=["words"]).status_code == 302

    ((sent, days),) = client.get(WAITING).context["waiting"]
    where = f"{WAITING}{sent.pk}/"
    shown = client.get(where).content.decode()
    assert days == 0
    assert "Four days, not two." in shown
    assert made.number in client.get(WAITING).content.decode()
    on = day_of(sent.sent_at, made.jurisdiction.time_zone)
    day = {"on": on.isoformat(), "their_reference": "OMB-9"}
    assert [client.post(where, given).status_code for given in (day, day, {})] == [302, 409, 422]
    assert "OMB-9" in client.get(where).content.decode()
    assert client.get(WAITING).context["waiting"] == []


def offered(complaint, user, *, names) -> set[str]:
    with scope.within(scope.complaints()):
        form = FORMS["refer"](Doing(complaint, user, now(), None, names=names))
        return {key for key, _words in form.fields["picked"].choices}


def test_a_name_is_sent_after_a_second_factor_and_shown_to_nobody(
    client, filed, inspector, inez, dora
):
    made = filed("NAMED")
    refer(complaint_id=made.pk, body=inspector, picked=["words"], by=inez, at=now())
    with scope.within(scope.complaints()):
        people = people_with_consent(made)
    sent = {"body": inspector.pk, "picked": ["words", *person_keys(people)]}
    signed_in(client, dora)

    assert act(client, made, "refer", **sent)["Location"].startswith("/account/2fa/")
    assert len(client.get(WAITING).context["waiting"]) == 1
    more = offered(made, dora, names=True) - offered(made, dora, names=False)  # as the API asks
    assert more == {*person_keys(people)}
    desk = at_desk(dora)
    assert act(desk, made, "refer", **sent).status_code == 302

    _first, (referral, _days) = desk.get(WAITING).context["waiting"]
    shown = desk.get(f"{WAITING}{referral.pk}/").content.decode()
    assert f"/complaints/people/{people[0].pk}/" in shown
    assert "Ana Filer" not in shown


def test_a_referral_of_a_complaint_that_is_gone_says_so(client, complain, inez, dora):
    made, body = in_window(complain, inez), body_of(dora)
    signed_in(client, inez)
    act(client, made, "refer", body=body.pk, picked=["words"])
    ((sent, _days),) = client.get(WAITING).context["waiting"]

    destroy_keys(made.pk)

    shown = client.get(f"{WAITING}{sent.pk}/").content.decode()
    assert "disposed of" in shown
    assert act(client, made, "refer", body=body.pk, picked=["words"]).status_code == 422


def test_the_list_of_bodies_is_kept_by_the_forms(client, dora, inez):
    given = {"do": "make", "name": "Ombudsman", "kind": "OMBUDSMAN", "reach": "2 Main St"}
    signed_in(client, dora)
    assert [client.post(BODIES, sent).status_code for sent in (given, given, {})] == [
        302,
        409,
        422,
    ]
    (body,) = client.get(BODIES).context["bodies"]

    signed_in(client, inez)
    assert client.post(BODIES, {"do": "close", "number": body.pk}).status_code == 403
    signed_in(client, dora)
    assert client.post(BODIES, {"do": "close", "number": body.pk}).status_code == 302

    assert not client.get(BODIES).context["bodies"]


def test_nobody_of_the_public_or_of_a_place_enters(client, complain, inez, dora, otto):
    signed_in(client, otto)

    assert {client.get(where).status_code for where in (WAITING, BODIES)} == {403}
