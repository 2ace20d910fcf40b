"""The pages of clocks: who sees them, what they count, and who explains a hold past its time."""

import pytest

from matching.holds import services
from tests.matching.factories import now
from tests.matching.holds.steps import HOUR, due, holding

PLACE = {"jack": 200, "otto": 200, "rosa": 200, "gwen": 200, "leo": 404, "luca": 404}
PROGRAM = {"omar": 200, "sara": 200, "susan": 200, "jack": 403, "otto": 403, "iris": 403}
EXPLAINS = {"jack": 302, "rosa": 403, "otto": 403, "leo": 404}


@pytest.fixture
def clock(galleries, joined, riverton_police, rosa, sara, omar, jack):
    return due(holding(riverton_police, rosa, sara, omar, jack), jack)


@pytest.fixture
def late(galleries, joined, riverton_police, rosa, sara, omar, jack):
    """A hold past its deadline."""
    made = due(holding(riverton_police, rosa, sara, omar, jack), jack, now() - 60 * HOUR)
    services.sweep(at=now())
    return made


@pytest.mark.parametrize("name", PLACE)
def test_a_clock_is_seen_by_its_place_alone(name, clock, visit, request):
    user = request.getfixturevalue(name)

    answer = visit(user, f"/detainers/clocks/{clock.pk}/")

    shown = str(clock.pk).encode() in visit(user, "/detainers/clocks/").content
    assert answer.status_code == PLACE[name]
    assert shown == (PLACE[name] == 200)


@pytest.mark.parametrize("name", PROGRAM)
def test_the_programs_officers_see_every_clock(name, clock, visit, request):
    user = request.getfixturevalue(name)

    answer = visit(user, f"/casework/clocks/{clock.pk}/")

    assert answer.status_code == PROGRAM[name]
    assert visit(user, "/casework/clocks/").status_code == PROGRAM[name]


def test_the_time_left_stands_in_the_page_and_is_counted_on_by_a_script(clock, visit, jack):
    page = visit(jack, f"/detainers/clocks/{clock.pk}/").content.decode()

    assert "<strong data-until=" in page
    assert ">47 h 5" in page
    assert "portal/js/countdown.js" in page
    assert "Invented Person" not in page


@pytest.mark.parametrize(("query", "refreshes"), [("", True), ("?still=1", False)])
def test_without_scripts_the_page_is_fetched_anew_unless_that_was_stopped(
    clock, visit, jack, query, refreshes
):
    page = visit(jack, f"/detainers/clocks/{clock.pk}/{query}").content.decode()

    assert ('<noscript><meta http-equiv="refresh" content="30"></noscript>' in page) == refreshes


def test_the_list_shows_the_alarms_and_what_is_overdue(late, visit, jack):
    page = visit(jack, "/detainers/clocks/").content.decode()

    assert "The deadline has passed" in page
    assert "Over by 12 h 0 min" in page
    assert "Overdue" in page


@pytest.mark.parametrize("name", EXPLAINS)
def test_custody_explains_a_hold_past_its_deadline(name, late, visit, request):
    user = request.getfixturevalue(name)
    path = f"/detainers/clocks/{late.pk}/"

    answer = visit(user, path, {"words": "The van broke down."})

    assert answer.status_code == EXPLAINS[name]
    said = b"The van broke down." in visit(user, path).content
    assert said == (EXPLAINS[name] == 302)


@pytest.mark.parametrize(("name", "code"), [("susan", 302), ("omar", 403)])
def test_a_supervisor_explains_for_the_program(name, code, late, visit, request):
    user = request.getfixturevalue(name)

    answer = visit(user, f"/casework/clocks/{late.pk}/", {"words": "Nobody was sent."})

    assert answer.status_code == code


def test_an_explanation_without_words_is_shown_its_error(late, visit, jack):
    answer = visit(jack, f"/detainers/clocks/{late.pk}/", {"words": " "})

    assert answer.status_code == 422
    assert b"This field is required" in answer.content


def test_a_hold_in_time_is_not_explained(clock, visit, jack):
    answer = visit(jack, f"/detainers/clocks/{clock.pk}/", {"words": "In case."})

    assert answer.status_code == 409


def test_the_list_takes_few_queries_however_many_alarms_there_are(
    late, visit, jack, django_assert_max_num_queries
):
    visit(jack, "/detainers/clocks/")

    with django_assert_max_num_queries(28):
        page = visit(jack, "/detainers/clocks/").content.decode()

    assert page.count("before the deadline</td>") == 3
