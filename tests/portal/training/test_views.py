"""The pages of the training register: one's own, a place's, the administration's."""

from datetime import timedelta

import pytest

from portal.jurisdictions.roles import give_role
from portal.training.models import Completion, Module
from portal.training.services import record_completion
from tests.factories import NOON
from tests.kept import kept
from tests.signing_in import signed_in

PLACE = "/training/39901/"


@kept
def newcomer(nobody, riverton):
    """Keeps Riverton's jail since today, untrained."""
    give_role(user=nobody, role="CUSTODY", jurisdiction=riverton, by=None, at=NOON)
    return nobody


def form(user, module="detainers", on="2011-06-01"):
    return {"user": user.pk, "module": module, "completed_on": on}


def test_one_sees_what_is_held_and_what_is_missing(client, newcomer, now):
    record_completion(
        user=newcomer, module="introduction", completed_on=now.date(), by=None, at=now
    )

    page = signed_in(client, newcomer).get("/training/").content.decode()

    assert page.count(">Missing<") == 1
    assert page.count(">Held<") == 1
    assert f"{now.year + 2}" in page


def test_what_ends_within_a_month_is_shown_as_ending(client, newcomer, now):
    nearly = now.date() - timedelta(days=365 - 10)
    record_completion(user=newcomer, module="detainers", completed_on=nearly, by=None, at=now)

    assert b"Ends soon" in signed_in(client, newcomer).get("/training/").content


def test_whose_roles_need_nothing_is_told_so(client, rosa):
    assert b"Your roles need no training" in signed_in(client, rosa).get("/training/").content


def test_strangers_sign_in_first(client, database):
    assert client.get("/training/").status_code == 302


@pytest.mark.parametrize(
    ("name", "code"),
    [("mona", 200), ("stella", 200), ("lars", 404), ("petra", 404), ("otto", 404),
     ("jack", 404), ("luca", 404), ("chief", 404)],
)  # fmt: skip
def test_who_sees_the_register_of_a_place(name, code, client, riverton, jack, request):
    browser = signed_in(client, request.getfixturevalue(name))

    assert browser.get(PLACE).status_code == code
    if code == 404:
        assert browser.post(PLACE, form(jack)).status_code == 404


def test_a_manager_records_a_completion(client, newcomer, mona):
    answer = signed_in(client, mona).post(PLACE, form(newcomer))

    assert answer.status_code == 302
    assert Completion.objects.get(user=newcomer).recorded_by == mona


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"completed_on": "2999-01-01"}, 422), ({"completed_on": ""}, 422),
     ({"module": "examination"}, 422), ({"user": 0}, 422)],
)  # fmt: skip
def test_a_completion_that_cannot_be_is_refused_in_place(fields, code, client, newcomer, mona):
    answer = signed_in(client, mona).post(PLACE, form(newcomer) | fields)

    assert answer.status_code == code
    assert not Completion.objects.filter(user=newcomer).exists()


def test_the_same_completion_twice_is_a_conflict(client, newcomer, mona):
    browser = signed_in(client, mona)
    browser.post(PLACE, form(newcomer))

    assert browser.post(PLACE, form(newcomer)).status_code == 409


def test_a_manager_who_keeps_the_jail_is_refused_their_own(client, riverton, mona):
    give_role(user=mona, role="CUSTODY", jurisdiction=riverton, by=None, at=NOON)

    assert signed_in(client, mona).post(PLACE, form(mona)).status_code == 403


def test_a_manager_is_not_offered_the_people_next_door(client, mona, leo, newcomer):
    browser = signed_in(client, mona)

    assert b"leo" not in browser.get(PLACE).content
    assert browser.post(PLACE, form(leo)).status_code == 422


def test_an_administrator_records_and_takes_back(client, chief, newcomer):
    browser = signed_in(client, chief)
    module = Module.objects.get(key="detainers")

    browser.post("/admin/training/completion/add/", form(newcomer, module.pk))
    completion = Completion.objects.get(user=newcomer)
    assert completion.recorded_by == chief

    given = {"action": "take_back", "_selected_action": str(completion.pk)}
    browser.post("/admin/training/completion/", given)
    completion.refresh_from_db()
    assert completion.revoked_by == chief


def test_an_administrator_is_refused_their_own(client, chief):
    module = Module.objects.get(key="detainers")

    answer = signed_in(client, chief).post(
        "/admin/training/completion/add/", form(chief, module.pk)
    )

    assert b"Nobody records or takes back their own training" in answer.content
    assert not Completion.objects.exists()


def test_nobody_changes_or_deletes_a_completion(client, chief, newcomer, now):
    completion = record_completion(
        user=newcomer, module="detainers", completed_on=now.date(), by=None, at=now
    )
    browser, page = signed_in(client, chief), f"/admin/training/completion/{completion.pk}/"

    assert browser.get(page + "change/").status_code == 200
    assert browser.post(page + "change/", form(newcomer)).status_code == 403
    assert browser.post(page + "delete/", {"post": "yes"}).status_code == 403


def test_an_untrained_examiner_is_told_what_is_missing(client, nobody):
    give_role(user=nobody, role="EXAMINER", jurisdiction=None, by=None, at=NOON)

    answer = signed_in(client, nobody).post("/review/")

    assert answer.status_code == 403
    assert b"Comparing fingerprints" in answer.content
