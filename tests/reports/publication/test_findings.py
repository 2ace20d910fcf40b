"""What a quarter says first."""

import json
from itertools import product

import pytest
from django.utils import translation

from reports.publication.findings import against, findings_of, sentences
from reports.publication.showing import Place
from reports.statistics.stages import Stage

NOW = {Stage.CLEAR: 1900, Stage.SERVED_COPY: 95, Stage.OVERDUE: 5, Stage.NO_COUNTY: 10}
BEFORE = {Stage.CLEAR: 2000, Stage.SERVED_COPY: 95}
PLACES = [
    Place("39", "Ohio", 60, 91, True),
    Place("39901", "Riverton County, OH", 91, 91, True),
    Place("39902", "Lakeside County, OH", 0, 91, True),
    Place("39903", "Hillside County, OH", 5, 91, False),
]


def said(shown=NOW, before=BEFORE, **more) -> list[str]:
    return sentences(findings_of(shown, before, PLACES, **more))


def test_a_quarter_says_who_took_part_and_what_became_of_the_bookings():
    words = said()

    assert words[0] == "2 of 3 counties took part for a day or more; 1 of them reported."
    assert words[1] == "2,000 bookings were made. That is 95 fewer than in the quarter before."
    assert "100 detainers were issued: for 5 % of the prints searched." in words[4]
    assert "5 more than in the quarter before" in words[4]


def test_a_small_share_is_told_as_no_more_than_small():
    assert "for <5 % of the prints searched" in said({Stage.CLEAR: 1000, Stage.SERVED: 5})[4]


def test_the_first_quarter_is_compared_with_none():
    assert not any("quarter before" in words for words in said(before=None))


def test_equal_numbers_are_said_to_be_equal():
    assert said(before=NOW)[1].endswith("That is as many as in the quarter before.")


def test_the_longest_hold_is_told_in_days_begun_and_only_where_there_is_one():
    assert "The longest was 2 days past it" in " ".join(said(longest=25))
    assert "longest" not in " ".join(said())


def test_a_hold_that_is_not_shown_has_no_length_either():
    told = {one["code"]: one for one in findings_of({Stage.CLEAR: 90}, None, [], longest=30)}

    assert (told["overdue"]["n"], told["longest"]["n"]) == (0, 0)


def test_a_quarter_is_compared_with_the_one_before_as_it_stands_now():
    told = findings_of({Stage.CLEAR: 90}, {Stage.CLEAR: 60}, [])

    assert "30 more" in " ".join(sentences(told))
    assert "20 more" in " ".join(sentences(against(told, {Stage.CLEAR: 70})))
    assert "quarter before" not in " ".join(sentences(against(told, None)))


def test_flags_are_said_to_be_no_finding():
    assert said(flagged=3)[-1].startswith("The review flagged 3 places: flagged for review is no")
    assert said()[-1] == "The review flagged no place."


def test_bookings_set_aside_are_told():
    assert "10 bookings were set aside and are in no rate." in said()


def test_findings_are_kept_as_codes_and_numbers():
    found = findings_of(NOW, BEFORE, PLACES, flagged=1, longest=30)

    kept = json.loads(json.dumps(found))

    assert sentences(kept) == sentences(found)
    values = [value for finding in found for name, value in finding.items() if name != "code"]
    assert all(value is None or type(value) is int for value in values)


def test_a_code_that_nobody_knows_any_more_says_nothing():
    assert sentences([{"code": "weather", "n": 3}]) == []


@pytest.mark.parametrize(("language", "count"), [*product(["en", "es"], [0, 1, 2])])
def test_every_sentence_is_filled_in_each_language(language, count):
    shown = {Stage.CLEAR: 5 * count, Stage.OVERDUE: count}

    with translation.override(language):
        words = said(shown, NOW, flagged=count, longest=24 * count)

    assert all(words)
    assert not any("%(" in each for each in words)
