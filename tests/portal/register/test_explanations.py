"""One sentence on why the flow of a place is what it is."""

from datetime import timedelta

import pytest

from portal.participation.axes import axes_at
from portal.register.explanations import sentence
from tests.factories import NOON, event, takes_part


def explain(*, jurisdiction, at) -> tuple[str, str]:
    axes = axes_at(jurisdiction=jurisdiction, at=at)
    return axes.flow, sentence(jurisdiction, axes)


def words(place, at=NOON) -> str:
    return explain(jurisdiction=place, at=at)[1]


def test_a_place_that_never_joined(riverton):
    flow, said = explain(jurisdiction=riverton, at=NOON)

    assert flow == "L2"
    assert said.startswith("Riverton County, OH has not joined")


@pytest.mark.parametrize("name", ["ohio", "program"])
def test_a_place_above_that_closes_nothing(name, request):
    place = request.getfixturevalue(name)

    assert words(place) == (
        f"{place} as a whole closes nothing: what each place below it has decided, holds."
    )


def test_the_programs_word(riverton):
    event(riverton, "ACTIVATION", instrument="AGREEMENT", authority="the sheriff")

    assert words(riverton) == (
        "Prints taken in Riverton County, OH go to both searches and the response is returned,"
        " because the program decided so (Activated by the program): Memorandum of agreement of"
        " the sheriff, in effect from Dec. 31, 2008, 7 p.m. EST."
    )


@pytest.mark.parametrize(
    ("flow", "effect"),
    [
        ("L0", "go to both searches and the response is returned"),
        ("L1", "go to both searches and no immigration response is returned"),
        ("L2", "Nothing taken in Riverton County, OH reaches the immigration search"),
    ],
)
def test_the_places_own_word(flow, effect, riverton):
    event(riverton, "ACTIVATION")
    takes_part(riverton, flow, authority="the county board", instrument="RESOLUTION")

    assert effect in words(riverton)
    assert "because Riverton County, OH itself decided so" in words(riverton)
    assert "Resolution of the county board" in words(riverton)


def test_a_courts_word(riverton):
    event(riverton, "ACTIVATION")
    event(riverton, "SUSPENSION", instrument="ORDER", authority="the district court")

    assert "because a court ordered so (Suspended by a court): Court order" in words(riverton)


@pytest.mark.parametrize("name", ["ohio", "program"])
def test_a_word_from_above_is_named_as_such(name, riverton, request):
    above = request.getfixturevalue(name)
    event(riverton, "ACTIVATION")
    takes_part(above, "L2", authority="the legislature", instrument="STATUTE")

    assert f"because {above} decided so for every place below it" in words(riverton)
    assert "Statute of the legislature" in words(riverton)


def test_the_time_is_that_of_the_place_whoever_decided(riverton, program):
    takes_part(riverton)
    takes_part(program, "L2", effective_at=NOON)

    assert words(riverton).endswith("in effect from June 1, 2011, 8 a.m. EDT.")


def test_the_reason_is_that_of_the_instant(riverton):
    event(riverton, "ACTIVATION")
    takes_part(riverton, "L2", effective_at=NOON)

    before = words(riverton, NOON - timedelta(microseconds=1))
    assert "Activated by the program" in before
    assert "Opt-out" in words(riverton, NOON)
