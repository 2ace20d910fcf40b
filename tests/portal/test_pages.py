"""The home page, and the doors that the header offers."""

import re

import pytest

from portal.jurisdictions.models import Jurisdiction
from tests.factories import takes_part
from tests.signing_in import signed_in

OFFERED = {
    "rosa": {"bookings"},
    "otto": {"bookings", "detainers", "participation", "questions", "webhooks"},
    "gwen": {"bookings", "detainers", "participation", "questions", "webhooks"},
    "jack": {"bookings", "detainers"},
    "iris": {"review"},
    "olga": {"operations"},
    "mona": {"people", "webhooks"},
    "nobody": set(),
    "sara": {"casework"},
    "omar": {"casework"},
    "susan": {"casework"},
    "stan": {"statistics"},
    "hana": {"statistics"},
    "sybil": {"committee"},
    "mabel": {"committee"},
    "chief": {"review", "casework", "operations", "administration", "statistics", "committee"},
}


def test_home_counts_the_counties_that_take_part(riverton, lakeside, client):
    takes_part(riverton, "L0")

    answer = client.get("/")

    assert b"1 of 2 counties took part" in answer.content


def test_a_county_that_left_is_not_counted(riverton, lakeside, client):
    takes_part(riverton, "L0")
    takes_part(lakeside, "L2")

    assert client.get("/").context["live"].part.places == 1


def test_home_says_of_whose_population_it_gives_a_share(riverton, lakeside, client):
    takes_part(riverton, "L0")
    Jurisdiction.objects.filter(code="39901").update(population=3_000)
    Jurisdiction.objects.filter(code="39902").update(population=1_000)

    page = " ".join(client.get("/").content.decode().split())

    assert "75% of the 4,000 people of the 2 counties whose population is known" in page


def test_home_gives_no_share_of_an_unknown_population(riverton, client):
    assert b"The population of no county is known" in client.get("/").content


def test_a_visitor_is_offered_no_staff_page(client, db):
    answer = client.get("/")

    assert answer.context["nav"] == {}
    assert b"Staff sign-in" in answer.content


@pytest.mark.parametrize("name", OFFERED)
def test_the_header_offers_what_ones_roles_open(name, client, request):
    user = request.getfixturevalue(name)

    nav = signed_in(client, user).get("/").context["nav"]

    assert {door for door, open_to in nav.items() if open_to} == OFFERED[name]


@pytest.mark.parametrize("path", ["/", "/jurisdictions/", "/account/login/"])
def test_no_page_lets_a_script_or_a_style_of_others_in(path, client, db):
    policy = client.get(path)["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", ["/", "/jurisdictions/", "/account/login/", "/no-such-page/"])
def test_a_page_is_had_in_spanish(path, client, db):
    client.post("/i18n/setlang/", {"language": "es", "next": "/"})

    page = client.get(path).content.decode()

    assert '<html lang="es"' in page
    assert "Saltar al contenido principal" in page


def test_home_has_four_doors(client, database):
    page = client.get("/").content.decode()

    doors = re.findall(r'usa-card__footer"><a class="usa-button" href="([^"]+)"', page)
    assert doors == ["/jurisdictions/", "/complain/", "/notice/", "/figures/"]


def test_choosing_a_language_keeps_what_was_asked(client, riverton):
    page = client.get("/jurisdictions/?q=river&sort=-county").content.decode()

    assert 'name="next" value="/jurisdictions/?q=river&amp;sort=-county"' in page


def test_choosing_a_language_after_a_form_leads_back_to_it(client, database):
    referer = {"headers": {"referer": "http://testserver/subscribe/?place=39901"}}

    page = client.post("/subscribe/", {"email": "no"}, **referer).content.decode()

    assert 'name="next" value="/subscribe/?place=39901"' in page


@pytest.mark.parametrize("referer", ["https://elsewhere.example/x", "//elsewhere.example", ""])
def test_choosing_a_language_never_leads_elsewhere(referer, client, database):
    answer = client.post("/subscribe/", {"email": "no"}, headers={"referer": referer})

    assert 'name="next" value="/subscribe/"' in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "path", "entry"),
    [
        ("nobody", "/", "Home"),
        ("nobody", "/committee/members/", "Committee"),
        ("sybil", "/committee/desk/", "Desk of the committee"),
        ("sybil", "/committee/desk/meetings/plan/", "Desk of the committee"),
        ("dora", "/complaints/teams/", "Complaints"),
        ("jack", "/detainers/", "Detainers"),
        ("jack", "/detainers/clocks/", "Clocks"),
        ("susan", "/casework/lists/cases/", "Casework"),
        ("susan", "/casework/clocks/", "Clocks"),
    ],
)
def test_the_menu_tells_where_one_is(name, path, entry, client, request):
    page = signed_in(client, request.getfixturevalue(name)).get(path).content.decode()

    assert re.findall(r'aria-current="page">([^<]*)<', page.partition("</header>")[0]) == [entry]
