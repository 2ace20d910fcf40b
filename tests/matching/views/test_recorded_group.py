"""Who is shown the recorded group: the place that wrote it down, and nobody who decides."""

import pytest

from tests.kept import kept
from tests.matching.casework import confirmed
from tests.matching.factories import complete, submit

# What the page of a booking says of code I, and no other page has a reason to say.
LABEL = b"American Indian or Alaska Native"
LISTS = ("/casework/", "/casework/lists/open/", "/casework/lists/open/rows.csv")


@kept
def booking(galleries, joined, riverton_police, rosa):
    booking = submit(riverton_police, rosa, 2, recorded_group="I")
    complete(booking)
    return booking


@kept
def case(galleries, joined, riverton_police, rosa):
    return confirmed(riverton_police, rosa, local_number="CANARY-1", recorded_group="I")


@pytest.mark.parametrize(("name", "code"), [("rosa", 200), ("otto", 200), ("luca", 404)])
def test_the_place_is_shown_what_it_wrote_down(name, code, booking, visit, request):
    answer = visit(request.getfixturevalue(name), f"/bookings/{booking.pk}/")

    assert answer.status_code == code
    assert (LABEL in answer.content) == (code == 200)


def test_a_list_of_bookings_tells_no_group(booking, rosa, visit):
    answer = visit(rosa, "/bookings/")

    assert booking.local_number.encode() in answer.content
    assert LABEL not in answer.content


def test_an_examiner_is_not_shown_the_group(booking, iris, visit):
    pair = visit(iris, "/review/", {}).url

    answer = visit(iris, pair)

    assert answer.status_code == 200
    assert LABEL not in answer.content


@pytest.mark.parametrize("name", ["sara", "omar", "susan"])
def test_an_officer_with_a_part_is_not_shown_the_group(name, case, visit, request):
    user = request.getfixturevalue(name)
    visit(user, f"/casework/cases/{case.pk}/part/", {})

    answer = visit(user, f"/casework/cases/{case.pk}/")

    assert b"CANARY-1" in answer.content
    assert LABEL not in answer.content


@pytest.mark.parametrize("path", LISTS)
def test_a_worklist_and_its_download_tell_no_group(path, case, sara, visit):
    answer = visit(sara, path)

    assert answer.status_code == 200
    assert LABEL not in b"".join(answer)
