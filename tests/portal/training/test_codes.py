"""The code of a certificate: what it tells of itself."""

from hypothesis import given
from hypothesis import strategies as st

from portal.crockford import ALPHABET
from portal.training.codes import DRAWN, LENGTH, check_of, new_code, printed, read_code

DRAWS = st.text(ALPHABET, min_size=DRAWN, max_size=DRAWN)
CODES = DRAWS.map(lambda drawn: drawn + check_of(drawn))


def test_a_new_code_is_read_as_it_is_and_no_two_are_alike():
    codes = {new_code() for _ in range(100)}

    assert len(codes) == 100
    assert all(read_code(code) == code for code in codes)


@given(CODES)
def test_a_code_is_read_as_it_is_printed_and_as_people_write_it(code):
    assert read_code(printed(code)) == code
    assert read_code(f" {printed(code).lower()} ") == code
    assert read_code(code.replace("0", "O").replace("1", "l")) == code


@given(CODES, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_makes_no_code(code, place, wrong):
    spoiled = code[:place] + wrong + code[place + 1 :]

    assert read_code(spoiled) == ("" if spoiled != code else code)


@given(CODES, st.integers(0, LENGTH - 1), st.integers(0, LENGTH - 1))
def test_two_characters_that_changed_places_make_no_code(code, one, other):
    marks = list(code)
    marks[one], marks[other] = marks[other], marks[one]
    swapped = "".join(marks)

    assert read_code(swapped) == ("" if swapped != code else code)


@given(st.text(max_size=40))
def test_anything_else_is_read_as_a_code_or_as_none(typed):
    code = read_code(typed)

    assert code == "" or (len(code) == LENGTH and read_code(code) == code)
