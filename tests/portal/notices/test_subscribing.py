"""Asking for notices, confirming it, and ending it, without an account."""

from datetime import timedelta

import pytest
from django.core import signing
from django.db import IntegrityError, connection, transaction

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.mail.models import Letter
from portal.mail.services import NotPostable, body_of, letters_to
from portal.notices.limits import AskedTooOften
from portal.notices.links import CONFIRM, END, link_to
from portal.notices.models import Subscription
from portal.notices.subscribing import (
    address_of,
    ask,
    confirm,
    end,
    forget_unconfirmed,
    waiting_by,
)
from tests.factories import NOON, event
from tests.portal.notices.box import link_in, names, subscribe, token_in, told

ANA = "ana@example.org"
DAY = timedelta(days=1)


def asked(address=ANA, place=None, *, caller="192.0.2.1", at=NOON, language="en") -> str:
    """Ask, and return the last letter to the address."""
    ask(address=address, place=place, language=language, caller=caller, at=at)
    return body_of(letters_to(address)[0])


def test_a_letter_with_a_link_confirms(riverton):
    link = link_in(asked(place=riverton).splitlines()[1])

    found = confirm(token=token_in(link), at=NOON + DAY)

    assert found == Subscription.objects.get(confirmed_at=NOON + DAY, place=riverton)


def test_the_address_is_sealed(db):
    asked()

    row = Subscription.objects.get()
    assert b"ana" not in bytes(row.address)
    assert address_of(row) == ANA


def test_looking_at_the_link_confirms_nothing(db):
    token = token_in(link_in(asked()))

    assert waiting_by(token=token, at=NOON)
    assert Subscription.objects.get().confirmed_at is None


def test_a_link_is_good_for_seven_days(db):
    token = token_in(link_in(asked()))

    assert confirm(token=token, at=NOON + 7 * DAY) is None
    assert confirm(token=token, at=NOON + 7 * DAY - timedelta(seconds=1))


def test_confirming_twice_keeps_the_first_time(db):
    token = token_in(link_in(asked()))
    confirm(token=token, at=NOON)

    confirm(token=token, at=NOON + 30 * DAY)

    assert Subscription.objects.get().confirmed_at == NOON


@pytest.mark.parametrize("purpose", [END, "another"])
def test_a_link_of_another_purpose_or_a_made_up_one_confirms_nothing(db, purpose):
    asked()
    name = Subscription.objects.get().pk.hex

    assert confirm(token=signing.Signer(salt=purpose, sep=".").sign(name), at=NOON) is None
    assert confirm(token=name, at=NOON) is None


def test_whoever_asks_again_gets_the_same_link_and_a_new_week(db):
    first, second = asked(), asked(at=NOON + 6 * DAY)

    assert first == second
    assert Subscription.objects.get().asked_at == NOON + 6 * DAY


def test_whoever_gets_notices_already_is_told_so_by_letter(db):
    subscribe(ANA)

    said = asked(at=NOON + DAY)

    assert "It gets them." in said
    assert "/subscribe/end/" in link_in(said)
    assert Subscription.objects.get().confirmed_at == NOON


def test_ending_deletes_the_address(riverton, ohio):
    kept, ended = subscribe(ANA, riverton), subscribe(ANA, ohio)

    end(token=token_in(link_to(ended, END)), everything=False, at=NOON)

    assert list(Subscription.objects.all()) == [kept]


def test_ending_everything_deletes_every_row_of_the_address_alone(riverton, ohio):
    ended = subscribe(ANA, riverton)
    subscribe("Ana@example.org", ohio)
    kept = subscribe("ben@example.org", ohio)

    end(token=token_in(link_to(ended, END)), everything=True, at=NOON)

    assert list(Subscription.objects.all()) == [kept]


def test_after_the_end_no_letter_comes(riverton):
    ended = subscribe(ANA, riverton)
    end(token=token_in(link_to(ended, END)), everything=False, at=NOON)

    event(riverton, "ACTIVATION")

    assert names(told()) == set()


def test_a_link_of_another_purpose_ends_nothing(db):
    kept = subscribe(ANA)

    end(token=token_in(link_to(kept, CONFIRM)), everything=True, at=NOON)

    assert Subscription.objects.get() == kept


def test_what_nobody_confirms_is_deleted_after_seven_days(db):
    kept = subscribe(ANA)
    asked("ben@example.org")
    asked("cem@example.org", at=NOON + DAY)

    assert forget_unconfirmed(at=NOON + 7 * DAY) == 1

    assert {address_of(row) for row in Subscription.objects.all()} == {ANA, "cem@example.org"}
    assert kept in Subscription.objects.all()


def test_the_trail_tells_each_step_and_no_address(db):
    ended = subscribe(ANA)
    end(token=token_in(link_to(ended, END)), everything=False, at=NOON)

    with scope.within(scope.oversight(who="test", why="reading the trail")):
        lines = list(AuditEvent.objects.filter(event__startswith="subscription").order_by("pk"))
    assert [line.event.partition(".")[2] for line in lines] == ["asked", "confirmed", "ended"]
    assert {(line.actor, line.subject_id) for line in lines} == {("system", str(ended.pk))}


def test_an_address_gets_three_letters_a_day_and_the_fourth_is_silently_left_out(db):
    for turn in range(5):
        asked(caller=f"192.0.2.{turn}")

    assert Letter.objects.count() == 3


def test_a_network_address_may_ask_twenty_times_an_hour(db):
    for turn in range(20):
        asked(f"a{turn}@example.org")

    with pytest.raises(AskedTooOften, match="Try again later"):
        asked("one-more@example.org")

    assert Letter.objects.count() == 20


def test_what_is_no_address_is_refused(db):
    with pytest.raises(NotPostable):
        ask(address="ana", place=None, language="en", caller="1", at=NOON)


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("subscription_once_for_a_place", {}),
        (
            "subscription_asked_before_confirmed",
            {"address_digest": "x", "confirmed_at": NOON - DAY},
        ),
        ("subscription_in_a_language_of_the_portal", {"address_digest": "x", "language": "fr"}),
    ],
)
def test_the_database_refuses_what_must_not_be(db, name, change):
    digest = subscribe(ANA).address_digest
    row = {"address": b"", "address_digest": digest, "language": "en", "asked_at": NOON, **change}

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Subscription.objects.create(**row)


@pytest.mark.parametrize("inside", [scope.tenant([]), scope.review(), scope.dispatch()])
def test_no_scope_reads_an_address(committed, inside):
    subscribe(ANA)

    with scope.within(inside), connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_column_privilege(current_user, 'notices_subscription', 'address',"
            " 'SELECT'), has_table_privilege(current_user, 'notices_subscription', 'DELETE')"
        )
        assert cursor.fetchone() == (False, False)
