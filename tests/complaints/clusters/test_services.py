"""Complaints are counted once and n times, and stay what they are."""

from uuid import uuid4

import pytest
from django.db import IntegrityError

from complaints.casework.models import Deadline
from complaints.clusters.models import Cluster, Member
from complaints.clusters.refusals import NotTogether
from complaints.clusters.selectors import Counted, counts_together, member_of, together_with
from complaints.models import Complaint
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from tests.complaints.casework.conftest import MONDAY, begin, move, recuse
from tests.complaints.casework.test_assigning import lines
from tests.complaints.clusters.conftest import apart, together


def read(call, *args):
    with scope.within(scope.complaints()):
        return call(*args)


@pytest.fixture
def three(bring):
    return [bring() for _ in range(3)]


def put(one, *others, by, kind="DUPLICATE"):
    ids = [other.pk for other in others]
    return together(complaint_id=one.pk, other_ids=ids, kind=kind, by=by, at=MONDAY)


def test_they_count_once_and_n_times(three, bring, ingrid, riverton):
    alone = bring(topic="TREATMENT")
    put(*three, by=ingrid)

    assert read(counts_together) == Counted(once=2, times=4)
    assert read(member_of, alone) is None
    assert read(together_with, three[1], ingrid)[0].complaint == three[0]


def test_what_was_taken_out_counts_by_itself_again(three, ingrid):
    put(*three, by=ingrid)

    apart(complaint_id=three[2].pk, by=ingrid, at=MONDAY)

    assert read(counts_together) == Counted(once=2, times=3)


def test_a_cluster_of_two_places_and_topics_counts_once(bring, lakeside, ingrid):
    other = bring(topic="TREATMENT", jurisdiction=lakeside)

    put(bring(), other, by=ingrid)

    assert read(counts_together) == Counted(once=1, times=2)


def test_a_cluster_grows_and_keeps_its_kind(three, bring, ingrid):
    cluster = put(*three[:2], by=ingrid)

    assert put(three[0], three[2], by=ingrid) == cluster
    with pytest.raises(NotTogether):
        put(three[0], bring(), by=ingrid, kind="CAMPAIGN")


def test_a_complaint_is_in_one_cluster(three, bring, ingrid):
    put(*three[:2], by=ingrid)
    other = bring()

    for one, another in ((three[2], three[1]), (other, other)):
        with pytest.raises(NotTogether):
            put(one, another, by=ingrid)
    second = {"kind": "CAMPAIGN", "made_by": ingrid, "made_at": MONDAY}
    with pytest.raises(IntegrityError, match="of_one_cluster"), scope.within(scope.complaints()):
        add(Cluster.objects.create(**second), three[1], ingrid)


def add(cluster, complaint, by):
    place = complaint.jurisdiction_id
    given = {"joined_by": by, "joined_at": MONDAY, "jurisdiction_id": place}
    return Member.objects.create(cluster=cluster, complaint=complaint, **given)


def test_a_retaliation_is_the_duplicate_of_nothing(three, bring, ingrid):
    paid_back = bring(topic="RETALIATION", follows=three[0])

    for pair in ((three[0], paid_back), (paid_back, three[0])):
        with pytest.raises(NotTogether, match="of its own"):
            put(*pair, by=ingrid)
    assert put(three[0], paid_back, by=ingrid, kind="CAMPAIGN")
    assert read(lambda: Complaint.objects.get(pk=paid_back.pk).follows) == three[0]


def test_the_database_keeps_retaliation_apart(three, bring, ingrid):
    cluster, paid_back = put(*three, by=ingrid), bring(topic="RETALIATION")

    with pytest.raises(IntegrityError, match="duplicate of nothing"):
        read(add, cluster, paid_back, ingrid)


def test_each_keeps_its_own_state_and_deadlines(three, ingrid, inez):
    for one in three:
        begin(complaint=one)
    before = read(lambda: list(Deadline.objects.order_by("pk").values()))
    put(*three, by=ingrid)
    assert read(lambda: list(Deadline.objects.order_by("pk").values())) == before

    move(complaint_id=three[1].pk, to="ACKNOWLEDGED", by=inez, at=MONDAY)

    statuses = Complaint.objects.values_list("status", flat=True).order_by("status")
    assert read(lambda: list(statuses)) == ["ACKNOWLEDGED", "RECEIVED", "RECEIVED"]


def test_where_the_first_leaves_another_leads_and_the_last_is_alone(three, ingrid):
    put(*three, by=ingrid)

    apart(complaint_id=three[0].pk, by=ingrid, at=MONDAY)
    rest = read(together_with, three[1], ingrid)
    assert [one.leads for one in rest] == [True, False]
    apart(complaint_id=three[1].pk, by=ingrid, at=MONDAY)

    assert read(member_of, three[2]) is None
    with pytest.raises(NotTogether):
        apart(complaint_id=three[2].pk, by=ingrid, at=MONDAY)
    assert lines("complaint.taken_apart")


@pytest.mark.parametrize("who", ["chief", "otto", "nobody", "ingrid"])
def test_only_who_may_read_all_of_them_puts_them_together(three, inez, request, who):
    by = request.getfixturevalue(who)
    recuse(complaint_id=three[1].pk, user=request.getfixturevalue("ingrid"), by=inez, at=MONDAY)

    with pytest.raises(AccessDenied):
        put(*three, by=by)


def test_a_complaint_that_there_is_none_of_is_refused_alike(three, ingrid):
    with pytest.raises(AccessDenied):
        together(
            complaint_id=three[0].pk, other_ids=[uuid4()], kind="CAMPAIGN", by=ingrid, at=MONDAY
        )
