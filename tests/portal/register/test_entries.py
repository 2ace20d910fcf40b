"""The list of acts about a place, and what has become of each."""

from datetime import timedelta

from portal.register import entries as register
from tests.factories import NOON, event, takes_part


def test_acts_about_a_place_include_those_above(riverton, lakeside, ohio, program):
    wanted = [
        event(riverton, "ACTIVATION", effective_at=NOON),
        takes_part(ohio, effective_at=NOON - timedelta(days=1)),
        takes_part(program, effective_at=NOON - timedelta(days=2)),
    ]
    takes_part(lakeside)

    assert list(register.events_about(riverton)) == wanted


def test_an_entry_says_whence_it_comes_and_what_became_of_it(riverton, ohio):
    wrong = takes_part(ohio, "L2")
    undo = event(ohio, "UNDO", concerns=wrong, effective_at=NOON)

    [later, entry] = register.entries_about(riverton, at=NOON - timedelta(days=1))

    assert (entry.event, entry.undone_by, entry.is_from_above) == (wrong, undo, True)
    assert (entry.is_later, later.is_later) == (False, True)


def test_the_word_of_a_city_is_advice(riverton):
    event(riverton, "ADVISORY", city="Riverton")
    event(riverton, "ACTIVATION")

    advice = {
        entry.event.act: entry.is_advisory for entry in register.entries_about(riverton, at=NOON)
    }

    assert advice == {"ADVISORY": True, "ACTIVATION": False}


def test_the_latest_entries_are_those_entered_last(riverton, lakeside):
    first = event(riverton, "ACTIVATION", effective_at=NOON)
    second = event(lakeside, "ACTIVATION", effective_at=NOON - timedelta(days=1))

    assert register.latest_entries() == [second, first]
    assert register.latest_entries(place=riverton) == [first]


def test_no_entry_about_a_place_that_is_not_listed_is_public(riverton):
    event(riverton, "ACTIVATION")
    riverton.listed = False
    riverton.save()

    assert register.latest_entries() == []


def test_the_bytes_of_documents_are_not_read_with_the_list(riverton):
    event(riverton, "ACTIVATION")

    [found] = register.events_about(riverton)

    assert "content" not in str(register.public_events().query)
    assert found.document is None
