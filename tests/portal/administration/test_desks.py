"""Every desk of the administration: what it lets an administrator do, and why."""

import inspect

import pytest
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.views.main import ChangeList
from django.test import Client, RequestFactory
from django.urls import reverse

from portal.administration.desks import BoundedPaginator
from portal.administration.site import GROUPS
from portal.imports.services import record_import
from portal.jurisdictions.tokens import issue_token
from portal.progress.services import ask_work
from tests.factories import NOON, event
from tests.kept import kept
from tests.matching.factories import submit
from tests.portal.imports.files import RIVERTON, counties
from tests.signing_in import signed_in

DESKS = admin.site._registry
NAMES = sorted(model._meta.label for model in DESKS)
ADD, CHANGE, DELETE = "add", "change", "delete"
# What an administrator may do at a desk, with the reason; everything else is only looked at.
GIVEN: dict[str, dict[str, str]] = {
    "accounts.User": {
        ADD: "accounts are made here",
        CHANGE: "accounts are closed here, and roles given by the service of roles",
    },
    "imports.Import": {ADD: "a file is sent here, and the service plans it"},
    "jurisdictions.Agency": {
        ADD: "an agency comes to be, without a workflow",
        CHANGE: "its name and whether it is at work; its place stays",
    },
    "jurisdictions.Jurisdiction": {
        ADD: "a place comes to be, outside the program until an act says otherwise",
        CHANGE: "its name and clock; code, kind and parent stay",
    },
    "mfa.Authenticator": {DELETE: "a lost device is taken away, and its owner enrolls anew"},
    "policy.RuleVersion": {ADD: "a version is proposed here, and another person approves it"},
    "training.Completion": {
        ADD: "the service of training records it",
        CHANGE: "the list has an action by a service; no single row is changed",
    },
    "training_keeping.Assignment": {
        ADD: "the service of training assigns it",
        CHANGE: "the list has an action by a service; no single row is changed",
    },
    "training.Module": {ADD: "modules are named here", CHANGE: "and retired, never deleted"},
}
# What is done to chosen rows; each calls one service for each row.
ACTIONS = {
    "mail.Letter": {"send_again"},
    "training.Completion": {"take_back"},
    "training_keeping.Assignment": {"end"},
}


def desk_of(name: str) -> ModelAdmin:
    return next(desk for model, desk in DESKS.items() if model._meta.label == name)


def address(name: str, page: str, *args: object) -> str:
    meta = desk_of(name).opts
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{page}", args=args)


@pytest.fixture
def request_of_chief(chief):
    request = RequestFactory().get("/admin/")
    request.user = chief
    return request


@pytest.mark.parametrize("name", NAMES)
def test_a_desk_lets_do_what_the_table_says_and_no_more(name, request_of_chief):
    desk = desk_of(name)
    may = {
        what
        for what in (ADD, CHANGE, DELETE)
        if getattr(desk, f"has_{what}_permission")(request_of_chief)
    }

    assert may == GIVEN.get(name, {}).keys()
    assert desk.get_actions(request_of_chief).keys() == ACTIONS.get(name, set())


def test_the_tables_name_desks_that_there_are():
    assert {*GIVEN, *ACTIONS} <= {*NAMES}
    assert sorted(name for _title, of in GROUPS for name in of) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_edited_in_a_list_or_beside_another_record(name, request_of_chief):
    desk = desk_of(name)

    assert not desk.list_editable
    assert not desk.get_inline_instances(request_of_chief)
    assert desk.view_on_site is False or inspect.ismethod(desk.view_on_site)


@pytest.mark.parametrize("name", NAMES)
def test_a_desk_counts_no_further_than_it_can_be_turned(name):
    desk = desk_of(name)

    assert not desk.show_full_result_count
    assert desk.search_fields or desk.list_filter or name == "matching.GalleryState"
    assert issubclass(desk.paginator, BoundedPaginator) or name in SHORT


# So few rows that counting them costs nothing.
SHORT = {"mfa.Authenticator"}


@kept
def world(riverton_police, rosa, chief, riverton) -> None:
    """A row or more of most desks, each made as people make it."""
    submit(riverton_police, rosa, 2)  # withheld, as the place takes no part yet
    event(riverton, "ACTIVATION")
    content = counties(RIVERTON)
    record_import(kind="COUNTIES", file_name="a", content=content, by=chief, at=NOON)
    ask_work(kind="APPLY_IMPORT", total=9, by=chief, at=NOON)
    issue_token(agency=riverton_police, by=chief, at=NOON)


@pytest.fixture
def client(world, chief) -> Client:
    return signed_in(Client(), chief)


def list_of(client, name: str, query: str = "") -> ChangeList:
    answer = client.get(f"{address(name, 'changelist')}?{query}")
    assert answer.status_code == 200, (name, query)
    return answer.context["cl"]


@pytest.mark.parametrize("name", NAMES)
def test_every_list_filter_search_and_record_opens(name, client, django_assert_max_num_queries):
    with django_assert_max_num_queries(30):
        shown = list_of(client, name)
    choices = [
        choice["query_string"].lstrip("?")
        for spec in shown.filter_specs
        for choice in spec.choices(shown)
    ]

    for query in [*choices, "q=39901"]:
        list_of(client, name, query)
    for row in list(shown.result_list)[:1]:
        with django_assert_max_num_queries(40):
            assert client.get(address(name, "change", row.pk)).status_code == 200


@pytest.mark.parametrize("page", ["", "login/", "imports/import/", "password_change/"])
@pytest.mark.parametrize("name", ["nobody", "otto", "iris"])
def test_nobody_else_sees_the_administration(name, page, request):
    somebody = signed_in(Client(), request.getfixturevalue(name))

    answer = somebody.get(f"/admin/{page}")

    assert answer.status_code in (302, 403)
    assert "model-import" not in answer.content.decode()


def test_the_first_page_is_in_groups_in_plain_english_and_leads_back(client):
    client.cookies["django_language"] = "es"

    answer = client.get("/admin/")
    page = answer.content.decode()

    places = [page.index(f">{title}<") for title, _of in GROUPS]
    assert places == sorted(places)
    assert '<html lang="en' in page
    assert answer.headers["Content-Language"] == "en"
    assert "The administration is in English." in page
    assert 'href="/"' in page


def test_a_place_leads_to_its_page_of_the_register(client, riverton):
    page = client.get(address("jurisdictions.Jurisdiction", "change", riverton.pk)).content

    assert reverse("jurisdiction-detail", args=["39901"]).encode() in page


def test_a_list_is_cut_where_counting_stops(client, monkeypatch):
    monkeypatch.setattr("portal.administration.desks.MOST", 1)
    monkeypatch.setattr(BoundedPaginator, "most", 1)

    page = client.get(address("accounts.User", "changelist")).content.decode()

    assert "More than 1 users." in page
