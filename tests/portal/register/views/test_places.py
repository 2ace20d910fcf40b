"""The pages of the register: the list, one place, one document."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.participation.models import Document
from tests.factories import NOON, event, takes_part

CONTENT = b"%PDF-1.4 the board resolves"
WHOLE = [
    "/jurisdictions/",
    "/jurisdictions/?page=63",
    "/jurisdictions/?at=2011-06-17&q=county&flow=L0",
    "/jurisdictions/01/",
    "/jurisdictions/US/",
    "/",
]
SHA = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def resolution(database) -> Document:
    return Document.objects.create(
        sha256=SHA, media_type="application/pdf", name="resolution 12.pdf", content=CONTENT
    )


def names(answer) -> list[str]:
    return [row.name for row in answer.context["page_obj"]]


def text(client, path) -> str:
    return " ".join(client.get(path).content.decode().split())


def test_a_whole_nation_is_shown_in_few_queries(nation, client):
    for path in WHOLE:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)

        assert answer.status_code == 200
        assert len(queries) <= 8, path


def test_the_list_names_its_denominators(nation, client):
    page = text(client, "/jurisdictions/?flow=L0")

    assert "400 of 800 counties (50.0%) are shown." in page
    assert "counties whose population is known. The population of 150 counties is unknown" in page


def test_the_list_says_that_no_population_is_known(riverton, client):
    assert "No county's population is known" in text(client, "/jurisdictions/")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=river", ["Riverton County"]),
        ("q=39902", ["Lakeside County"]),
        ("state=OH", ["Lakeside County", "Riverton County"]),
        ("q=river&state=OH", ["Riverton County"]),
        ("flow=L0", ["Riverton County"]),
        ("flow=L0&at=2008-12-31", ["Riverton County"]),
        ("flow=L0&at=2008-12-30", []),
        ("flow=L0&at=2008-12-31T23:59:59Z", []),
        ("request=OPT_OUT", []),
        ("q=nowhere", []),
        ("page=99", ["Lakeside County", "Riverton County"]),
        ("page=x", ["Lakeside County", "Riverton County"]),
    ],
)
def test_counties_are_searched(query, found, riverton, lakeside, client):
    takes_part(riverton)

    answer = client.get(f"/jurisdictions/?{query}")

    assert answer.status_code == 200
    assert names(answer) == found


@pytest.mark.parametrize("query", ["state=XX", "flow=L9", "request=x", "q=%00"])
def test_a_value_that_does_not_exist_is_said_and_passed_over(query, riverton, client):
    answer = client.get(f"/jurisdictions/?{query}")

    assert answer.status_code == 200
    assert b"usa-error-message" in answer.content
    assert names(answer) == ["Riverton County"]


@pytest.mark.parametrize("path", ["/jurisdictions/", "/jurisdictions/39901/"])
@pytest.mark.parametrize("at", ["yesterday", "2011-02-30", "2011-06-17T12:00", "0001-01-01"])
def test_a_time_that_cannot_be_read_is_refused_in_words(path, at, riverton, client):
    answer = client.get(path, {"at": at})

    assert answer.status_code == 400
    assert b"usa-error-message" in answer.content


def test_a_search_keeps_its_time_in_the_links(riverton, client):
    page = text(client, "/jurisdictions/?at=2011-06-17")

    assert "/jurisdictions/39901/?at=2011-06-17" in page
    assert "end of June 17, 2011" in page


def test_a_county_says_how_prints_flow_and_since_when(riverton, client):
    event(riverton, "ACTIVATION", instrument="AGREEMENT", authority="the sheriff")

    page = text(client, "/jurisdictions/39901/")

    assert "Full: both searches" in page
    assert "Memorandum of agreement of the sheriff, in effect from Dec. 31, 2008" in page


def test_a_county_is_shown_as_it_was(riverton, client):
    takes_part(riverton, "L0")
    takes_part(riverton, "L2", effective_at=NOON)

    flows = [
        client.get("/jurisdictions/39901/", {"at": at}).context["dossier"].axes.flow
        for at in ("2008-12-30", "2011-05-31", "2011-06-01", "2011-06-01T11:59:59Z")
    ]

    assert flows == ["L2", "L0", "L2", "L0"]


def test_what_came_after_the_time_shown_is_marked(riverton, client):
    takes_part(riverton, "L2", effective_at=NOON)

    page = text(client, "/jurisdictions/39901/?at=2011-05-31")

    assert page.count("After the time shown") == 1
    assert "last instant of May 31, 2011 by the clocks of this place (EDT)" in page


def test_a_decision_of_the_state_is_named_as_the_states(riverton, ohio, client):
    takes_part(riverton)
    takes_part(ohio, "L2", authority="the legislature")

    page = text(client, "/jurisdictions/39901/")

    assert "Opt-out (Ohio)" in page
    assert "because Ohio decided so for every place below it" in page


def test_a_citys_word_is_shown_as_advice(riverton, client):
    event(riverton, "ADVISORY", city="Riverton", body="City council", vote="8-0")

    page = text(client, "/jurisdictions/39901/")

    assert "Advisory: does not move the county" in page
    assert "City council (vote: 8-0)" in page
    assert "has not joined" in page


def test_an_undone_entry_stays_and_says_so(riverton, client):
    wrong = takes_part(riverton, "L2")
    event(riverton, "UNDO", concerns=wrong, effective_at=NOON)

    page = text(client, "/jurisdictions/39901/")

    assert page.count("Undone from June 1, 2011") == 1


def test_the_third_flow_is_never_called_opt_out(riverton, client):
    takes_part(riverton, "L1")

    page = text(client, "/jurisdictions/39901/").lower()

    assert "no return" in page
    assert "opt-out" not in page


def test_a_state_shows_who_acts_against_it(riverton, lakeside, ohio, client):
    takes_part(riverton, "L1")
    takes_part(lakeside, "L2")
    takes_part(ohio, "L2")

    page = text(client, "/jurisdictions/39/")

    assert "1 of 2 counties asks for something else than the state has set." in page
    assert page.count("Contrary to the state") == 1


def test_the_program_shows_its_states(riverton, dade, client):
    page = text(client, "/jurisdictions/US/")

    assert "/jurisdictions/12/" in page
    assert "/jurisdictions/39/" in page


@pytest.mark.parametrize("code", ["00000", "38", "us", "39901x"])
def test_what_is_no_place_is_not_found(code, riverton, client):
    assert client.get(f"/jurisdictions/{code}/").status_code == 404


@pytest.mark.parametrize("path", ["/jurisdictions/", "/jurisdictions/39901/"])
def test_the_register_is_only_read(path, riverton, client):
    assert client.post(path).status_code == 405


def test_a_document_is_handed_out_to_be_kept_and_not_run(resolution, riverton, client):
    event(riverton, "ACTIVATION", document=resolution)

    answer = client.get(f"/documents/{SHA}/")

    assert answer.content == CONTENT
    assert answer["Content-Disposition"] == 'attachment; filename="resolution 12.pdf"'
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/pdf"


def test_a_document_that_one_has_is_not_sent_again(resolution, riverton, client):
    event(riverton, "ACTIVATION", document=resolution)

    answer = client.get(f"/documents/{SHA}/", headers={"If-None-Match": f'"{SHA}"'})

    assert (answer.status_code, answer.content) == (304, b"")


def test_a_document_is_linked_with_its_hash(resolution, riverton, client):
    event(riverton, "ACTIVATION", document=resolution)

    page = text(client, "/jurisdictions/39901/")

    assert f'href="/documents/{SHA}/"' in page
    assert f"SHA-256 {SHA}" in page


def test_a_document_of_no_entry_is_not_public(resolution, riverton, client):
    assert client.get(f"/documents/{SHA}/").status_code == 404
    assert client.get(f"/documents/{'0' * 64}/").status_code == 404


def test_a_place_that_is_not_listed_has_no_page_and_no_document(resolution, riverton, client):
    event(riverton, "ACTIVATION", document=resolution)
    riverton.listed = False
    riverton.save()

    assert client.get("/jurisdictions/39901/").status_code == 404
    assert client.get(f"/documents/{SHA}/").status_code == 404


@pytest.mark.parametrize(
    ("sort", "codes", "told"),
    [
        ("county", ["39902", "39901"], "ascending"),
        ("-county", ["39901", "39902"], "descending"),
        ("-fips", ["39902", "39901"], "descending"),
        ("flow", ["39901", "39902"], "ascending"),
    ],
)
def test_the_list_is_sorted_by_its_headings(sort, codes, told, client, riverton, lakeside):
    takes_part(riverton, "L0")

    answer = client.get("/jurisdictions/", {"sort": sort})

    assert [place.code for place in answer.context["page_obj"]] == codes
    assert f'aria-sort="{told}"'.encode() in answer.content


def test_the_list_is_not_sorted_by_what_it_does_not_show(client, riverton, lakeside):
    answer = client.get("/jurisdictions/", {"sort": "-parent__name", "q": "county"})

    assert [place.code for place in answer.context["page_obj"]] == ["39902", "39901"]
    assert answer.content.count(b'aria-sort="none"') == 5
