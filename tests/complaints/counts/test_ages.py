"""How long complaints are with us, by stage: every one that is not over is in one band."""

import pytest

from complaints.counts.ages import BANDS, OPEN, ages_of
from complaints.counts.downloads import csv_of
from complaints.counts.services import latest_figures, publish_figures
from portal.jurisdictions import scope
from tests.complaints.casework import conftest as casework
from tests.complaints.casework.conftest import MONDAY, days

bring = casework.bring  # a fixture


def told(at) -> dict[str, dict[str, int]]:
    with scope.within(scope.complaints()):
        return {line["stage"]: line["ages"] for line in ages_of(at=at)}


def test_every_stage_that_is_not_over_has_every_band(db):
    assert told(MONDAY) == {stage: dict.fromkeys(BANDS, 0) for stage in OPEN}


@pytest.mark.parametrize(
    ("passed", "band"),
    [
        (0, "UNDER_30"),
        (29, "UNDER_30"),
        (30, "UNDER_90"),
        (89, "UNDER_90"),
        (90, "UNDER_180"),
        (179, "UNDER_180"),
        (180, "OLDER"),
        (4000, "OLDER"),
    ],
)
def test_a_complaint_is_in_one_band_by_its_days(complain, passed, band):
    complain(content=None, at=MONDAY)

    found = told(MONDAY + days(passed))["RECEIVED"]

    assert {name for name, number in found.items() if number} == {band}
    assert found[band] == 1


def test_what_is_over_has_no_age(bring):
    bring("CLOSED", topic="STOP")

    assert sum(sum(ages.values()) for ages in told(MONDAY + days(10)).values()) == 0


def test_the_page_and_the_file_tell_the_ages(complain, client):
    complain(content=None, at=MONDAY)
    publish_figures(at=MONDAY + days(35))

    assert b"30 to 89 days" in client.get("/complain/figures/").content
    assert b"open complaints of 30 to 89 days,,RECEIVED,1" in csv_of(latest_figures())


def test_ages_take_one_query(complain, django_assert_num_queries):
    complain(content=None, at=MONDAY)

    with scope.within(scope.complaints()), django_assert_num_queries(1):
        ages_of(at=MONDAY)
