"""The administrator gives and takes roles on a person's page."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import may
from portal.jurisdictions.memberships import Membership
from portal.jurisdictions.people.account import PersonForm
from portal.jurisdictions.roles import take_role
from portal.jurisdictions.tokens import find_token
from tests.factories import NOON
from tests.signing_in import signed_in


def form(user, **fields) -> PersonForm:
    account = {"username": user.username, "date_joined": "2011-06-01", "is_active": True}
    return PersonForm({**account, **fields}, instance=user)


def events() -> list[str]:
    with scope.within(scope.oversight(who="test", why="read the trail")):
        return list(AuditEvent.objects.order_by("pk").values_list("event", flat=True))


def test_a_role_is_given_in_a_place_and_told(nobody, riverton, chief):
    asked = form(nobody, give="CLERK", place="39901")
    assert asked.is_valid(), asked.errors

    asked.change_roles(by=chief, at=NOON)

    fresh = type(nobody).objects.get(pk=nobody.pk)
    assert may(fresh, "submit_booking", riverton)
    assert events()[-1] == "role.given"


def test_a_role_held_everywhere_needs_no_place(nobody, chief):
    asked = form(nobody, give="EXAMINER")
    assert asked.is_valid(), asked.errors

    asked.change_roles(by=chief, at=NOON)

    assert may(type(nobody).objects.get(pk=nobody.pk), "review_candidate")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"give": "CLERK"}, "Say where"),
        ({"give": "CLERK", "place": "99999"}, "No jurisdiction"),
        ({"give": "EXAMINER", "place": "39901"}, "held everywhere"),
    ],
)
def test_a_role_in_the_wrong_place_is_refused(fields, sentence, nobody, riverton):
    asked = form(nobody, **fields)

    assert not asked.is_valid()
    assert sentence in str(asked.errors["place"])


def test_a_role_is_taken_and_told(rosa, riverton, chief):
    held = Group.objects.get(name="CLERK:39901")
    asked = form(rosa, take=[held.pk])
    assert asked.is_valid(), asked.errors

    asked.change_roles(by=chief, at=NOON)

    assert not may(type(rosa).objects.get(pk=rosa.pk), "submit_booking", riverton)
    assert events()[-1] == "role.taken"


def test_the_roles_of_another_cannot_be_taken_here(nobody, rosa):
    held = Group.objects.get(name="CLERK:39901")

    assert "take" in form(nobody, take=[held.pk]).errors


def test_a_token_is_issued_by_command(riverton_police, chief, now, capsys):
    call_command("issue_token", "OH0990100", "--by", "chief")

    token = find_token(capsys.readouterr().out.strip(), at=now)
    assert token is not None
    assert token.agency == riverton_police


@pytest.mark.parametrize(("ori", "by"), [("OH0990999", "chief"), ("OH0990100", "rosa")])
def test_no_token_for_a_stranger_or_by_one(ori, by, riverton_police, chief, rosa):
    with pytest.raises(CommandError):
        call_command("issue_token", ori, "--by", by)


def test_an_administrator_reads_which_roles_came_to_an_end(rosa, iris, riverton, chief, client):
    take_role(user=rosa, role="CLERK", jurisdiction=riverton, by=chief, at=NOON)
    take_role(user=iris, role="EXAMINER", jurisdiction=None, by=chief, at=NOON)
    browser = signed_in(client, chief)

    for user, words in ((rosa, b"CLERK:39901"), (iris, b"EXAMINER")):
        page = browser.get(f"/admin/accounts/user/{user.pk}/change/")
        assert words + b" 2011-06-01 to 2011-06-01" in page.content


def test_an_administrator_gives_and_takes_roles_on_the_page(rosa, riverton, chief, client):
    held = Group.objects.get(name="CLERK:39901")
    sent = {
        "username": "rosa", "is_active": "on", "date_joined_0": "2011-06-01",
        "date_joined_1": "12:00", "give": "READER", "place": "39901", "take": [held.pk],
    }  # fmt: skip

    answer = signed_in(client, chief).post(f"/admin/accounts/user/{rosa.pk}/change/", sent)

    assert answer.status_code == 302
    assert [group.name for group in rosa.groups.all()] == ["READER:39901"]
    assert [(row.role, row.taken_by) for row in Membership.objects.order_by("role")] == [
        ("CLERK", chief), ("READER", None),
    ]  # fmt: skip
