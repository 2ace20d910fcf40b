"""Known-answer pairs: like every other pair to examiners, and nobody's booking."""

import random

import pytest
from django.core.management import CommandError, call_command
from django.db import Error

from matching.bookings.models import Booking
from matching.bookings.selectors import bookings_visible_to
from matching.galleries import shards
from matching.galleries.models import GalleryState
from matching.proficiency.models import ErrorFigures, KnownPair
from matching.proficiency.prints import make_pair
from matching.proficiency.seeding import KNOWN, NoProgram, seed_pair, seed_pairs
from matching.proficiency.selectors import measured
from matching.proficiency.services import publish_once_a_day
from matching.review import selectors as pairs
from matching.review import services as review
from matching.searches.models import Candidate, Search
from matching.status.models import Case
from matching.verification import verify
from matching.voiding.errors import NotVoidable
from matching.voiding.selectors import match_of
from portal.jurisdictions import scope
from portal.jurisdictions.roles import give_role
from tests.factories import NOON
from tests.matching.casework import casework, conclude_all
from tests.matching.factories import now, within
from tests.matching.proficiency.figures import ENOUGH
from tests.matching.voiding.steps import voided
from tests.signing_in import signed_in


def oversight():
    return scope.within(scope.oversight(who="test", why="read the answers"))


def seeded(program, *, same: bool = True, seed: int = 7, pictured: bool = False):
    pair = make_pair(seed=seed, same=same, pictured=pictured)
    return seed_pair(program=program, pair=pair, same=same, at=now())


@pytest.mark.parametrize("same", [True, False])
def test_the_answer_is_kept_with_the_pair(same, program):
    candidate = seeded(program, same=same)

    with oversight():
        assert KnownPair.objects.get(candidate_id=candidate).same is same


def test_an_examiner_takes_it_like_every_other_pair(program, iris):
    candidate = seeded(program)

    with scope.within(scope.review()):
        verdict = review.take_next(by=iris, at=now())
        shown = pairs.fingers_of(verdict)
    assert verdict.candidate_id == candidate
    assert [finger.position for finger in shown] == [2, 7]


def test_a_pictured_pair_has_images_on_both_sides(program, iris):
    seeded(program, pictured=True)

    with scope.within(scope.review()):
        verdict = review.take_next(by=iris, at=now())
        shown = pairs.fingers_of(verdict)
    assert shown
    assert all(finger.probe.has_image and finger.candidate.has_image for finger in shown)


SCOPES = [scope.tenant([1]), scope.review(), scope.casework(), scope.dispatch(), scope.gallery()]


@pytest.mark.parametrize("rows", SCOPES, ids=lambda rows: rows.role)
def test_nobody_but_oversight_reads_an_answer(rows, program):
    seeded(program)

    with pytest.raises(Error, match="permission denied"), scope.within(rows):
        list(KnownPair.objects.values_list("same"))
    with pytest.raises(Error, match="permission denied"):
        list(KnownPair.objects.values_list("candidate_id"))


def test_it_is_searched_in_the_criminal_gallery_alone_and_opens_no_case(program):
    candidate = seeded(program)
    conclude_all()

    with within(program):
        assert [search.gallery for search in Search.objects.all()] == ["CRIMINAL"]
        assert Candidate.objects.get(pk=candidate).conclusion == "IDENTIFICATION"
    with casework():
        assert not Case.objects.exists()


def test_nobody_of_a_known_pair_stands_in_a_gallery_that_is_searched(program):
    seeded(program)

    assert GalleryState.objects.get().name == KNOWN
    assert shards.current("CRIMINAL")[0] == 0


def test_no_list_of_bookings_shows_it(program, client, chief, nobody):
    give_role(user=nobody, role="READER", jurisdiction=program, by=None, at=NOON)
    seeded(program)

    for person in (chief, nobody):
        with within(program):
            assert Booking.objects.count() == 1
            assert not bookings_visible_to(person).exists()
        assert b"KP-" not in signed_in(client, person).get("/bookings/").content


def test_the_verification_of_the_register_finds_it_in_order(program):
    seeded(program)

    assert [breach for breach in verify(who="test") if "booking" in str(breach)] == []


def test_it_is_no_match_that_could_be_voided(program, susan):
    candidate = seeded(program)
    conclude_all()

    with pytest.raises(NotVoidable):
        voided(candidate, susan)
    with casework():
        assert match_of(candidate) is None


def test_answers_are_counted_by_pseudonym(program):
    seeded(program, same=False)
    conclude_all()

    with oversight():
        rows = measured()
    assert [row.tally.false_positives for row in rows] == [1, 1]


def test_figures_are_published_once_a_day(program):
    first = publish_once_a_day(at=now())

    assert publish_once_a_day(at=now()) == first
    assert ErrorFigures.objects.get().figures == {"enough": False}


def test_the_command_seeds_pairs(program, capsys):
    call_command("seed_pairs", "3", "--minutiae-only")

    assert "3 pairs" in capsys.readouterr().out
    with oversight():
        assert KnownPair.objects.count() == 3


@pytest.mark.parametrize("count", ["0", "-1"])
def test_the_command_refuses_no_pair(count, program):
    with pytest.raises(CommandError):
        call_command("seed_pairs", count)


def test_without_a_program_nothing_is_seeded(database):
    with pytest.raises(NoProgram):
        seed_pairs(count=1, pictured=False, clock=now, rng=random.Random(1))


def test_the_public_page_says_when_there_are_too_few(client, database):
    page = client.get("/examiners/")

    assert page.status_code == 200
    assert b"Too few to say" in page.content


def test_the_public_page_shows_rates_with_their_intervals(client, database):
    with oversight():
        ErrorFigures.objects.create(day=now().date(), computed_at=now(), figures=ENOUGH)

    page = client.get("/examiners/").content.decode()

    assert "4.0%" in page
    assert "2 of 50; 95% interval 0.5% to 13.7%" in page
    assert "10.0%" in page


@pytest.mark.parametrize(
    ("name", "code"), [("chief", 200), ("iris", 403), ("susan", 403), ("otto", 403)]
)
def test_administrators_alone_see_examiners(name, code, client, program, request):
    person = request.getfixturevalue(name)
    seeded(program)
    conclude_all()

    page = signed_in(client, person).get("/examiners/known-pairs/")

    assert page.status_code == code
    assert b"first-examiner" not in page.content
