"""Which flags become inquiries, and that each does once."""

from datetime import timedelta

import pytest

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from reports.committee.outliers.models import Inquiry
from reports.committee.outliers.raising import take_up
from reports.committee.outliers.refusals import AlreadyRaised
from reports.committee.seats.models import Matter
from reports.committee.seats.refusals import MustKeepAway
from tests.reports.committee.outliers.way import HIGH, TAKEN, raised, signed_cube
from tests.reports.committee.worlds import AT, inside
from tests.reports.flags.worlds import CUT_OFF


def taken(by, **changed) -> Inquiry:
    return inside(take_up, **{**TAKEN, **changed}, by=by, at=AT)


def every() -> list[Inquiry]:
    return inside(list, Inquiry.objects.select_related("matter"))


def test_a_flag_that_needs_a_look_becomes_an_inquiry_and_an_explained_one_does_not(cube, riverton):
    (made,) = raised(cube)

    assert (made.jurisdiction, made.indicator, made.side) == (riverton, "detainers", "HIGH")
    assert (made.quarter, made.status, made.question) == ("2011Q3", "RAISED", "")
    assert made.statement == "The county runs the jail of four others."
    assert [one.pk for one in every()] == [made.pk]


def test_its_matter_names_place_quarter_and_indicator_and_no_direction(cube, riverton):
    (made,) = raised(cube)

    assert (made.matter.kind, made.matter.place) == ("OUTLIER", riverton)
    assert made.matter.title == "Riverton County, OH, 2011Q3: Detainers per forwarded"


@pytest.mark.parametrize("printed", [True, False])
def test_an_inquiry_says_whether_the_public_learns_of_its_flag(printed, cube):
    (made,) = raised(cube, printed=[HIGH] if printed else [])

    assert made.printed is printed


def test_a_flag_is_raised_once(cube):
    raised(cube)

    assert raised(cube) == []
    assert len(every()) == 1
    assert inside(Matter.objects.count) == 1


def test_the_same_flag_of_a_later_count_raises_no_other(cube, stan, hana):
    raised(cube)

    corrected = signed_cube(stan, hana, at=CUT_OFF + timedelta(days=1))

    assert corrected.pk != cube.pk
    assert raised(corrected) == []


def test_that_it_was_raised_is_on_the_trail(cube):
    (made,) = raised(cube)

    with scope.within(scope.oversight(who="a test", why="the trail")):
        line = AuditEvent.objects.get(event="committee.inquiry_raised")
    assert (line.actor, line.subject_id) == ("system", str(made.pk))
    assert line.detail == {"quarter": "2011Q3", "indicator": "detainers"}


def test_the_secretariat_takes_up_another_flag_by_hand(cube, committee, sybil, riverton):
    made = taken(sybil)

    assert (made.jurisdiction, made.indicator, made.printed) == (riverton, "matched", True)
    assert made.statement == "Few were searched."


def test_what_is_looked_into_is_not_taken_up_again(cube, committee, sybil):
    raised(cube)

    with pytest.raises(AlreadyRaised):
        taken(sybil, indicator="detainers")

    assert len(every()) == 1


def test_what_was_taken_up_is_not_raised_again(cube, committee, sybil):
    taken(sybil, indicator="detainers")

    assert raised(cube) == []


@pytest.mark.parametrize("name", ["mabel", "marco", "otto", "stan", "nobody"])
def test_only_the_secretariat_takes_up(name, cube, committee, request):
    with pytest.raises(AccessDenied):
        taken(request.getfixturevalue(name))


def test_who_keeps_away_from_a_place_takes_up_none_of_its_flags(cube, committee, sena):
    with pytest.raises(MustKeepAway):
        taken(sena)
