"""The same said twice, two at one door, and keys that lead to another place's rows."""

from datetime import timedelta

import pytest
from django.test import Client

from complaints.about_notices import complain_about
from matching.detainers.models import Detainer, NoticeKey
from matching.detainers.notice_keys import new_code
from matching.notice import limits
from matching.notice.saying import claim_of, say
from matching.notice.told import told_of
from matching.status.claims import decide_claim
from tests.matching.casework import casework
from tests.matching.factories import now
from tests.matching.notice.papers import claims_of
from tests.matching.test_races import together

DOOR, CLAIM, RECEIVED = "/notice/", "/notice/claim/", "/notice/complaint/received/"
SAID = {"kind": "CITIZENSHIP", "speaker": "PERSON", "words": "I was born in Toledo."}


def key_of(made) -> NoticeKey:
    return NoticeKey.objects.select_related("jurisdiction").get(number=made.number)


def said(made, **differs):
    return say(key=key_of(made), **SAID | differs, at=now())


def browser_with(made) -> Client:
    client = Client()
    assert client.post(DOOR, made.pair).status_code == 302
    return client


@pytest.mark.parametrize("again", range(3))
def test_a_button_pressed_twice_at_once_is_one_claim(again, committed, held):
    browsers = [browser_with(held), browser_with(held)]

    answers = together(*[lambda one=one: one.post(CLAIM, SAID) for one in browsers])

    (claim,) = claims_of(held)
    assert {answer["Location"] for answer in answers} == {f"{CLAIM}{claim.pk}/"}


@pytest.mark.parametrize("again", range(3))
def test_two_things_said_at_once_are_two_claims(again, committed, held):
    together(lambda: said(held), lambda: said(held, words="I have a passport."))

    assert len(claims_of(held)) == 2


@pytest.mark.parametrize(
    "differs", [{"kind": "VICTIM"}, {"speaker": "LAWYER"}, {"words": "I have a passport."}]
)
def test_whatever_differs_is_another_claim(held, differs):
    first = said(held)

    assert said(held, words=f" {SAID['words']}\n") == first
    assert said(held, **differs) != first


def test_what_was_decided_stops_the_way_again_when_it_is_said_again(held, susan):
    first = said(held)
    with casework():
        given = {"outcome": "NOT_UPHELD", "reason": "No record of it."}
        decide_claim(claim_id=first.pk, **given, by=susan, at=now())

    second = said(held)

    assert [claim.pk for claim in claims_of(held) if not claim.outcome] == [second.pk]


def test_what_is_sent_after_15_minutes_is_led_to_the_door_and_not_taken_in(
    client, held, time_machine
):
    time_machine.move_to(now(), tick=False)
    client.post(DOOR, held.pair)
    time_machine.shift(timedelta(minutes=15, seconds=1))

    answers = [client.post(path, SAID) for path in (CLAIM, "/notice/complaint/", "/notice/stay/")]

    assert {answer["Location"] for answer in answers} == {DOOR}
    assert claims_of(held) == []
    assert "notice" not in client.session


@pytest.mark.parametrize("again", range(3))
def test_wrong_codes_at_once_are_all_counted(again, committed, held):
    wrong = held.pair | {"code": new_code()}

    answers = together(*[lambda: Client().post(DOOR, wrong)] * 4)

    assert {answer.status_code for answer in answers} == {422}
    assert key_of(held).failures == 4


def test_a_second_notice_in_the_same_browser_sees_nothing_of_the_first(client, held, next_door):
    client.post(DOOR, held.pair)
    client.post("/notice/complaint/", {"topic": "OTHER", "words": ""})
    assert client.get(RECEIVED).status_code == 200

    client.post(DOOR, next_door.pair)

    assert client.get(RECEIVED).status_code == 302
    assert held.number not in client.get("/notice/hold/").content.decode()


def test_a_key_of_another_place_opens_no_row(held, next_door):
    """A row that names one place and another's detainer, as only a mistake could make it."""
    crossed = key_of(next_door)
    crossed.detainer_id = held.detainer_id
    asks = [
        lambda: told_of(crossed, now()),
        lambda: say(key=crossed, **SAID, at=now()),
        lambda: claim_of(crossed, held.booking.pk),
        lambda: complain_about(key=crossed, topic="OTHER", words="", at=now()),
    ]

    for ask in asks:
        with pytest.raises(Detainer.DoesNotExist):
            ask()
    assert claims_of(held) == []


def test_the_limit_counts_what_is_said_twice(held):
    for _turn in range(limits.SAID_FOR_A_NOTICE):
        said(held)

    assert not limits.may_say(key_of(held).pk)
    assert len(claims_of(held)) == 1
