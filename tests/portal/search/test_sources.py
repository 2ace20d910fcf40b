"""What each source finds, and what none of them ever does."""

from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from portal.jurisdictions.models import Jurisdiction
from portal.search.hits import Group, asked
from portal.search.sources import FIRST, SOURCES, search
from tests.factories import county, state, takes_part
from tests.kept import kept
from tests.reports.publication.worlds import published

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


# What explains is written once, and has most words.
WRITTEN = ("help", "courses")


def groups(text: str, **among: str) -> list[Group]:
    """What is found among records."""
    found = search(asked(text, language="en", at=NOW), **among)
    return [group for group in found if group.source.key not in WRITTEN]


def look(text: str) -> dict[str, list[str]]:
    """The titles that are found, by source."""
    return {group.source.key: [hit.title for hit in group.hits] for group in groups(text)}


@kept
def dona(program) -> Jurisdiction:
    return county(state(program, "35", "NM", "New Mexico"), "35013", "Doña Ana County")


@pytest.mark.parametrize(
    "text",
    [
        "Riverton",
        "riverton county",
        "39901",
        "riverton oh",
        "RIVERTON ohio",
        "riverdon",
        "rivrton",
    ],
)
def test_a_county_is_found_by_its_name_its_code_and_nearly_its_name(text, riverton, lakeside):
    assert look(text) == {"places": ["Riverton County, OH"]}


@pytest.mark.parametrize("text", ["dona ana", "Doña", "donna ana", "Dona Anna, NM"])
def test_accents_need_not_be_typed(text, dona, riverton):
    assert look(text) == {"places": ["Doña Ana County, NM"]}


@pytest.mark.parametrize("text", ["Ohio", "oh", "39"])
def test_a_state_comes_before_its_counties(text, riverton, lakeside):
    assert look(text)["places"][0] == "Ohio"


def test_a_place_that_was_taken_back_is_not_found(riverton, lakeside):
    Jurisdiction.objects.filter(pk=riverton.pk).update(listed=False)

    assert look("riverton") == {}


def test_a_county_says_what_happens_to_prints_there(riverton):
    takes_part(riverton, "L1")

    (group,) = groups("riverton")

    assert group.hits[0].tag == "L1"
    assert group.hits[0].url == "/jurisdictions/39901/"


def test_a_quarter_is_found_by_its_name(database):
    published("2026Q2")
    published("2026Q3")

    assert look("q3 2026") == {"releases": ["Figures of the quarter 2026Q3"]}


def test_a_quarter_is_found_by_what_its_findings_say(database):
    published("2026Q3")

    (group,) = groups("deadline")

    assert "held past the deadline" in group.hits[0].text


def test_findings_are_looked_through_in_the_language_of_the_page(database):
    published("2026Q3")

    with override("es"):
        assert len(look("plazo")["releases"]) == 1


def test_a_version_that_was_corrected_is_not_found(database):
    published("2026Q3")
    published("2026Q3", "1.1")

    (group,) = groups("2026Q3")

    assert len(group.hits) == 1


@pytest.mark.parametrize("text", ["minor traffic stops", "detainer", "2026-1", "release"])
@pytest.mark.parametrize("point", ["draft", "circulated", "deliberated", "voted"])
def test_nothing_of_the_committee_is_found_before_it_is_public(text, point, request, database):
    request.getfixturevalue(point)

    assert look(text) == {}


def test_an_adopted_finding_and_what_it_recommends_are_found(adopted):
    found = look("traffic stop")

    assert found["findings"] == [f"Finding {adopted.reference}: Traffic stops"]
    assert len(found["recommendations"]) == 1


def test_a_finding_is_found_by_its_number(adopted):
    assert f"Finding {adopted.reference}: Traffic stops" in look(adopted.reference)["findings"]


@pytest.mark.parametrize(
    "text",
    ["'; DROP TABLE x; --", "%", "& | ! ( )", "<script>", "a:*b", "the", "((", "\\", "*" * 100],
)
def test_hostile_words_find_nothing_and_break_nothing(text, riverton, adopted):
    assert isinstance(look(text), dict)


def test_nothing_typed_finds_nothing(riverton):
    assert look("   ") == {}


def test_one_source_is_shown_whole_and_all_of_them_in_part(ohio, database):
    for number in range(FIRST + 2):
        county(ohio, f"3980{number}", f"Maple{number} County")

    (few,) = groups("maple")
    (whole,) = groups("maple", among="places")

    assert (len(few.shown), few.more) == (FIRST, 2)
    assert (len(whole.shown), whole.more) == (FIRST + 2, 0)


def test_every_source_has_a_key_of_its_own():
    assert len({source.key for source in SOURCES}) == len(SOURCES)


def test_the_queries_do_not_grow_with_what_is_found(ohio, riverton, django_assert_num_queries):
    for number in range(9):
        county(ohio, f"3980{number}", f"Maple{number} County")

    with django_assert_num_queries(7):
        look("county")


def test_help_is_found_with_its_title_first(database):
    (group,) = search(asked("detainer notice", language="en", at=NOW), among="help")

    assert group.hits[0].url.startswith("/help/")
