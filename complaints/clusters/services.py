"""Writes: complaints are put together and taken apart; nothing else of them changes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from complaints.clusters.models import Cluster, Member
from complaints.clusters.refusals import NotTogether
from complaints.models import Complaint
from complaints.selectors import complaints_visible_to
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.role_table import COMPLAINT_RIGHTS
from portal.training.services import require_trained_for

Kind = Cluster.Kind


@transaction.atomic
def put_together(
    *, complaint_id: UUID, other_ids: Sequence[UUID], kind: str, by: User, at: datetime
) -> Cluster:
    """Put others into the cluster that a complaint leads or is in; it leads a new one if none.

    Whoever may read all of them may, trained.  Runs in the complaints scope.  Raises
    ``AccessDenied``, ``Untrained``, and ``NotTogether`` for one that is in a cluster already, for
    retaliation among duplicates, and for a cluster of the other kind.
    """
    wanted = {complaint_id, *other_ids}
    found = _locked(wanted, by, at)
    if len(wanted) < 2:
        raise NotTogether(_("Choose another complaint."))
    cluster = _cluster_of(found[complaint_id], Kind(kind), by, at)
    for pk in sorted(wanted - {complaint_id}):
        _join(cluster, found[pk], by, at)
    return cluster


@transaction.atomic
def take_out(*, complaint_id: UUID, by: User, at: datetime) -> None:
    """Take a complaint out of its cluster; one that is left alone is taken out with it.

    Where it led, the one that joined first leads.  Raises ``AccessDenied``, ``NotTogether``.
    """
    _lock_all_of_cluster(complaint_id)
    complaint = _locked({complaint_id}, by, at)[complaint_id]
    member = _present().filter(complaint=complaint).first()
    if member is None:
        raise NotTogether(_("The complaint is not counted with others."))
    _leave(member, by, at)
    rest = list(_present().filter(cluster=member.cluster).order_by("joined_at", "pk"))
    if len(rest) == 1:
        _leave(rest[0], by, at)
    elif member.leads:
        _leave(rest[0], by, at)
        _add(member.cluster, rest[0].complaint, by, at, leads=True)


def _locked(wanted: set[UUID], by: User, at: datetime) -> dict[UUID, Complaint]:
    """The complaints with their rows locked, in one order for everybody."""
    seen = complaints_visible_to(by).order_by().filter(pk__in=wanted)
    rows = Complaint.objects.filter(pk__in=seen.values("pk")).order_by("pk")
    found = {row.pk: row for row in rows.select_for_update(of=("self",))}
    if set(found) != wanted:
        raise AccessDenied(_("Your roles do not let you do this with the complaint."))
    require_trained_for(user=by, rights=COMPLAINT_RIGHTS, at=at)
    return found


def _lock_all_of_cluster(complaint_id: UUID) -> None:
    """Of two who take out of one cluster at once, the second sees what the first left."""
    own = Member.objects.filter(complaint=complaint_id, left_at=None).values("cluster")
    others = Member.objects.filter(cluster__in=own, left_at=None).values("complaint")
    rows = Complaint.objects.filter(pk__in=others).order_by("pk")
    list(rows.select_for_update(of=("self",)).values_list("pk"))


def _cluster_of(complaint: Complaint, kind: Kind, by: User, at: datetime) -> Cluster:
    member = _present().filter(complaint=complaint).first()
    if member and member.cluster.kind != kind:
        raise NotTogether(_("The complaint is counted with others in another way already."))
    if member:
        return member.cluster
    _refuse_retaliation(complaint, kind)
    cluster = Cluster.objects.create(kind=kind, made_by=by, made_at=at)
    _add(cluster, complaint, by, at, leads=True)
    return cluster


def _join(cluster: Cluster, complaint: Complaint, by: User, at: datetime) -> None:
    if _present().filter(complaint=complaint).exists():
        raise NotTogether(
            _("Complaint %(number)s is counted with others already.")
            % {"number": complaint.number}
        )
    _refuse_retaliation(complaint, Kind(cluster.kind))
    _add(cluster, complaint, by, at, leads=False)


def _refuse_retaliation(complaint: Complaint, kind: Kind) -> None:
    if kind == Kind.DUPLICATE and complaint.topic == Complaint.Topic.RETALIATION:
        raise NotTogether(_("Retaliation is a complaint of its own, and a duplicate of none."))


def _add(cluster: Cluster, complaint: Complaint, by: User, at: datetime, *, leads: bool) -> None:
    Member.objects.create(
        jurisdiction_id=complaint.jurisdiction_id,
        cluster=cluster,
        complaint=complaint,
        leads=leads,
        joined_by=by,
        joined_at=at,
    )
    _record("complaint.put_together", cluster, complaint, by, at)


def _leave(member: Member, by: User, at: datetime) -> None:
    member.left_by, member.left_at = by, at
    member.save(update_fields=["left_by", "left_at"])
    _record("complaint.taken_apart", member.cluster, member.complaint, by, at)


def _record(event: str, cluster: Cluster, complaint: Complaint, by: User, at: datetime) -> None:
    detail: dict[str, object] = {"cluster": str(cluster.pk), "kind": cluster.kind}
    trail.record(event=event, subject=complaint, by=by, at=at, detail=detail)


def _present() -> QuerySet[Member]:
    return Member.objects.filter(left_at=None).select_related("cluster", "complaint")
