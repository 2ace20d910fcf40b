"""Administrators import files by the pages of the administration."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from portal.imports.models import Import
from portal.imports.tables import LIMIT
from portal.jurisdictions.models import Jurisdiction
from tests.portal.imports.files import LAKESIDE, RIVERTON, counties
from tests.signing_in import signed_in

ADD = "/admin/imports/import/add/"


def send(client, content, kind="COUNTIES"):
    file = SimpleUploadedFile("counties.csv", content, content_type="text/csv")
    return client.post(ADD, {"kind": kind, "file": file})


def page_of(imported):
    return reverse("admin:imports_import_change", args=[imported.pk])


def move(client, imported, to):
    return client.post(reverse(f"admin:imports_import_{to}", args=[imported.pk]), follow=True)


@pytest.fixture
def first(chief):
    return signed_in(Client(), chief)


@pytest.fixture
def second(deputy):
    return signed_in(Client(), deputy)


def test_a_file_is_looked_at_and_shown_row_by_row(first):
    page = first.get(send(first, counties(RIVERTON, LAKESIDE)).url).content.decode()

    assert "Planned, nothing written" in page
    assert "2 created" in page
    assert '<th scope="row">39902</th>' in page
    assert "A second administrator applies this import." in page
    assert not Jurisdiction.objects.exists()


def test_two_administrators_apply_and_undo(first, second):
    imported = Import.objects.get(pk=send(first, counties(RIVERTON)).url.split("/")[-3])

    applied = move(second, imported, "apply").content.decode()
    kept = [move(first, imported, step) for step in ("ask", "keep", "ask")][-1].content.decode()
    undone = move(second, imported, "undo").content.decode()

    assert "Applied by deputy" in applied
    assert "A second administrator undoes this import." in kept
    assert "Undone by deputy" in undone
    assert not Jurisdiction.objects.filter(listed=True).exists()


def test_a_refusal_is_shown_on_the_page_and_nothing_is_written(first):
    send(first, counties(RIVERTON))
    imported = Import.objects.get()

    page = move(first, imported, "apply").content.decode()

    assert "A second administrator applies an import." in page
    assert Import.objects.get().status == "PLANNED"


def test_a_file_with_errors_offers_no_way_on(first, second):
    send(first, counties(RIVERTON, RIVERTON))

    page = second.get(page_of(Import.objects.get())).content.decode()

    assert "Rows are in error" in page
    assert "Apply the whole file" not in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe\0a", "The file is in UTF-16."),
        (b"fips;state\n1;2\n", "separated by semicolons"),
        (b"x" * (LIMIT + 1), "larger than 20 MB"),
        (b"", "empty"),
    ],
)
def test_a_file_that_will_not_do_is_refused_at_the_field(first, content, sentence):
    page = send(first, content)

    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert not Import.objects.exists()


def test_the_report_is_filtered_and_turned_page_by_page(first):
    rows = [(f"39{n:03}", "OH", f"County {n}", "", "", "") for n in range(1, 131)]
    send(first, counties(*rows, ("39131", "OH", "", "", "", "")))
    address = page_of(Import.objects.get())

    whole, errors = (
        first.get(f"{address}{only}").content.decode() for only in ("", "?only=error")
    )

    assert "Page 1 of 2" in whole
    assert "39131" not in whole
    assert errors.count('<th scope="row">') == 1
    assert "39131" in errors


def test_there_is_no_page_of_an_import_that_is_none(first):
    assert first.get("/admin/imports/import/7/change/").status_code == 404
    assert first.post("/admin/imports/import/7/apply/").status_code == 404


def test_a_step_is_taken_by_post_alone(first, second):
    send(first, counties(RIVERTON))
    imported = Import.objects.get()

    second.get(reverse("admin:imports_import_apply", args=[imported.pk]))

    assert Import.objects.get().status == "PLANNED"


@pytest.mark.parametrize("name", ["nobody", "otto", "gwen"])
def test_nobody_else_comes_in(name, request, planned_address):
    somebody = signed_in(Client(), request.getfixturevalue(name))

    assert somebody.get(ADD).status_code == 403
    assert somebody.get(planned_address).status_code == 403
    assert somebody.post(planned_address.replace("change", "apply")).status_code == 403


@pytest.fixture
def planned_address(first):
    send(first, counties(RIVERTON))
    return page_of(Import.objects.get())


def test_the_list_of_imports_is_one_query_whatever_its_length(
    first, django_assert_max_num_queries
):
    for _turn in range(3):
        send(first, counties(RIVERTON))

    with django_assert_max_num_queries(20):
        assert first.get("/admin/imports/import/").content.count(b"counties.csv") >= 3
