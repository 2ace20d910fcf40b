"""Whoever belongs to the place complained of, or is named in a complaint, is kept away."""

import pytest

from complaints.casework.assigning import recuse
from complaints.following.glass import approve_break_glass, ask_break_glass
from complaints.following.messages import answer
from complaints.following.opening import open_identity
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from tests.complaints.following.people import filed
from tests.conftest import person
from tests.kept import kept
from tests.matching.factories import now


@kept
def double(riverton):
    """Supervises complaints, and manages the people of the place complained of."""
    return person("double", ("DIRECTOR", None), ("MANAGER", riverton))


@kept
def above(ohio):
    """Supervises complaints, and answers for the state of the place complained of."""
    return person("above", ("DIRECTOR", None), ("OFFICIAL", ohio))


def acts_on(told, by):
    pk, party = told.complaint.pk, told.filer.pk
    return [
        lambda: answer(complaint_id=pk, words="Hello.", by=by, at=now()),
        lambda: open_identity(party_id=party, why="Curious.", by=by, at=now()),
        lambda: ask_break_glass(party_id=told.affected.pk, why="Curious.", by=by, at=now()),
    ]


@pytest.mark.parametrize("who", ["double", "above"])
def test_the_places_own_people_neither_write_nor_open_a_name(told, who, request):
    for act in acts_on(told, request.getfixturevalue(who)):
        with pytest.raises(AccessDenied):
            act()


def test_they_may_for_a_place_that_is_not_theirs(double, lakeside):
    told = filed(lakeside)

    for act in acts_on(told, double):
        act()


def test_who_is_named_in_a_complaint_is_kept_from_its_people(told, dora, inez):
    with scope.within(scope.complaints()):
        recuse(complaint_id=told.complaint.pk, user=dora, by=inez, at=now())

    for act in acts_on(told, dora):
        with pytest.raises(AccessDenied):
            act()


def test_a_supervisor_of_the_place_approves_no_opening(told, dora, double):
    asked = ask_break_glass(party_id=told.affected.pk, why="Danger.", by=dora, at=now())

    with pytest.raises(AccessDenied):
        approve_break_glass(opening_id=asked.pk, by=double, at=now())
