"""What an offense code says, and that an unknown one never says 'minor'."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.offenses.families import (
    DRIVING_UNDER_INFLUENCE,
    FAMILIES,
    HIT_AND_RUN,
    family_of,
    is_known,
    is_minor_traffic,
    words_of,
)
from matching.offenses.gravity import POSSESSION, TRAFFICKING, is_named


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("0999", "homicide"),
        ("2203", "burglary"),
        ("3560", "drugs"),
        ("4199", "liquor"),
        ("5404", "traffic"),
        ("5707", "invasion of privacy"),
        ("5801", "smuggling"),
        ("", "charge unknown"),
        ("9900", "charge unknown"),
        ("54", "charge unknown"),
        ("54-9", "charge unknown"),
        ("٥٤٩٩", "charge unknown"),
    ],
)
def test_a_code_is_told_by_its_family(code, words):
    assert words_of(code) == words
    assert is_known(code) == (words != "charge unknown")


def test_driving_under_influence_and_hit_and_run_alone_of_the_traffic_codes_are_not_minor():
    traffic = [f"54{number:02}" for number in range(100)]

    grave = [code for code in traffic if not is_minor_traffic(code)]

    assert grave == ["5401", "5403", "5404"]
    assert {*grave} == HIT_AND_RUN | DRIVING_UNDER_INFLUENCE


def test_no_code_of_another_family_is_minor_traffic():
    codes = [f"{number:04}" for number in range(10_000) if number // 100 != 54]

    assert not any(map(is_minor_traffic, codes))


@given(st.text(max_size=6))
def test_only_a_known_traffic_code_is_ever_minor(code):
    assert not is_minor_traffic(code) or family_of(code) == "54"
    assert family_of(code) in {"", *FAMILIES}


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("1313", True),
        ("1101", True),
        ("3601", True),
        ("5404", True),
        ("5401", True),
        ("5212", True),
        ("3560", True),
        ("3562", False),
        ("3599", None),
        ("2203", False),
        ("5499", False),
        ("", None),
        ("9900", None),
    ],
)
def test_the_guidance_names_an_offense_or_its_code_does_not_tell(code, named):
    assert is_named(code) is named


def test_making_or_selling_a_drug_is_never_possessing_it():
    assert not TRAFFICKING & POSSESSION
    assert {family_of(code) for code in TRAFFICKING | POSSESSION} == {"35"}
