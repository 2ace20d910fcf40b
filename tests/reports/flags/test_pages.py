"""The pages of flags: who sees which, and what can be done on them."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reports.flags.models import Flag
from tests.portal.participation.desk import at_desk, words_of
from tests.reports.flags.way import EXPLAINED, asked, commented, examined, file, written
from tests.reports.flags.worlds import inside

QUARTER = {"quarter": "2011Q3"}


def detail(flag) -> str:
    return f"/flags/{flag.pk}/"


@pytest.mark.parametrize(
    ("name", "code"),
    [("stan", 200), ("hana", 200), ("chief", 200), ("otto", 403), ("iris", 403), ("inez", 403)],
)
def test_the_pages_of_statisticians_are_theirs(name, code, flag, request):
    desk = at_desk(request.getfixturevalue(name))

    pages = [desk.get("/flags/"), desk.get(detail(flag)), desk.get(f"{detail(flag)}write/")]

    assert [page.status_code for page in pages] == [code] * 3


def test_the_list_shows_the_flags_of_the_latest_quarter_and_what_all_places_share(flag, stan):
    page = words_of(at_desk(stan).get("/flags/"))

    assert "Flags of 2011Q3" in page
    assert page.count("Riverton County") == 2
    assert "Pooled" in page
    assert "flag for review" in page


@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        ({"indicator": "matched"}, 1),
        ({"status": "ASKED"}, 1),
        ({"status": "SIGNED"}, 0),
        ({"status": "ASKED", "indicator": "matched"}, 0),
        ({"status": "NONE"}, 2),
    ],
)
def test_the_list_is_narrowed_by_state_and_indicator(filters, shown, flag, stan):
    asked(flag, stan)

    page = words_of(at_desk(stan).get("/flags/", QUARTER | filters))

    assert page.count("Riverton County") == shown


def test_the_list_asks_as_many_queries_for_two_flags_as_for_one(flag, stan):
    desk = at_desk(stan)
    desk.get("/flags/")

    with CaptureQueriesContext(connection) as one:
        desk.get("/flags/", QUARTER | {"indicator": "matched"})
    with CaptureQueriesContext(connection) as two:
        desk.get("/flags/", QUARTER)

    assert len(one) == len(two) <= 14


def test_before_anything_was_screened_the_list_says_so(stan):
    assert "No quarter was screened yet" in words_of(at_desk(stan).get("/flags/"))


def test_a_flag_goes_all_its_way_on_the_pages(flag, stan, hana, otto):
    desk = at_desk(stan)
    until = {"until": desk.get(f"{detail(flag)}ask/").context["form"].initial["until"]}

    codes = [
        desk.post(f"{detail(flag)}ask/", until).status_code,
        at_desk(otto).post(f"/our-flags/{flag.pk}/", {"words": "Our jail."}).status_code,
        desk.post(f"{detail(flag)}write/", EXPLAINED).status_code,
        desk.post(f"{detail(flag)}conclude/").status_code,
    ]
    head = at_desk(hana)
    seen = head.get(f"{detail(flag)}sign/").context["form"].initial
    codes.append(head.post(f"{detail(flag)}sign/", seen).status_code)

    assert codes == [302] * 5
    page = words_of(desk.get(detail(flag)))
    assert "Explained by the structure of the place" in page
    assert "Our jail." in page
    assert "Nothing that your role does." in page


def test_what_the_domain_refuses_is_said_on_the_form(flag, stan, hana):
    desk = at_desk(stan)

    answers = [
        desk.post(f"{detail(flag)}ask/", {"until": "2011-01-01"}),
        desk.post(f"{detail(flag)}conclude/"),
        at_desk(hana).post(f"{detail(flag)}conclude/"),
        desk.post(f"{detail(flag)}ask/", {}),
    ]

    assert [answer.status_code for answer in answers] == [422, 409, 403, 422]
    assert "Give from 7 to 60 days" in words_of(answers[0])
    assert "Ask the place to comment first" in words_of(answers[1])


def test_what_is_signed_is_what_was_read(flag, stan, hana, otto):
    examined(flag, stan)
    head = at_desk(hana)
    page = head.get(f"{detail(flag)}sign/")
    commented(flag, otto)

    answer = head.post(f"{detail(flag)}sign/", page.context["form"].initial)

    assert "The county runs the jail of four others." in words_of(page)
    assert answer.status_code == 409
    assert "Read it again" in words_of(answer)


def test_the_form_of_the_file_begins_with_what_was_written_last(flag, stan):
    written(flag, stan)

    form = at_desk(stan).get(f"{detail(flag)}write/").context["form"]

    assert form.initial["structure"] == EXPLAINED["structure"]


def test_all_places_are_asked_on_one_page(flag, stan, hana):
    desk = at_desk(stan)
    until = {"until": desk.get("/flags/ask/?quarter=2011Q3").context["form"].initial["until"]}

    assert at_desk(hana).post("/flags/ask/?quarter=2011Q3", until).status_code == 403
    done = desk.post("/flags/ask/?quarter=2011Q3", until, follow=True)

    assert "2 flags were asked about." in words_of(done)
    assert desk.get("/flags/ask/?quarter=2012Q1").status_code == 404


@pytest.mark.parametrize("path", ["/flags/{}/", "/flags/{}/sign/", "/our-flags/{}/"])
def test_what_there_is_not_is_not_found(path, stan, otto):
    desk = at_desk(otto if "our" in path else stan)

    assert desk.get(path.format(uuid4())).status_code == 404


def test_an_act_that_there_is_not_is_not_found(flag, stan):
    assert at_desk(stan).get(f"{detail(flag)}pardon/").status_code == 404


def test_an_official_sees_the_own_figures_and_no_paper(flag, stan, otto):
    asked(flag, stan)
    written(flag, stan)
    desk = at_desk(otto)

    listed, page = desk.get("/our-flags/"), desk.get(f"/our-flags/{flag.pk}/")

    assert "Late" in words_of(listed)
    assert "Observed 80" in words_of(page)
    assert "runs the jail" not in words_of(page)


@pytest.mark.parametrize(("name", "codes"), [("luca", (200, 404)), ("rosa", (403, 404))])
def test_nobody_sees_the_flag_of_a_place_that_they_do_not_answer_for(
    name, codes, flag, stan, request
):
    asked(flag, stan)
    desk = at_desk(request.getfixturevalue(name))

    listed, page = desk.get("/our-flags/"), desk.get(f"/our-flags/{flag.pk}/")

    assert (listed.status_code, page.status_code) == codes
    assert "Riverton" not in words_of(page)
    assert "Detainers per" not in words_of(listed)


def test_once_signed_the_page_of_the_place_takes_nothing(flag, stan, hana, otto):
    examined(flag, stan)
    inside(lambda: Flag.objects.filter(pk=flag.pk).update(status="SIGNED"))

    answer = at_desk(otto).post(f"/our-flags/{flag.pk}/", {"words": "Too late."})

    assert answer.status_code == 409
    assert "nothing is added" in words_of(answer)
    assert file(flag).comments == []
