"""Every pair of states: each act is taken where the table has the way, and nowhere else."""

from datetime import timedelta

import pytest

from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from reports.committee.outliers.states import INQUIRY, Status
from tests.reports.committee.outliers import way
from tests.reports.committee.worlds import AT

LATER = AT + timedelta(days=60)


def brought_to(status, inquiry, sybil, otto) -> None:
    """Take the inquiry to a state by the services."""
    if status in (Status.ASKED, Status.REPLIED):
        way.asked(inquiry, sybil)
    if status == Status.REPLIED:
        way.replied(inquiry, otto)
    if status == Status.NOTED:
        way.noted(inquiry, sybil)


def act_to(target, inquiry, sybil, otto) -> None:
    if target == Status.ASKED:
        way.asked(inquiry, sybil)
    elif target == Status.REPLIED:
        way.replied(inquiry, otto)
    else:
        way.noted(inquiry, sybil, at=LATER)


@pytest.mark.parametrize("source", Status)
@pytest.mark.parametrize("target", sorted(set(Status) - {Status.RAISED}))
def test_an_inquiry_goes_the_ways_of_its_table_alone(source, target, inquiry, sybil, otto):
    brought_to(source, inquiry, sybil, otto)

    if target in INQUIRY.ways[source]:
        act_to(target, inquiry, sybil, otto)
        assert way.again(inquiry).status == target
    else:
        # Nobody is asked for a reply before the question is there to be read.
        with pytest.raises((TransitionRefused, AccessDenied)):
            act_to(target, inquiry, sybil, otto)
        assert way.again(inquiry).status == source


def test_the_table_names_every_state_and_ends_with_the_note():
    assert set(INQUIRY.ways) == set(Status)
    assert INQUIRY.final == {Status.NOTED}
