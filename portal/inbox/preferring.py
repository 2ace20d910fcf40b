"""What a person chooses about letters, and the note of when they looked."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from portal.accounts.models import User
from portal.audit import trail
from portal.inbox.kinds import Email, kind_of
from portal.inbox.models import Preference, Reader
from portal.inbox.own import rows_of

# Whoever comes back later than this comes for a visit of its own.
PAUSE = timedelta(minutes=30)


@transaction.atomic
def prefer(
    *,
    emails: Mapping[str, str],
    language: str,
    hour: int,
    time_zone: str,
    by: User,
    at: datetime,
) -> None:
    """Keep how often a person wants letters of each kind, in which language, and at what hour.

    Raises ``UnknownKind`` for a kind that is none.
    """
    rows = [
        Preference(user=by, kind=kind_of(key).key, email=Email(way))
        for key, way in sorted(emails.items())
    ]
    letters = {"language": language, "hour": hour, "time_zone": time_zone}
    with rows_of(by):
        Reader.objects.update_or_create(user=by, defaults=letters)
        Preference.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["user", "kind"],
            update_fields=["email"],
        )
    detail: dict[str, object] = {row.kind: row.email for row in rows} | letters
    trail.record(event="inbox.preferred", subject=by, by=by, at=at, detail=detail)


@transaction.atomic
def note_visit(*, by: User, at: datetime) -> datetime | None:
    """Note that a person looks at what waits for them; when the visit before this one began.

    A visit goes on while its person comes back within half an hour of its begin.
    """
    with rows_of(by):
        reader, _new = Reader.objects.select_for_update(of=("self",)).get_or_create(user=by)
        if reader.visited_at is None or at >= reader.visited_at + PAUSE:
            reader.visited_before, reader.visited_at = reader.visited_at, at
            reader.save(update_fields=["visited_at", "visited_before"])
        return reader.visited_before
