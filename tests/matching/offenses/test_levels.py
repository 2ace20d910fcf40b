"""The level of a person's offenses by the scheme of the day, and the sentence that derives it."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from matching.offenses.basis import part
from matching.offenses.levels import LABELS, SINCE_2010, Level, derivation, level_of
from matching.offenses.records import Charge, Conviction
from matching.offenses.wording import SAID
from tests.matching.offenses.records import charges, convictions

DAY_2009 = datetime(2009, 6, 1, tzinfo=UTC)
DAY_2011 = datetime(2011, 6, 17, tzinfo=UTC)
BURGLARY = Conviction("2203", "FELONY", 2009, over_one_year=True, aggravated=False)
THEFT = Conviction("2303", "MISDEMEANOR", 2010, over_one_year=False)
LIGHT_FELONY = Conviction("2203", "FELONY", 2009, over_one_year=False, aggravated=False)
UNKNOWN = Conviction("2303", "UNKNOWN", 2008)
INFRACTION = Conviction("5499", "INFRACTION", 2007)
FROM_STRICTEST = ["LEVEL_1", "LEVEL_2", "LEVEL_3", "NON_CRIMINAL"]


def on_2010(*known: Conviction) -> Level:
    return level_of(charges=(), convictions=known, at=DAY_2011)


def said(level: Level) -> str:
    """The derivation in words, from what would be stored of it."""
    return derivation(level.name, json.loads(json.dumps(level.basis)))


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ([BURGLARY], "Level 2: one felony conviction, 2203, 2009"),
        ([], "Non-criminal: no conviction of a crime is known"),
        (
            [BURGLARY, BURGLARY],
            "Level 1: two convictions punishable by more than a year, 2203, 2009 and 2203, 2009",
        ),
        (
            [Conviction("0999", "FELONY", 2001, aggravated=True)],
            "Level 1: one aggravated felony conviction, 0999, 2001",
        ),
        (
            [LIGHT_FELONY, LIGHT_FELONY],
            "Level 2: two felony convictions, 2203, 2009 and 2203, 2009",
        ),
        ([THEFT], "Level 3: one misdemeanor conviction, 2303, 2010"),
        (
            [THEFT] * 12,
            "Level 2: 12 misdemeanor convictions, 2303, 2010; 2303, 2010; 2303, 2010 and 9 more",
        ),
        (
            [THEFT, THEFT, THEFT],
            "Level 2: three misdemeanor convictions, 2303, 2010 and 2303, 2010 and 2303, 2010",
        ),
        ([UNKNOWN], "Level unknown: one conviction of unknown severity"),
        (
            [THEFT, UNKNOWN],
            "Level 3: one misdemeanor conviction, 2303, 2010;"
            " one conviction of unknown severity not counted",
        ),
        (
            [INFRACTION],
            "Non-criminal: no conviction of a crime is known; one infraction not counted",
        ),
        (
            [Conviction("2203", "FELONY", 2009)],
            "Level 2: one felony conviction, 2203, 2009; not known whether aggravated",
        ),
        (
            [Conviction("", "FELONY", 2009, aggravated=False)],
            "Level 2: one felony conviction, code unknown, 2009",
        ),
    ],
)
def test_from_2010_on_the_level_rests_on_convictions(known, words):
    assert said(on_2010(*known)) == words


@pytest.mark.parametrize(
    ("charge", "words"),
    [
        (Charge("1201", "FELONY"), "Level 1: robbery charge, 1201"),
        (Charge("1313", "MISDEMEANOR"), "Level 3: assault charge, 1313"),
        (Charge("1301", "FELONY"), "Level 1: assault charge, 1301"),
        (Charge("3560", "FELONY"), "Level 1: drugs charge, 3560"),
        (Charge("3562", "MISDEMEANOR"), "Level 2: drugs charge, 3562"),
        (
            Charge("3562", "UNKNOWN"),
            "Level 2: drugs charge, 3562; not known whether punishable by more than a year",
        ),
        (Charge("2303", "MISDEMEANOR"), "Level 2: larceny charge, 2303"),
        (Charge("5499", "MISDEMEANOR"), "Level 3: traffic charge, 5499"),
        (Charge("", "FELONY"), "Level unknown: one offense with charge unknown"),
    ],
)
def test_before_2010_the_level_goes_by_family(charge, words):
    level = level_of(charges=[charge], convictions=[], at=DAY_2009)

    assert (level.scheme, said(level)) == ("2008", words)


def test_before_2010_what_is_unknown_is_left_out_and_said():
    level = level_of(charges=[Charge()], convictions=[THEFT], at=DAY_2009)

    assert said(level) == (
        "Level 2: larceny conviction, 2303, 2010; one offense with charge unknown not counted"
    )


def test_the_scheme_changes_at_its_instant():
    before = SINCE_2010 - timedelta(microseconds=1)

    assert level_of(charges=[], convictions=[], at=before).scheme == "2008"
    assert level_of(charges=[], convictions=[], at=SINCE_2010).scheme == "2010"


def test_a_charge_alone_has_no_level_from_2010_on():
    level = level_of(charges=[Charge("0999", "FELONY")], convictions=[], at=DAY_2011)

    assert level.name == "NON_CRIMINAL"


@given(st.lists(convictions, max_size=12), st.lists(charges, max_size=6), st.booleans())
def test_every_level_has_a_name_and_a_short_sentence(known, charged, early):
    level = level_of(charges=charged, convictions=known, at=DAY_2009 if early else DAY_2011)

    assert said(level).startswith(f"{LABELS[level.name]}: ")
    assert len(said(level)) < 200


@given(st.permutations([BURGLARY, THEFT, UNKNOWN, INFRACTION]))
def test_no_order_matters(known):
    assert on_2010(*known) == on_2010(BURGLARY, THEFT, UNKNOWN, INFRACTION)


@given(st.lists(convictions, max_size=6), convictions)
def test_another_conviction_never_lowers_a_known_level(known, another):
    before, after = on_2010(*known).name, on_2010(*known, another).name

    if "UNKNOWN" not in (before, after):
        assert FROM_STRICTEST.index(after) <= FROM_STRICTEST.index(before)


@given(st.lists(convictions, max_size=6))
def test_a_conviction_of_unknown_severity_neither_raises_nor_lowers_a_level(known):
    before, after = on_2010(*known), on_2010(*known, UNKNOWN)

    assert after.name == ("UNKNOWN" if before.name == "NON_CRIMINAL" else before.name)
    assert "unknown severity" in said(after)


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ([BURGLARY], "Nivel 2: una condena por delito grave, 2203, 2009"),
        (
            [LIGHT_FELONY, LIGHT_FELONY],
            "Nivel 2: dos condenas por delito grave, 2203, 2009 y 2203, 2009",
        ),
        ([], "Sin antecedentes penales: no se conoce ninguna condena por un delito"),
        ([UNKNOWN], "Nivel desconocido: una condena de gravedad desconocida"),
    ],
)
def test_the_derivation_is_said_in_the_readers_language(known, words):
    level = on_2010(*known)

    with override("es"):
        assert said(level) == words
    assert "Nivel" not in json.dumps(level.basis)


def test_every_part_of_a_derivation_has_its_words():
    for says in SAID:
        for number in (1, 2):
            assert "%(" not in said(Level("2010", "LEVEL_3", [part(says, number, [THEFT])]))
