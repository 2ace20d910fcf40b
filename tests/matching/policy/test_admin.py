"""Administrators work on the rules by the pages of the administration."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from matching.policy.models import RuleVersion
from matching.policy.quarters import latest_quarters
from tests.factories import ago
from tests.kept import kept
from tests.matching.factories import now
from tests.matching.policy.many import Many
from tests.matching.policy.rules import AHEAD, EXAMPLE, TRESPASS, proposed
from tests.signing_in import signed_in

HOME = "/admin/policy/ruleversion/"


def page_of(version, name="change"):
    return reverse(f"admin:policy_ruleversion_{name}", args=[version.pk])


def shown(client, path, **query) -> str:
    answer = client.get(path, query)
    assert answer.status_code == 200
    return answer.content.decode()


def fields(**differs) -> dict[str, str]:
    return {
        "key": "trespass",
        "effective_at": f"{now() + AHEAD:%Y-%m-%d %H:%M}",
        "title": "Trespass",
        "explanation": "A supervisor looks at it.",
        "source": "A test",
        "condition": json.dumps(TRESPASS),
        "outcome": "STOP",
        "lifts": "[]",
        "examples": json.dumps([EXAMPLE]),
        **differs,
    }


@pytest.fixture
def first(chief):
    return signed_in(Client(), chief)


@pytest.fixture
def second(deputy):
    return signed_in(Client(), deputy)


def test_a_rule_is_entered_by_one_and_approved_by_another(first, second):
    entered = first.post(f"{HOME}add/", fields(), follow=True).content.decode()
    version = RuleVersion.objects.get(key="trespass")
    mine, theirs = shown(first, page_of(version)), shown(second, page_of(version))
    approved = second.post(page_of(version, "approve"), follow=True).content.decode()

    assert "A second administrator approves this version." in entered
    assert "Approve this version" in theirs
    assert "Approve this version" not in mine
    assert "Approved it: deputy" in approved


def test_a_refusal_is_said_where_the_form_is(first):
    answer = first.post(f"{HOME}add/", fields(condition='{"fact": "height", "==": "PRESENT"}'))

    assert "There is no fact “height”." in answer.content.decode()
    assert not RuleVersion.objects.filter(key="trespass").exists()


@pytest.mark.parametrize("field", ["condition", "examples", "lifts", "effective_at"])
def test_what_cannot_be_read_is_told_at_its_field(first, field):
    answer = first.post(f"{HOME}add/", fields(**{field: '{"'}))

    assert answer.status_code == 200
    assert answer.context["form"].errors.keys() == {field}


def test_one_cannot_approve_ones_own(first, chief):
    version = proposed(chief)

    answer = first.post(page_of(version, "approve"), follow=True)

    assert "A second administrator approves a rule." in answer.content.decode()


def test_a_version_whose_examples_fail_shows_it_and_has_no_button(second, chief):
    version = proposed(chief, examples=[{**EXAMPLE, "expected": "NO_ACTION"}])

    page = shown(second, page_of(version))
    answer = second.post(page_of(version, "approve"), follow=True).content.decode()

    assert "Examples fail, so this version cannot be approved." in page
    assert "Approve this version" not in page
    assert "These examples do not come out as expected: A felony trespass." in answer


def test_a_new_version_begins_as_the_one_before(first):
    version = RuleVersion.objects.get(key="minor-traffic")

    page = shown(first, f"{HOME}add/", **{"from": version.pk})

    assert "Driving under influence of liquor" in page
    assert version.source in page


def test_an_empty_form_is_empty(first):
    assert "null" not in shown(first, f"{HOME}add/")


def test_every_example_of_every_rule_is_run_on_one_page(first):
    page = shown(first, f"{HOME}examples/")

    assert re.search(r"All \d\d examples pass", page)
    assert "icon-no.svg" not in page
    assert "A traffic charge and an earlier burglary" in page


def test_the_list_leads_to_the_examples(first):
    page = shown(first, HOME)

    assert f"{HOME}examples/" in page
    assert "Minor traffic only" in page


def test_a_failing_example_is_red_on_that_page(first, chief):
    proposed(chief, examples=[{**EXAMPLE, "expected": "NO_ACTION"}])

    page = shown(first, f"{HOME}examples/")

    assert page.count("icon-no.svg") == 1
    assert re.search(r"1 of \d\d examples fails", page)


@kept
def decided(galleries, joined, riverton_police, omar):
    many = Many(riverton_police, omar, 30, at=latest_quarters(now())[0].since, seed=5)
    many.learn()
    many.decide()


def test_a_back_test_shows_what_would_change_by_place(first, chief, decided):
    version = proposed(chief, condition={"fact": "finding", "==": "REMOVABLE"})

    page = shown(first, page_of(version, "back_test"))
    file = first.get(page_of(version, "back_test_csv"))

    assert "Of 30 decisions" in page
    assert "Riverton County (39901)" in page
    assert file["Content-Type"].startswith("text/csv")
    assert file.content.decode().startswith("rule,version,quarter,code,place,before,after")


def test_another_quarter_may_be_asked_for(first, chief, decided):
    version, present = proposed(chief), latest_quarters(now())[1]

    page = shown(first, page_of(version, "back_test"), quarter=str(present), all="")

    assert f"Of 0 decisions of {present}" in page
    assert "The quarter has no decisions." in page


@pytest.mark.parametrize("who", ["sara", "omar", "susan", "otto", "olga", "nobody"])
def test_nobody_else_enters(who, request, chief):
    client, version = signed_in(Client(), request.getfixturevalue(who)), proposed(chief)

    for path in (HOME, f"{HOME}examples/", page_of(version), page_of(version, "back_test")):
        assert client.get(path).status_code == 403
    assert client.post(page_of(version, "approve")).status_code == 403
    assert version.signatures.count() == 1


def test_nothing_is_edited_or_deleted_here(first):
    version = RuleVersion.objects.get(key="plaintiff")

    first.post(page_of(version), fields())
    first.post(page_of(version, "delete"), {"post": "yes"})

    version.refresh_from_db()
    assert version.title == "Plaintiff in a suit over rights"


def test_a_version_that_is_not_there_is_not_found(first):
    for name in ("approve", "back_test", "back_test_csv"):
        path = reverse(f"admin:policy_ruleversion_{name}", args=[10**6])
        assert first.get(path).status_code == 404


def test_the_time_until_it_takes_effect_must_not_have_passed(first):
    late = f"{ago(days=1):%Y-%m-%d %H:%M}"

    page = first.post(f"{HOME}add/", fields(effective_at=late)).content.decode()

    assert "A rule takes effect after it is entered" in page
