from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from reports.calendar import limits
from reports.calendar.early import look, revoke_access
from reports.calendar.models import EarlyLook, EarlyReader
from reports.calendar.refusals import AlreadyOut, HasToken, NotOpened, TooEarly, TooManyTries
from reports.calendar.selectors import early_readers
from reports.calendar.services import change_day
from tests.reports.calendar.worlds import (
    A_DAY,
    EVE,
    HOUR,
    LATER,
    OUT,
    QUARTER,
    REASON,
    granted,
    planned,
    trail_of,
)

OPEN = OUT - HOUR
INSTANT = timedelta(microseconds=1)


@pytest.fixture
def token(hana, database):
    with scope.within(scope.statistics()):
        return granted(hana)


def tried(token, *, at=OPEN, caller=""):
    """A look, from a network address that nobody had unless it is named."""
    return look(token=token, caller=caller or uuid4().hex, at=at)


def revoked(by):
    with scope.within(scope.statistics()):
        return revoke_access(reader_id=EarlyReader.objects.get().pk, by=by, at=EVE + HOUR)


def test_a_token_opens_the_release_and_every_look_is_kept(token):
    first, second = tried(token), tried(f"  {token}\n", at=OUT - INSTANT)

    assert first == second
    assert (first.quarter, first.version) == ("2026Q3", "1.0")
    (listed,) = early_readers()
    assert listed.times == 2
    assert [line.actor for line in trail_of("early.looked")] == ["system", "system"]


@pytest.mark.parametrize("at", [EVE, OUT - A_DAY - INSTANT, OUT, OUT + A_DAY])
def test_a_token_is_good_within_a_day_before_the_release_alone(at, token):
    with pytest.raises(NotOpened):
        tried(token, at=at)
    assert not EarlyLook.objects.exists()


def test_wrong_revoked_and_expired_tokens_get_one_answer(token, hana):
    def answer(token, at=OPEN):
        with pytest.raises(NotOpened) as refused:
            tried(token, at=at)
        return str(refused.value)

    answers = {answer("nothing"), answer(token, at=OUT), answer("")}
    assert revoked(hana)
    answers.add(answer(token))

    assert len(answers) == 1


def test_another_day_ends_the_access_before_the_old_one(token, hana, stan):
    with scope.within(scope.statistics()):
        planned()
        change_day(quarter=QUARTER, day=LATER, reason=REASON, by=stan, at=EVE)

    with pytest.raises(NotOpened):
        tried(token)
    assert len(trail_of("early.revoked")) == 1
    with scope.within(scope.statistics()):
        assert granted(hana, day=LATER, at=OUT + 10 * A_DAY)


def test_access_ends_once(token, hana):
    assert revoked(hana)
    assert not revoked(hana)
    assert len(trail_of("early.revoked")) == 1


def test_an_office_has_one_token_and_another_after_it_was_revoked(token, hana):
    with pytest.raises(HasToken), scope.within(scope.statistics()):
        granted(hana)

    revoked(hana)
    with scope.within(scope.statistics()):
        again = granted(hana, at=EVE + HOUR)

    assert again != token
    assert tried(again).revoked_at is None


def test_a_token_lives_for_five_days_at_most(counting, hana):
    granted(hana, at=OUT - 5 * A_DAY)

    with pytest.raises(TooEarly):
        granted(hana, at=OUT - 5 * A_DAY - INSTANT, version="1.1")
    with pytest.raises(AlreadyOut):
        granted(hana, at=OUT, version="1.1")


def test_a_token_given_late_opens_at_once(counting, hana):
    granted(hana, at=OPEN)

    assert EarlyReader.objects.get().opens_at == OPEN


@pytest.mark.parametrize("name", ["otto", "gwen", "iris", "olga", "sara", "nobody", "stan"])
def test_only_the_head_of_statistics_gives_and_ends_access(name, token, request):
    somebody = request.getfixturevalue(name)

    with scope.within(scope.statistics()), pytest.raises(AccessDenied):
        granted(somebody, version="1.1")
    with pytest.raises(AccessDenied):
        revoked(somebody)


def test_nothing_kept_is_the_token(token):
    with scope.within(scope.statistics()):
        kept = EarlyReader.objects.values_list().get()
    (told,) = trail_of("early.granted")

    assert not any(token in str(one) for one in (*kept, told.detail, told.after))


def test_a_network_address_sends_twenty_wrong_tokens_an_hour(token):
    caller = uuid4().hex
    for _ in range(limits.FAILURES):
        with pytest.raises(NotOpened):
            tried("nothing", caller=caller)

    with pytest.raises(TooManyTries):
        tried(token, caller=caller)
    assert tried(token)


def test_looks_do_not_wear_out_a_token(token):
    caller = uuid4().hex

    looks = [tried(token, caller=caller) for _ in range(limits.FAILURES + 1)]

    assert len(looks) == limits.FAILURES + 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"office": ""},
        {"purpose": ""},
        {"opens_at": EVE - HOUR},
        {"opens_at": OUT},
        {"opens_at": OUT - 25 * HOUR},
        {"granted_at": OUT - 6 * A_DAY},
        {"revoked_at": OUT},
        {"quarter": "2026"},
    ],
)
def test_the_database_refuses_access_that_must_not_be(wrong, counting, hana):
    granted(hana)
    reader = EarlyReader.objects.get()
    reader.pk, reader.version, reader.digest = None, "1.1", "0" * 64

    for name, value in wrong.items():
        setattr(reader, name, value)

    with pytest.raises(IntegrityError), transaction.atomic():
        reader.save()


def test_a_look_stays(token):
    tried(token)

    with scope.within(scope.statistics()):
        seen = EarlyLook.objects.get()
        for write in (seen.delete, seen.save):
            with pytest.raises(DatabaseError), transaction.atomic():
                write()


def test_the_site_reads_the_list_and_no_digest(token):
    (listed,) = early_readers()

    assert listed.office == "Office of the Inspector General"
    with pytest.raises(DatabaseError), transaction.atomic():
        str(listed.digest)
