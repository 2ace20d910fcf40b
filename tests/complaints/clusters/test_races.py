"""Two people take complaints out of one cluster at the same moment."""

import pytest

from complaints.clusters.models import Member
from portal.jurisdictions import scope
from tests.complaints.casework.conftest import MONDAY
from tests.complaints.clusters.conftest import apart, together
from tests.matching.test_races import together as at_once

pytestmark = pytest.mark.usefixtures("committed")


def present() -> list[tuple]:
    with scope.within(scope.complaints()):
        rows = Member.objects.filter(left_at=None)
        return list(rows.values_list("complaint", "leads"))


@pytest.mark.parametrize("again", range(3))
def test_of_two_that_are_taken_out_at_once_neither_stays(again, bring, ingrid, inez):
    four = [bring() for _ in range(4)]
    first, second, *_rest = four
    others = [one.pk for one in four[1:]]
    on = {"by": ingrid, "at": MONDAY}
    together(complaint_id=first.pk, other_ids=others, kind="DUPLICATE", **on)

    at_once(
        lambda: apart(complaint_id=first.pk, **on),
        lambda: apart(complaint_id=second.pk, by=inez, at=MONDAY),
    )

    left = present()
    assert {pk for pk, _leads in left} == {one.pk for one in four[2:]}
    assert [leads for _pk, leads in left].count(True) == 1
