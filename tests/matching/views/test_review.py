"""The examiner's pages: prints and nothing else, and nobody else's pair."""

import pytest

from matching.bookings.intake import Upload
from matching.galleries.services import enroll_people
from portal.demo.prints import enrolled_picture, picture
from portal.jurisdictions import scope
from tests.matching.factories import candidates_of, complete, now, submit

FIRST, SECOND = "IDENTIFICATION", "EXCLUSION"


@pytest.fixture
def pair(booking, iris, visit):
    """The address of the pair that iris took."""
    return visit(iris, "/review/", {}).url


def conclusion(value=FIRST, notes="Canary notes of the first."):
    return {"conclusion": value, "notes": notes}


@pytest.mark.parametrize("name", ["rosa", "otto", "gwen", "olga", "nobody"])
@pytest.mark.parametrize("form", [None, {}])
def test_only_examiners_enter(form, name, booking, visit, request):
    assert visit(request.getfixturevalue(name), "/review/", form).status_code == 403


def test_the_next_pair_is_given_and_not_picked(booking, iris, visit):
    assert visit(iris, "/review/").context["waiting"] == 1

    first = visit(iris, "/review/", {})

    assert first.url == visit(iris, "/review/", {}).url
    assert visit(iris, first.url).status_code == 200


def test_where_nothing_waits_the_page_says_so(iris, visit, db):
    answer = visit(iris, "/review/", {})

    assert answer.url == "/review/"
    assert b"Nothing is waiting for you" in visit(iris, "/review/").content


def test_a_pair_shows_prints_and_nothing_of_the_booking(booking, pair, iris, visit):
    (candidate,) = candidates_of(booking, "CRIMINAL")
    page = visit(iris, pair).content.decode()

    known = ("Canary", "CANARY", "Burglary", "2203", "Riverton", candidate.person.number)
    assert [word for word in known if word in page] == []
    assert f"{candidate.score:.3f}" not in page
    assert str(booking.pk) not in page
    assert page.count("portal-plate__minutiae") == 4


def test_the_second_examiner_learns_nothing_of_the_first(booking, pair, iris, ines, visit):
    visit(iris, pair, conclusion())

    page = visit(ines, visit(ines, "/review/", {}).url).content.decode()

    assert "Canary" not in page
    assert "checked" not in page.replace("checked data-shortcuts", "")


@pytest.mark.parametrize("path", ["", "probe/2.png", "candidate/2.png"])
def test_a_pair_opens_to_its_examiner_alone(path, pair, ines, visit):
    assert visit(ines, pair + path).status_code == 404


def test_a_conclusion_is_recorded_and_the_pair_is_shut(pair, iris, visit):
    assert visit(iris, pair, conclusion()).url == "/review/"

    assert visit(iris, pair).status_code == 404


def test_a_conclusion_sent_twice_is_refused_in_words(pair, iris, visit):
    visit(iris, pair, conclusion())

    answer = visit(iris, pair, conclusion())

    assert answer.status_code == 409
    assert b"not yours to conclude" in answer.content


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({}, 422),
        (conclusion("MAYBE"), 422),
        (conclusion(notes="  "), 422),
        (conclusion(SECOND, ""), 302),
    ],
)
def test_a_conclusion_is_one_of_four_and_says_what_it_rests_on(form, code, pair, iris, visit):
    assert visit(iris, pair, form or {"notes": ""}).status_code == code


def test_the_images_of_a_pair_are_never_stored(joined, riverton_police, rosa, iris, visit):
    with scope.within(scope.gallery()):
        enroll_people(
            gallery="CRIMINAL", people={"CRI-50": enrolled_picture(50)}, by=None, at=now()
        )
    images = [Upload(picture(50, position, 1), position) for position in (2, 7)]
    complete(submit(riverton_police, rosa, uploads=images))
    pair = visit(iris, "/review/", {}).url

    for side in ("probe", "candidate"):
        answer = visit(iris, f"{pair}{side}/2.png")
        assert answer.content.startswith(b"\x89PNG")
        assert answer["Cache-Control"] == "no-store"
    assert visit(iris, f"{pair}other/3.png").status_code == 404


def test_a_pair_that_was_taken_is_offered_again(pair, iris, visit):
    answer = visit(iris, "/review/")

    assert answer.context["holds"]
    assert b"Go on with your pair" in answer.content
