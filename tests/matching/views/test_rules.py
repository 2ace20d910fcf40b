"""Everybody may read the rules, as of any day, with their sources and tests."""

import pytest

from portal.accounts.models import User
from tests.matching.policy.rules import approved, proposed

pytestmark = pytest.mark.usefixtures("program")


def titles(client, **query) -> set[str]:
    answer = client.get("/rules/", query)
    assert answer.status_code == 200
    return {rule.version.key for rule in answer.context["rules"]}


def test_the_rules_in_force_are_shown_with_source_and_passing_examples(client):
    page = client.get("/rules/").content.decode()

    assert "Minor traffic only" in page
    assert "Response to the Task Force on Secure Communities, 27 April 2012" in page
    assert "Driving under influence of liquor" in page
    assert "Fails" not in page


@pytest.mark.parametrize(
    ("day", "there", "not_yet"),
    [
        ("2008-10-26", set(), {"not-removable"}),
        ("2011-06-16", {"not-removable"}, {"plaintiff"}),
        ("2011-06-17", {"plaintiff", "public-safety"}, {"minor-traffic"}),
        ("2012-04-27", {"minor-traffic"}, {"listed-condition"}),
        ("2012-12-21", {"listed-condition"}, set()),
    ],
)
def test_another_day_has_its_own_rules(client, day, there, not_yet):
    shown = titles(client, on=day)

    assert there <= shown
    assert not shown & not_yet


def test_a_version_is_public_once_it_is_approved_and_in_force(client, chief):
    deputy = User.objects.create_superuser("deputy")
    waits, version = proposed(chief, key="waiting"), approved(chief, deputy)

    assert {"trespass", "waiting"}.isdisjoint(titles(client))
    later = titles(client, on=f"{version.effective_at:%Y-%m-%d}")
    assert "trespass" in later
    assert waits.key not in later


def test_a_day_that_is_none_is_said(client):
    answer = client.get("/rules/", {"on": "yesterday"})

    assert answer.status_code == 422
    assert "Enter a valid date" in answer.content.decode()
