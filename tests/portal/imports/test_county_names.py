"""A county is found by any way of writing its name, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.imports.county_names import Names, NoMatch, Place, key_of

PLACES = [
    Place("01049", "AL", "DeKalb County"),
    Place("02232", "AK", "Skagway-Hoonah-Angoon Census Area (retired code)"),
    Place("02110", "AK", "Juneau city and borough"),
    Place("02270", "AK", "Wade Hampton census area"),
    Place("11001", "DC", "Washington"),
    Place("17099", "IL", "LaSalle County"),
    Place("19141", "IA", "O'Brien County"),
    Place("22105", "LA", "Tangipahoa Parish"),
    Place("24005", "MD", "Baltimore County"),
    Place("24510", "MD", "Baltimore city"),
    Place("24033", "MD", "Prince George's County"),
    Place("24037", "MD", "St. Mary's County"),
    Place("29186", "MO", "Ste. Genevieve County"),
    Place("32510", "NV", "Carson City"),
    Place("35013", "NM", "Doña Ana County"),
    Place("51005", "VA", "Alleghany County"),
    Place("51019", "VA", "Bedford County"),
    Place("51515", "VA", "Bedford city"),
    Place("51036", "VA", "Charles City County"),
    Place("51510", "VA", "Alexandria city"),
    Place("51560", "VA", "Clifton Forge city (retired code)"),
]
NAMES = Names(PLACES)
FOUND = [
    ("AL", "DE KALB", "01049"),
    ("AL", "Dekalb County", "01049"),
    ("AK", "SKAGWAY", "02232"),
    ("AK", "HOONAH-ANGOON", "02232"),
    ("AK", "JUNEAU", "02110"),
    ("AK", "KUSILVAK", "02270"),
    ("DC", "DISTRICT OF COLUMBIA", "11001"),
    ("DC", "Washington", "11001"),
    ("IL", "LA SALLE", "17099"),
    ("IA", "OBRIEN", "19141"),
    ("IA", "O BRIEN", "19141"),
    ("LA", "TANGIPAHOA", "22105"),
    ("MD", "BALTIMORE", "24005"),
    ("MD", "BALTIMORE CITY", "24510"),
    ("MD", "PRINCE GEORGES", "24033"),
    ("MD", "SAINT MARYS", "24037"),
    ("MO", "SAINTE GENEVIEVE", "29186"),
    ("MO", "STE GENEVIEVE", "29186"),
    ("NV", "CARSON CITY", "32510"),
    ("NM", "DONA ANA", "35013"),
    ("VA", "ALLEGHANY", "51005"),
    ("VA", "BEDFORD CITY", "51515"),
    ("VA", "CHARLES CITY", "51036"),
    ("VA", "ALEXANDRIA", "51510"),
    ("VA", "CLIFTON FORGE", "51560"),
]


@pytest.mark.parametrize(("postal", "name", "code"), FOUND)
def test_a_county_is_found_by_every_way_of_writing_it(postal, name, code):
    assert NAMES.find(name, postal=postal).code == code


@pytest.mark.parametrize(
    ("postal", "name"), [("VA", "NOWHERE"), ("AL", "LASALLE"), ("NV", "CARSON")]
)
def test_a_name_that_fits_no_county_of_the_state_is_given_back(postal, name):
    with pytest.raises(NoMatch, match=f"{name} is no county of {postal}"):
        NAMES.find(name, postal=postal)


def test_a_name_that_a_merger_made_doubtful_is_given_back_with_both():
    with pytest.raises(NoMatch, match=r"Bedford County \(51019\) or Bedford city \(51515\)"):
        NAMES.find("BEDFORD", postal="VA")


def test_an_agency_of_the_county_itself_settles_a_merger():
    assert NAMES.find("BEDFORD", postal="VA", of_county=True).code == "51019"


def test_a_successor_that_is_in_the_register_keeps_its_name_to_itself():
    names = Names([*PLACES, Place("02230", "AK", "Skagway Municipality")])

    assert names.find("SKAGWAY", postal="AK").code == "02230"


def test_only_states_with_a_county_are_known():
    assert NAMES.knows("VA")
    assert not NAMES.knows("PR")


@given(st.sampled_from(PLACES), st.sampled_from([str.upper, str.lower, str.title]))
def test_capitals_and_signs_make_no_difference(place, written):
    text = written(place.name).replace("'", "\u2019").replace(".", "")

    assert key_of(text) == key_of(place.name)
