"""Two examiners, blind to each other; a third where they differ."""

import itertools
from datetime import timedelta

import pytest
from django.db import Error, transaction

from matching.review import selectors, services
from matching.review.models import Verdict
from matching.review.services import NotesMissing, NotYours, settled
from matching.searches.models import Candidate
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from tests.kept import kept
from tests.matching.factories import candidates_of, complete, now, searches_of, submit

CONCLUSIONS = list(Candidate.Conclusion.values)


@kept
def booking(galleries, joined, riverton_police, rosa):
    """One candidate waits, in the criminal gallery alone."""
    booking = submit(riverton_police, rosa, 2)
    complete(booking)
    return booking


def take(by, at=None):
    with scope.within(scope.review()):
        return services.take_next(by=by, at=at or now())


def conclude(verdict, by, conclusion="IDENTIFICATION", notes="Minutiae agree."):
    with scope.within(scope.review()):
        return services.conclude(
            verdict_id=verdict.pk, conclusion=conclusion, notes=notes, by=by, at=now()
        )


def waiting(by) -> int:
    with scope.within(scope.review()):
        return services.waiting_count(by=by)


def test_two_who_agree_settle_it_and_release_the_answer(booking, iris, ines):
    for examiner in (iris, ines):
        conclude(take(examiner), examiner)

    (candidate,) = candidates_of(booking, "CRIMINAL")
    assert candidate.conclusion == "IDENTIFICATION"
    assert candidate.search.released_at is not None


def test_one_alone_settles_nothing(booking, iris):
    conclude(take(iris), iris)

    (candidate,) = candidates_of(booking, "CRIMINAL")
    assert candidate.conclusion == ""
    assert searches_of(booking)["CRIMINAL"].released_at is None


def test_nobody_sits_twice_on_one_candidate(booking, iris):
    conclude(take(iris), iris)

    assert waiting(iris) == 0
    assert take(iris) is None


def test_taking_again_gives_the_same_open_pair(booking, iris):
    assert take(iris) == take(iris)


def test_a_third_seat_opens_only_when_both_differ(booking, iris, ines, igor):
    first, second = take(iris), take(ines)
    assert take(igor) is None

    conclude(first, iris)
    assert take(igor) is None

    conclude(second, ines, "EXCLUSION", "")
    assert take(igor).seat == 3


def test_where_two_agree_no_third_is_asked(booking, iris, ines, igor):
    for examiner in (iris, ines):
        conclude(take(examiner), examiner)

    assert waiting(igor) == 0


@pytest.mark.parametrize("given", list(itertools.product(CONCLUSIONS, repeat=2)))
def test_two_conclusions_settle_it_when_they_agree(given):
    assert settled(list(given)) == (given[0] if len(set(given)) == 1 else "")


@pytest.mark.parametrize("given", list(itertools.product(CONCLUSIONS, repeat=3)))
def test_of_three_the_majority_or_inconclusive(given):
    votes = {each: given.count(each) for each in given}
    winner = max(votes, key=votes.__getitem__)

    assert settled(list(given)) == (winner if votes[winner] >= 2 else "INCONCLUSIVE")


@pytest.mark.parametrize("given", [[], *([each] for each in CONCLUSIONS)])
def test_less_than_two_settle_nothing(given):
    assert settled(given) == ""


@pytest.mark.parametrize("conclusion", ["IDENTIFICATION", "INCONCLUSIVE", "UNSUITABLE"])
def test_all_but_an_exclusion_need_notes(conclusion, booking, iris):
    verdict = take(iris)

    with pytest.raises(NotesMissing):
        conclude(verdict, iris, conclusion, "  ")


def test_a_conclusion_is_given_once(booking, iris):
    verdict = take(iris)
    conclude(verdict, iris)

    with pytest.raises(NotYours):
        conclude(verdict, iris, "EXCLUSION")
    with scope.within(scope.review()), pytest.raises(Error, match="once"), transaction.atomic():
        Verdict.objects.filter(pk=verdict.pk).update(conclusion="EXCLUSION")


def test_the_pair_of_another_is_not_mine(booking, iris, ines):
    verdict = take(iris)

    with pytest.raises(NotYours):
        conclude(verdict, ines)
    with scope.within(scope.review()):
        assert selectors.open_pair_of(verdict_id=verdict.pk, by=ines) is None


def test_a_pair_that_was_left_goes_to_another(booking, iris, ines):
    left = take(iris, at=now() - services.LEFT_AFTER - timedelta(seconds=1))

    taken_over = take(ines)

    assert (taken_over.pk, taken_over.seat, taken_over.examiner) == (left.pk, 1, ines)
    with pytest.raises(NotYours):
        conclude(left, iris)


@pytest.mark.parametrize("name", ["rosa", "otto", "gwen", "olga", "nobody"])
def test_only_examiners_examine(name, booking, request):
    by = request.getfixturevalue(name)

    with pytest.raises(AccessDenied):
        take(by)


def test_an_examiner_sees_prints_and_no_booking(booking, iris):
    verdict = take(iris)

    with scope.within(scope.review()):
        pair = selectors.open_pair_of(verdict_id=verdict.pk, by=iris)
        fingers = selectors.fingers_of(pair)
        assert [finger.position for finger in fingers] == [2, 7]
        assert len(fingers[0].probe.template.minutiae) > 10
        with pytest.raises(Error, match="permission denied"), transaction.atomic():
            str(pair.candidate.search.booking)


def test_the_one_who_waited_longest_comes_first(booking, riverton_police, rosa, iris, ines):
    later = submit(riverton_police, rosa, 3)
    complete(later)

    (oldest,) = candidates_of(booking, "CRIMINAL")
    assert take(iris).candidate_id == oldest.pk
    assert take(ines).candidate_id == oldest.pk
