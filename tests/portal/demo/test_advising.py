"""The invented committee takes the four duties from a sample to a printed report."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.demo.advising import DISSENTS, FOUND, Adviser
from portal.demo.cast import MEMBERS
from portal.jurisdictions import scope
from reports.committee.findings.models import PublishedFinding, Recommendation
from reports.committee.meetings.models import Meeting
from reports.committee.motions.models import Roll
from reports.committee.outliers.raising import take_up
from reports.committee.report.models import Report
from reports.committee.rounds.models import Round
from tests.conftest import person
from tests.reports.committee.rounds import worlds

SOME_TIME_AGO = timedelta(days=100)


@pytest.fixture
def told(committed, program, riverton, lakeside):
    """What was said, once the committee did its work."""
    at = timezone.now()
    person("secretary", ("SECRETARY", None))
    person("program1", ("PROGRAM", program))
    person(f"official-{riverton.code}", ("OFFICIAL", riverton))
    for name, _who in MEMBERS:
        person(name, ("MEMBER", None))
    worlds.frozen()
    adviser = Adviser(at=at, cases=8)
    flag = {"county": riverton.code, "quarter": str(worlds.QUARTER), "synthetic": True}
    found = {"indicator": "detainers", "side": "HIGH", "group": "", "statement": "Invented."}
    adviser.do(take_up, at=at - SOME_TIME_AGO, **flag, **found)
    return adviser, list(adviser.advise())


def test_the_committee_goes_from_a_charter_to_the_public_tracker(told):
    adviser, said = told

    assert len(said) == 4
    with scope.within(scope.committee()):
        assert [one.status for one in Round.objects.all()] == ["CLOSED"]
        assert [one.status for one in Meeting.objects.all()] == ["POSTED"]
        (report,) = Report.objects.all()
        stands = {str(one.seat.number): one.stand for one in report.positions.all()}
    assert report.status == "PUBLISHED"
    assert sorted(stands.values()) == sorted(
        ["CONCUR", "CONCUR", "CONCUR", "NO_REPLY", "ABSTAIN", "VACANT", "DISSENT"]
    )
    assert list(adviser.advise()) == []


def test_every_duty_has_its_finding_and_one_member_keeps_away_from_home(told):
    with scope.within(scope.committee()):
        assert {one.duty for one in PublishedFinding.objects.all()} == set(FOUND)
        recused = Roll.objects.filter(standing="RECUSED")
        assert [one.term.person.username for one in recused] == ["member3"]


def test_the_program_answered_two_and_the_dissent_is_printed(told, client):
    with scope.within(scope.committee()):
        states = sorted(Recommendation.objects.values_list("status", flat=True))
        report = Report.objects.get()

    page = client.get(f"/committee/reports/{report.number}/")

    assert states == ["IMPLEMENTING", "TRANSMITTED", "TRANSMITTED", "VERIFIED"]
    assert f"Invented {DISSENTS}" in page.content.decode()
    assert "we should say so" in page.content.decode()
