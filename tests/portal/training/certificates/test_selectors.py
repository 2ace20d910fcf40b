"""What the code of a certificate stands for, from day to day."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from portal.training.certificates.selectors import (
    MISSES_A_MINUTE,
    NoSuchCertificate,
    State,
    TriedTooOften,
    find_certificate,
    own_certificate,
)
from portal.training.codes import new_code
from portal.training.services import revoke_completion
from tests.kept import kept
from tests.portal.training.taught.answering import take


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()


@kept
def passed(nobody, today):
    """Nobody in particular passed the introduction."""
    return take(nobody, at=today).completion


@pytest.fixture(scope="module")
def today():
    from datetime import UTC, datetime

    return datetime.now(tz=UTC)


def found(code, at):
    return find_certificate(typed=code, at=at)


def test_a_code_stands_for_a_course_and_its_days(passed, today):
    got = found(passed.certificate.lower(), today)

    assert (got.completion, got.state) == (passed, State.VALID)
    assert got.last_day == passed.valid_until


def test_it_is_valid_through_its_last_day_and_not_after(passed, today):
    last = today + (passed.valid_until - today.date())

    assert found(passed.certificate, last).state == State.VALID
    assert found(passed.certificate, last + timedelta(days=1)).state == State.EXPIRED


def test_what_was_taken_back_says_so_whatever_the_day(passed, chief, today):
    revoke_completion(completion_id=passed.pk, by=chief, at=today)

    for days in (0, 5000):
        at = today + timedelta(days=days)
        assert found(passed.certificate, at).state == State.TAKEN_BACK
    assert own_certificate(passed.user, typed=passed.certificate, at=today) is None


@pytest.mark.parametrize("typed", ["", "x", "0" * 19 + "1", "\u00df" * 20, "7" * 5000])
def test_what_is_no_code_asks_the_database_nothing(
    typed, database, today, django_assert_num_queries
):
    with django_assert_num_queries(0), pytest.raises(NoSuchCertificate):
        found(typed, today)


def test_an_unknown_code_stands_for_nothing(passed, today):
    with pytest.raises(NoSuchCertificate):
        found(new_code(), today)


def test_after_many_misses_nobody_tries_until_the_minute_is_over(passed, today):
    for _ in range(MISSES_A_MINUTE):
        with pytest.raises(NoSuchCertificate):
            found(new_code(), today)

    with pytest.raises(TriedTooOften):
        found(passed.certificate, today)
    assert found(passed.certificate, today + timedelta(minutes=1)).state == State.VALID


def test_the_paper_is_for_the_holder_alone(passed, chief, today):
    assert own_certificate(passed.user, typed=passed.certificate, at=today)
    assert own_certificate(chief, typed=passed.certificate, at=today) is None
    late = today + timedelta(days=5000)
    assert own_certificate(passed.user, typed=passed.certificate, at=late) is None
