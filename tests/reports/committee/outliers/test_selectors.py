"""Who reads which inquiry, and what is public."""

from django.utils import translation

from portal.jurisdictions import scope
from reports.committee.outliers.models import Inquiry
from reports.committee.outliers.raising import take_up
from reports.committee.outliers.selectors import (
    inquiries,
    inquiries_for,
    inquiry_for,
    inquiry_of,
    note_on,
    notes,
    taken_up,
)
from reports.committee.seats.interests import declare_interest, recuse
from tests.reports.committee.outliers import way
from tests.reports.committee.worlds import AT, inside


def seen_by(term, **given) -> list[Inquiry]:
    return inside(lambda: list(inquiries(term=term, **given)))


def test_members_see_every_inquiry_but_those_from_which_they_keep_away(inquiry, committee):
    assert seen_by(committee["mina"]) == seen_by(None) == [inquiry]
    assert seen_by(committee["marco"]) == []
    assert inside(inquiry_of, inquiry.pk, term=committee["marco"]) is None


def test_an_interest_in_the_state_hides_what_is_about_its_counties(inquiry, committee, mina, ohio):
    inside(declare_interest, kind="PLACE", words="Family.", place=ohio, by=mina, at=AT)

    assert seen_by(committee["mina"]) == []


def test_a_recusal_hides_one_inquiry(inquiry, committee, mina, sybil):
    other = inside(take_up, **way.TAKEN, by=sybil, at=AT)

    inside(recuse, matter=inquiry.matter, by=mina, at=AT)

    assert seen_by(committee["mina"]) == [other]


def test_inquiries_are_narrowed_by_state(inquiry, sybil):
    way.asked(inquiry, sybil)

    assert seen_by(None, status="ASKED") == [inquiry]
    assert seen_by(None, status="RAISED") == []


def test_a_flag_that_is_looked_into_is_known_by_its_key(inquiry):
    assert inside(taken_up, "2011Q3") == {way.HIGH}
    assert inside(taken_up, "2011Q4") == set()


def test_an_agency_sees_what_it_is_asked_and_no_earlier(inquiry, sybil, otto, gwen, luca):
    def seen(person, place=inquiry.jurisdiction_id):
        with scope.within(scope.tenant([place])):
            found = inquiry_for(person, inquiry.pk)
            return list(inquiries_for(person)), found

    before = seen(otto)
    way.asked(inquiry, sybil)

    assert before == ([], None)
    assert seen(otto) == seen(gwen) == ([inquiry], inquiry)
    assert seen(luca) == ([], None)


def test_row_security_hides_an_inquiry_from_the_county_next_door(inquiry, sybil, otto, lakeside):
    way.asked(inquiry, sybil)

    with scope.within(scope.tenant([lakeside.pk])):
        assert list(inquiries_for(otto)) == []


def test_notes_are_public_and_speak_the_language_of_the_page(inquiry, sybil, otto):
    made = way.over(inquiry, sybil, otto)

    assert list(notes()) == [made]
    assert note_on(made.pk) == made
    assert made.told == way.WORDS
    with translation.override("es"):
        assert made.told == way.PALABRAS


def test_a_note_without_spanish_is_told_as_it_was_written(inquiry, sybil):
    made = way.noted(inquiry, sybil, words_es=" ")

    with translation.override("es"):
        assert made.told == way.WORDS
