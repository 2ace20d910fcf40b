"""A booking with two matches, of a person who is in the gallery twice."""

import pytest

from matching.galleries import shards
from matching.galleries.services import Finger, enroll_people
from matching.status import services as status
from matching.status.models import Case
from matching.status.states import CaseStatus
from portal.jurisdictions import scope
from reports.statistics.gathering_matches import FARTHEST, read_matches
from tests.factories import takes_part
from tests.kept import kept
from tests.matching.casework import answered, casework, conclude_all
from tests.matching.factories import FINGERS, enroll, finger, now
from tests.matching.voiding.steps import voided
from tests.reports.statistics.bookings import MATCHING, searched, stage_names


@pytest.fixture(autouse=True)
def fresh_galleries():
    shards.forget()
    yield
    shards.forget()


@kept
def cases(database, riverton, riverton_police, rosa):
    """The two cases of one booking."""
    takes_part(riverton)
    enroll("CRIMINAL", [1])
    enroll("IMMIGRATION", [MATCHING])
    again = {"again": {place: Finger(finger(MATCHING, place, 0)) for place in FINGERS}}
    with scope.within(scope.gallery()):
        enroll_people(gallery="IMMIGRATION", people=again, by=None, at=now())
    booking = searched(riverton_police, rosa, MATCHING)
    conclude_all()
    with casework():
        rows = Case.objects.filter(booking=booking).select_related("candidate")
        return list(rows.order_by("candidate__rank"))


def stage(cases) -> str:
    return stage_names()[cases[0].booking_id]


def test_of_two_matches_the_one_that_came_farther_counts(cases, sara):
    assert (len(cases), stage(cases)) == (2, "MATCHED")

    answered(cases[1], sara)

    assert stage(cases) == "VERIFIED"


def test_a_match_at_work_counts_before_one_that_is_closed(cases, susan):
    for case, expected in zip(cases, ("MATCHED", "NO_ACTION_OTHER"), strict=True):
        with casework():
            status.close_case(case_id=case.pk, reason="Twice.", by=susan, at=now())

        assert stage(cases) == expected


def test_a_booking_is_voided_with_the_last_of_its_matches(cases, susan):
    for case, expected in zip(cases, ("MATCHED", "VOIDED"), strict=True):
        voided(case.candidate_id, susan)

        assert stage(cases) == expected


def test_the_ids_of_both_cases_are_told_for_their_detainers(cases):
    (search,) = {case.candidate.search_id for case in cases}
    booking = cases[0].booking_id

    with scope.within(scope.statistics()):
        matches = read_matches({search: booking})

    assert set(matches[booking].cases) == {case.pk for case in cases}


def test_every_status_of_a_case_has_its_rank():
    assert set(FARTHEST) == {"", *CaseStatus}
