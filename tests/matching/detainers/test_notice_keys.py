"""The number and the code of a notice."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.detainers.models import NoticeKey
from matching.detainers.notice_keys import (
    CODE_LENGTH,
    digest_of,
    new_code,
    new_number,
    number_in,
    opens,
)
from portal.crockford import ALPHABET, grouped

numbers = st.text(ALPHABET, min_size=8, max_size=8).map(lambda text: f"D-{grouped(text)}")


def key(code: str) -> NoticeKey:
    return NoticeKey(number=new_number(), digest=digest_of(code))


def test_a_number_and_a_code_are_printed_in_groups():
    assert re.fullmatch(r"D(-[0-9A-Z]{4}){2}", new_number())
    assert re.fullmatch(r"[0-9A-Z]{4}(-[0-9A-Z]{4}){3}", new_code())


def test_a_code_has_80_bits_and_is_drawn_anew():
    assert CODE_LENGTH * 5 >= 80
    assert len({new_code() for _ in range(500)}) == 500


@given(numbers)
def test_a_number_is_found_however_it_is_typed(number):
    typed = [number, number.lower(), number.replace("-", ""), f" {number} ", number[2:]]

    assert {number_in(one) for one in typed} == {number}


def test_a_number_that_itself_begins_with_d_is_kept_whole():
    assert number_in("DDDD-DDDD") == "D-DDDD-DDDD"
    assert number_in("D-DDDD-DDDD") == "D-DDDD-DDDD"


@pytest.mark.parametrize(
    "typed", ["", "D", "x", "D-7K3M", "D-7K3M-9QXP-1", "'; --", "\N{PILE OF POO}"]
)
def test_what_is_no_number_is_read_as_one_that_there_is_none_of(typed):
    assert number_in(typed) not in {new_number() for _ in range(20)}


def test_a_code_opens_its_own_key_and_no_other():
    code = new_code()

    assert opens(key(code), code.lower().replace("-", " "))
    assert not opens(key(code), new_code())
    assert not opens(key(code), "")


def test_a_missing_key_is_opened_by_nothing():
    assert not opens(None, new_code())
    assert not opens(None, "")


def test_a_key_made_before_the_last_change_of_keys_still_opens(settings):
    code = new_code()
    made = key(code)
    settings.SEALING_KEYS = [*settings.SEALING_KEYS, bytes(reversed(range(32)))]

    assert opens(made, code)
    assert made.digest != digest_of(code)


def test_the_digest_is_not_the_code():
    code = new_code()

    assert code.replace("-", "").lower() not in digest_of(code)
    assert len(digest_of(code)) == 64
