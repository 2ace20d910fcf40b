"""Whether an import may still be undone: nothing that came after it may be lost."""

from collections.abc import Sequence

from django.db.models import QuerySet
from guardian.models import GroupObjectPermission

from portal.imports.errors import ImportRefused
from portal.imports.models import Import, ImportChange
from portal.imports.selectors import activations, as_written
from portal.imports.states import ImportStatus
from portal.jurisdictions.models import Agency, AgencyToken, Jurisdiction
from portal.participation.acts import Act
from portal.participation.models import ParticipationEvent

Table = ImportChange.Table


def require_undoable(imported: Import, changes: Sequence[ImportChange]) -> None:
    """Raise ``ImportRefused`` with the first thing that came after the import."""
    _require_untouched(imported, changes)
    made = [change.key for change in changes if _made(change)]
    if imported.kind == Import.Kind.AGENCIES:
        _require_no_keys(made)
    else:
        _require_bare(made)


def _made(change: ImportChange) -> bool:
    shown = "active" if change.table == Table.AGENCY else "listed"
    return change.before is None or not change.before[shown]


def _require_untouched(imported: Import, changes: Sequence[ImportChange]) -> None:
    keys = [change.key for change in changes]
    if not keys:
        return
    now = as_written(changes[0].table, keys)
    for change in changes:
        if now.get(change.key) == change.after:
            continue
        later = ImportChange.objects.filter(
            table=change.table,
            key=change.key,
            of__pk__gt=imported.pk,
            of__status__in=[ImportStatus.APPLIED, ImportStatus.ASKED],
        ).last()
        if later:
            raise ImportRefused(f"Import {later.of_id} changed {change.key} later: undo it first.")
        raise ImportRefused(f"{change.key} was changed since, by other means than an import.")


def _require_no_keys(oris: Sequence[str]) -> None:
    """An agency whose software holds a key is at work."""
    tokens = AgencyToken.objects.filter(agency__ori__in=oris, revoked_at=None)
    token = tokens.select_related("agency").first()
    if token:
        raise ImportRefused(f"{token.agency} has a key for its software: revoke that first.")


def _require_bare(codes: Sequence[str]) -> None:
    """A place that leaves the lists takes nothing with it."""
    places = Jurisdiction.objects.filter(code__in=codes)
    if agency := Agency.objects.filter(jurisdiction__in=places, active=True).first():
        raise ImportRefused(f"{agency.jurisdiction} has agencies, as {agency}: undo them first.")
    child = Jurisdiction.objects.filter(parent__in=places, listed=True).exclude(code__in=codes)
    if other := child.select_related("parent").first():
        raise ImportRefused(
            f"{other.parent} has come to hold {other}, which is not of this import."
        )
    if event := _event_of_others(places):
        what = f"{event.get_act_display()} of {event.effective_at:%Y-%m-%d}"
        raise ImportRefused(f"{event.jurisdiction} has an entry of its own since: {what}.")
    ids = [str(pk) for pk in places.values_list("pk", flat=True)]
    held = GroupObjectPermission.objects.filter(
        content_type__model="jurisdiction", object_pk__in=ids, group__user__isnull=False
    )
    if grant := held.select_related("group").first():
        raise ImportRefused(f"People hold the role {grant.group.name}: take it from them first.")


def _event_of_others(places: QuerySet[Jurisdiction]) -> ParticipationEvent | None:
    """A standing entry beside the one activation that the import itself gives each place."""
    own = {event.jurisdiction_id: event.pk for event in reversed(activations(places))}
    undone = ParticipationEvent.objects.filter(act=Act.UNDO).values("concerns")
    rows = ParticipationEvent.objects.filter(jurisdiction__in=places).exclude(act=Act.UNDO)
    rows = rows.exclude(pk__in=list(own.values())).exclude(pk__in=undone)
    return rows.select_related("jurisdiction").first()
