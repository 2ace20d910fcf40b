"""The pages of bookings: who sees what, and what a form comes back with."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from matching.bookings.intake import Upload
from matching.bookings.models import Booking
from matching.bookings.selectors import bookings_visible_to
from portal.demo.prints import picture
from tests.factories import takes_part
from tests.matching.factories import complete, record, submit, within

SEES = {"rosa": 200, "otto": 200, "gwen": 200, "chief": 404, "luca": 404, "iris": 404, "olga": 404}


def form_for(agency, local_time, **fields):
    file = SimpleUploadedFile("prints.iso", record(999))
    told = {"local_number": "R-1", "booked_at": local_time, "name": "Invented Person"}
    return {"agency": agency.pk, **told, "file": file, **fields}


@pytest.mark.parametrize("name", SEES)
def test_a_booking_is_seen_by_its_jurisdiction_alone(name, booking, visit, request):
    user = request.getfixturevalue(name)

    answer = visit(user, f"/bookings/{booking.pk}/")

    assert answer.status_code == SEES[name]
    assert (b"Canary Person" in answer.content) == (SEES[name] == 200)


@pytest.mark.parametrize("name", SEES)
def test_a_list_holds_ones_own_bookings(name, booking, visit, request):
    user = request.getfixturevalue(name)

    answer = visit(user, "/bookings/")

    assert (b"CANARY-1" in answer.content) == (SEES[name] == 200)


@pytest.mark.parametrize("path", ["", "prints/2.png"])
def test_nobody_sees_the_jurisdiction_next_door(path, booking, luca, visit):
    assert visit(luca, f"/bookings/{booking.pk}/{path}").status_code == 404


def test_a_list_costs_the_same_for_one_booking_and_for_thirty(
    galleries, joined, riverton_police, rosa, visit
):
    costs = []
    for more in (1, 29):
        for person in range(more):
            booking = submit(riverton_police, rosa, 2 + person % 3)
            if person < 3:
                complete(booking)
        with CaptureQueriesContext(connection) as queries:
            assert visit(rosa, "/bookings/").status_code == 200
        costs.append(len([q for q in queries if "matching_" in q["sql"]]))

    assert costs[0] == costs[1] <= 4


def test_a_page_of_the_list_holds_fifty(riverton_police, rosa, visit, joined):
    for _ in range(51):
        submit(riverton_police, rosa)

    assert len(visit(rosa, "/bookings/?page=1").context["page_obj"]) == 50
    assert len(visit(rosa, "/bookings/?page=2").context["page_obj"]) == 1
    assert len(visit(rosa, "/bookings/?page=nonsense").context["page_obj"]) == 50


def test_a_page_says_its_times_in_the_zone_of_the_place(booking, rosa, visit):
    answer = visit(rosa, f"/bookings/{booking.pk}/")

    assert b" EST</time>" in answer.content or b" EDT</time>" in answer.content
    assert b" UTC</time>" not in answer.content


def test_the_steps_stand_in_order(booking, rosa, visit):
    steps = [step.title for step in visit(rosa, f"/bookings/{booking.pk}/").context["timeline"]]

    assert steps[:5] == ["Booked", "Received", "Policy stamp", "Prints read", "Criminal search"]
    assert "Criminal review" in steps


def test_a_candidate_is_not_shown_before_it_is_examined(booking, rosa, visit):
    answer = visit(rosa, f"/bookings/{booking.pk}/")

    assert b"CRI-2" not in answer.content
    assert [outcome.gallery for outcome in answer.context["outcomes"]] == ["Immigration"]


def test_a_withheld_search_is_named_with_its_decision(riverton, riverton_police, rosa, visit):
    takes_part(riverton, "L2", instrument="ORDINANCE", authority="the county board")
    booking = submit(riverton_police, rosa)

    answer = visit(rosa, f"/bookings/{booking.pk}/")

    words = answer.context["timeline"][-1].detail
    assert "Ordinance of the county board, in effect from Dec. 31, 2008, 7 p.m. EST" in words
    assert words.encode() in answer.content


def test_an_image_is_shown_to_its_jurisdiction_and_never_stored(
    riverton_police, rosa, luca, visit, joined
):
    booking = submit(riverton_police, rosa, uploads=[Upload(picture(50, 2, 1), 2)])
    complete(booking)

    answer = visit(rosa, f"/bookings/{booking.pk}/prints/2.png")

    assert answer.content.startswith(b"\x89PNG")
    assert answer["Cache-Control"] == "no-store"
    assert visit(rosa, f"/bookings/{booking.pk}/prints/3.png").status_code == 404
    assert visit(luca, f"/bookings/{booking.pk}/prints/2.png").status_code == 404


def test_a_clerk_enters_a_booking(riverton, riverton_police, rosa, visit, local_time):
    answer = visit(rosa, "/bookings/new/", form_for(riverton_police, local_time))

    with within(riverton):
        (booking,) = bookings_visible_to(rosa)
        assert answer.url == f"/bookings/{booking.pk}/"
        assert (booking.local_number, booking.source) == ("R-1", Booking.Source.FORM)


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"local_number": ""}, "local_number"),
        ({"booked_at": "yesterday"}, "booked_at"),
        ({"charges": "2203; WORSE; Burglary"}, "charges"),
        ({"file": ""}, "file"),
    ],
)
def test_a_form_with_a_fault_comes_back_with_it(
    wrong, where, riverton_police, rosa, visit, local_time
):
    answer = visit(rosa, "/bookings/new/", form_for(riverton_police, local_time, **wrong))

    assert answer.status_code == 422
    assert where in answer.context["form"].errors
    assert b"There is a problem" in answer.content


def test_a_second_booking_of_one_number_is_refused(riverton_police, rosa, visit, local_time):
    visit(rosa, "/bookings/new/", form_for(riverton_police, local_time))

    answer = visit(rosa, "/bookings/new/", form_for(riverton_police, local_time, name="Other"))

    assert answer.status_code == 409
    assert answer.context["form"].non_field_errors()


@pytest.mark.parametrize("name", ["luca", "otto", "gwen", "iris", "nobody"])
def test_nobody_else_books_for_an_agency(name, riverton_police, visit, local_time, request):
    user = request.getfixturevalue(name)

    answer = visit(user, "/bookings/new/", form_for(riverton_police, local_time))

    assert answer.status_code == 422
    assert "agency" in answer.context["form"].errors
