"""The pages of clocks: who sees them, what they count, and who explains a hold past its time."""

import pytest
from django.urls import reverse

from matching.holds import services
from tests.kept import kept
from tests.matching.detainers.steps import moved
from tests.matching.factories import now
from tests.matching.holds.steps import HOUR, another, claimed, due, ended, holding

PLACE = {"jack": 200, "otto": 200, "rosa": 200, "gwen": 200, "leo": 404, "luca": 404}
PROGRAM = {"omar": 200, "sara": 200, "susan": 200, "jack": 403, "otto": 403, "iris": 403}
EXPLAINS = {"jack": 302, "rosa": 403, "otto": 403, "leo": 404}


@kept
def clock(galleries, joined, riverton_police, rosa, sara, omar, jack):
    return due(holding(riverton_police, rosa, sara, omar, jack), jack)


@kept
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


# Who is led from a clock to what, and whom it leads nowhere.
LEADS = {"jack": "detainer-detail", "otto": "detainer-detail", "rosa": None, "omar": "case-detail"}


@pytest.mark.parametrize("name", LEADS)
def test_a_clock_leads_to_its_detainer_or_case_and_back(name, clock, visit, request):
    user, target = request.getfixturevalue(name), LEADS[name]
    own = reverse("casework-clock-detail" if name == "omar" else "clock-detail", args=[clock.pk])
    keys = {"detainer-detail": clock.detainer_id, "case-detail": clock.detainer.case_id}

    page = visit(user, own).content.decode()

    led = {name for name, key in keys.items() if f'href="{reverse(name, args=[key])}"' in page}
    assert led == ({target} if target else set())
    if target:
        there = visit(user, reverse(target, args=[keys[target]])).content.decode()
        assert f'href="{own}"' in there


@pytest.mark.parametrize(
    ("name", "path"), [("rosa", "/detainers/clocks/"), ("susan", "/casework/clocks/")]
)
def test_the_clocks_stand_in_the_navigation(name, path, riverton, visit, request):
    home = visit(request.getfixturevalue(name), "/").content.decode()

    assert f'href="{path}"' in home
    assert {"/detainers/clocks/", "/casework/clocks/"} - {path} & set(home.split('"')) == set()


def pages_of(clock, visit, jack) -> dict[str, str]:
    """The pages of a place that show a clock."""
    paths = {
        "clock": reverse("clock-detail", args=[clock.pk]),
        "clocks": reverse("clock-list"),
        "desk": reverse("detainer-list", args=["clocks"]),
        "detainer": reverse("detainer-detail", args=[clock.detainer_id]),
    }
    return {name: visit(jack, path).content.decode() for name, path in paths.items()}


def test_an_undecided_claim_is_shown_to_stop_the_transfer_and_not_the_clock(clock, visit, jack):
    before = pages_of(clock, visit, jack)
    claimed(clock.detainer)

    after = pages_of(clock, visit, jack)

    words = {"clock": "The clock goes on: release is possible", "clocks": "Claim undecided"}
    for name, said in (words | {"desk": "Claim undecided"}).items():
        assert said not in before[name]
        assert said in after[name]
        assert "data-until" in after[name]


def test_a_hold_that_nothing_holds_any_more_is_told_to_be_over(clock, visit, jack, omar):
    before = pages_of(clock, visit, jack)
    moved(clock.detainer, "CANCELLED", omar, in_casework=True)

    after = pages_of(clock, visit, jack)

    for name in ("clock", "detainer"):
        assert "Nothing holds the person any more" not in before[name]
        assert "The detainer was canceled. Release the person now" in after[name]
    for name in after:
        assert "data-until" in before[name]
        assert "data-until" not in after[name]
        assert "Over by 0 h" in after[name]


def test_once_custody_has_ended_nobody_is_told_to_release(clock, visit, jack, omar):
    claimed(clock.detainer)
    moved(clock.detainer, "CANCELLED", omar, in_casework=True)
    ended(clock.detainer, jack)

    page = pages_of(clock, visit, jack)["clock"]

    assert "Release the person now" not in page
    assert "The clock goes on" not in page
    assert "Over before it" in page


def test_a_detainer_that_came_is_named_with_its_alarm(clock, visit, jack, omar):
    second = another(clock.detainer, omar)
    services.sweep(at=now())

    pages = pages_of(clock, visit, jack)

    for name in ("clock", "clocks"):
        assert f"Another detainer came while the clock runs: {second.number}" in pages[name]
