"""The public page on holds past their deadline, for everybody."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from matching.holds.explained import explained_by_quarter
from matching.holds.models import Overdue
from matching.holds.overdue import explain_overdue, note_overdue
from matching.holds.services import report_release_due
from portal.jurisdictions import scope
from portal.quarters import Quarter
from tests.kept import kept
from tests.matching.factories import now, within
from tests.matching.notice.papers import paper
from tests.signing_in import signed_in

HOLDS = "/holds/"


@kept
def overdue(riverton_police, rosa, omar, jack) -> Overdue:
    """A hold of Riverton's police past its deadline."""
    made = paper(riverton_police, rosa, omar, booked_at=now() - timedelta(days=20))
    with within(riverton_police.jurisdiction):
        clock = report_release_due(
            detainer_id=made.detainer_id, at_instant=now() - timedelta(days=15), by=jack, at=now()
        )
        note_overdue(clock=clock, at=now())
        return Overdue.objects.get(clock=clock)


def explain(overdue, by) -> None:
    with within(overdue.jurisdiction):
        explain_overdue(overdue_id=overdue.pk, words="The bus was late.", by=by, at=now())


def test_without_any_it_says_so(client, riverton):
    page = client.get(HOLDS).content.decode()

    assert "No hold went past its deadline" in page
    assert "8 CFR 287.7(d)" in page


def test_each_is_counted_in_the_quarter_of_its_deadline(client, overdue):
    quarter = Quarter.of(overdue.deadline_date)

    page = client.get(HOLDS).content.decode()

    assert "1 hold went past its deadline" in page
    assert f"{quarter.year}, quarter {quarter.number}" in page


def test_an_explanation_is_counted_beside_and_takes_none_away(client, overdue, jack):
    explain(overdue, jack)
    explain(overdue, jack)

    page = client.get(HOLDS).content.decode()

    assert "1 hold went past its deadline. Explained: 1." in " ".join(page.split())
    assert "bus" not in page


def test_explained_holds_are_counted_once_each(overdue, jack):
    assert explained_by_quarter() == {}

    explain(overdue, jack)
    explain(overdue, jack)

    assert explained_by_quarter() == {Quarter.of(overdue.deadline_date): 1}


def test_no_place_no_agency_and_no_number_is_told(client, overdue):
    page = client.get(HOLDS).content.decode()

    for one in ("Riverton", overdue.number, str(overdue.pk), "39901"):
        assert one not in page


def test_it_says_where_the_figures_come_from_and_as_of_when(client, overdue):
    page = client.get(HOLDS).content.decode()

    assert "Source: the portal’s own clocks of holds." in page  # noqa: RUF001


@pytest.mark.parametrize(("demo", "says"), [(True, True), (False, False)])
def test_the_demonstration_says_that_it_is_invented(client, riverton, settings, demo, says):
    settings.DEMO = demo

    page = client.get(HOLDS).content.decode()

    assert ("holds in this demonstration are invented" in page) == says


@pytest.mark.parametrize("who", [None, "jack", "leo", "otto", "susan", "chief", "nobody"])
def test_everybody_sees_the_same(client, overdue, who, request):
    if who:
        signed_in(client, request.getfixturevalue(who))

    assert "1 hold went past" in client.get(HOLDS).content.decode()


def test_what_an_explanation_says_is_closed_to_the_count(overdue, jack):
    explain(overdue, jack)

    with pytest.raises(DatabaseError, match="permission denied"), scope.within(scope.dispatch()):
        list(overdue.explanations.values_list("words"))
