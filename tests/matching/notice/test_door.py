"""The door of a notice: what opens it, what does not, and what is left behind."""

import pytest
from django.core import signing
from django.core.cache import cache
from django.urls import reverse

from matching.detainers.models import NoticeKey
from matching.detainers.notice_keys import new_code, new_number
from matching.notice import entry, limits

DOOR, HOLD = "/notice/", "/notice/hold/"
BEHIND = ["notice-hold", "notice-claim", "notice-complaint", "notice-complaint-received"]
WRONG = "do not open a notice together"


def failures() -> int:
    return sum(NoticeKey.objects.values_list("failures", flat=True))


def test_the_number_and_the_code_open_the_notice(client, held):
    answer = client.post(DOOR, held.pair)

    assert answer.status_code == 302
    assert answer["Location"] == HOLD
    assert held.number in client.get(HOLD).content.decode()


@pytest.mark.parametrize(
    "misread",
    [
        str.lower,
        lambda text: text.replace("-", " "),
        lambda text: text.replace("-", ""),
        lambda text: f"  {text} ",
        lambda text: text.replace("0", "o").replace("1", "I"),
        lambda text: text.replace("1", "l").replace("0", "O"),
        lambda text: text.replace("-", "\N{EN DASH}"),
    ],
)
def test_what_people_write_differently_still_opens_it(client, held, misread):
    answer = client.post(DOOR, {name: misread(text) for name, text in held.pair.items()})

    assert answer.status_code == 302


def test_the_d_of_the_number_may_be_left_out(client, held):
    answer = client.post(DOOR, held.pair | {"number": held.number.removeprefix("D-")})

    assert answer.status_code == 302


def test_a_wrong_number_and_a_wrong_code_get_the_same_answer(client, held):
    pairs = [{"number": new_number(), "code": held.code}, held.pair | {"code": new_code()}]

    answers = [client.post(DOOR, pair) for pair in pairs]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert all(WRONG in answer.content.decode() for answer in answers)
    first, second = (answer.context["form"].errors for answer in answers)
    assert first == second


def test_the_code_of_another_notice_does_not_open_this_one(client, held, next_door):
    answer = client.post(DOOR, held.pair | {"code": next_door.code})

    assert answer.status_code == 422
    assert client.get(HOLD).status_code == 302


def test_a_wrong_code_is_counted_though_it_is_refused(client, held):
    client.post(DOOR, held.pair | {"code": new_code()})

    assert failures() == 1


def test_a_right_code_counts_no_failure(client, held):
    client.post(DOOR, held.pair)

    assert failures() == 0


def test_an_empty_form_is_no_try(client, held):
    answer = client.post(DOOR, {})

    assert answer.status_code == 422
    assert failures() == 0


def test_a_network_address_tries_20_times_an_hour(client, held):
    for _ in range(limits.TRIES_OF_A_CALLER):
        client.post(DOOR, {"number": new_number(), "code": new_code()})

    answer = client.post(DOOR, held.pair)

    assert answer.status_code == 429
    assert "Too many tries" in answer.content.decode()
    assert client.post(DOOR, held.pair, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_a_number_fails_30_times_an_hour_from_everywhere_together(client, held, next_door):
    for turn in range(limits.FAILURES_OF_A_NUMBER):
        client.post(DOOR, held.pair | {"code": new_code()}, REMOTE_ADDR=f"203.0.113.{turn}")

    refused = client.post(DOOR, held.pair, REMOTE_ADDR="203.0.113.99")
    other = client.post(DOOR, next_door.pair, REMOTE_ADDR="203.0.113.98")

    assert (refused.status_code, other.status_code) == (429, 302)


@pytest.mark.parametrize("name", BEHIND)
def test_nothing_behind_the_door_is_seen_without_the_code(client, held, name):
    answer = client.get(reverse(name))

    assert answer.status_code == 302
    assert answer["Location"] == DOOR


def test_a_word_that_the_portal_did_not_sign_opens_nothing(client, held):
    session = client.session
    session[entry.ENTRY] = signing.dumps(NoticeKey.objects.get().pk, salt="another")
    session.save()

    assert client.get(HOLD)["Location"] == DOOR
    assert entry.ENTRY not in client.session


def test_the_secret_is_in_no_address_no_session_and_no_log(client, held, caplog):
    with caplog.at_level("DEBUG"):
        answer = client.post(DOOR, held.pair)
        page = client.get(answer["Location"])
        client.post(DOOR, held.pair | {"number": new_number()})

    kept = str(dict(client.session.items())) + answer["Location"] + caplog.text
    assert held.code not in kept
    assert held.code not in page.content.decode()


@pytest.mark.parametrize("path", [DOOR, HOLD, "/notice/claim/", "/notice/complaint/"])
def test_no_page_is_kept_or_told_to_other_sites(client, held, path):
    client.post(DOOR, held.pair)

    answer = client.get(path)

    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "same-origin"


def test_the_cache_keeps_no_network_address(client, held, settings):
    client.post(DOOR, held.pair, REMOTE_ADDR="203.0.113.77")

    assert "203.0.113.77" not in str(cache._cache)
