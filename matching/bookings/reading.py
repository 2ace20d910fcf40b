"""Read a booking's prints: decode its files in the sandbox, and keep what was found, sealed."""

from collections.abc import Sequence
from datetime import datetime

from matching.bookings.intake import Upload
from matching.bookings.models import Print, Reading, SourceFile
from matching.engine.template import Template
from matching.interchange import sandbox
from matching.interchange.best import best_of, is_usable, quality_of
from matching.interchange.impressions import Impression
from matching.interchange.positions import fingers_on
from matching.interchange.sandbox import Processed
from portal import leases
from portal.audit import trail
from portal.sealing import seal, unseal

# What the transaction says of a finger that has no print; all else counts as bandaged.
CONDITIONS = {"amputated": Print.Condition.AMPUTATED}
NOTHING_READ = "No fingerprint of this booking could be read."


def load_uploads(reading: Reading) -> list[Upload]:
    """The booking's files as they were sent."""
    owner = str(reading.jurisdiction_id)
    return [
        Upload(bytes(unseal(file.data, owner=owner, name=f"file:{file.pk}")), file.position)
        for file in SourceFile.objects.filter(booking=reading.booking_id).order_by("position")
    ]


def read_uploads(uploads: Sequence[Upload]) -> tuple[list[Processed], dict[int, str]]:
    """Decode and extract: the prints found, and the fingers said to be missing.

    Takes seconds and touches no database; raises ``NotAccepted`` for a file that cannot be
    parsed any more.
    """
    first = uploads[0]
    if first.is_template:
        return [_from_record(*one) for one in sandbox.read_template(first.data)], {}
    if first.is_image:
        images = [sandbox.read_image(u.data, position=u.position or 0) for u in uploads]
        return sandbox.process(images), {}
    transaction = sandbox.read_transaction(first.data)
    return _read_by_need(transaction.impressions), dict(transaction.missing)


def _from_record(position: int, template: Template) -> Processed:
    return Processed(position, position, rolled=False, template=template)


def _read_by_need(impressions: Sequence[Impression]) -> list[Processed]:
    """Read the rolled prints, then those plain ones that show a finger not read so far."""
    found = sandbox.process([one for one in impressions if one.rolled])
    read = {one.position for one in found if is_usable(one)}
    plain = [one for one in impressions if not one.rolled]
    found += sandbox.process([one for one in plain if not read >= set(fingers_on(one.position))])
    return found


def store_prints(
    *,
    reading: Reading,
    found: Sequence[Processed],
    missing: dict[int, str],
    at: datetime,
) -> bool:
    """Keep the prints and close the reading; False if there is nothing to search with."""
    best = best_of(found)
    if not any(is_usable(one) for one in best.values()):
        problems = {one.problem for one in found if one.problem}
        return _fail(reading, " ".join([NOTHING_READ, *sorted(problems)]), at)
    rows = [_print(reading, one) for one in best.values()]
    rows += [
        Print(
            jurisdiction_id=reading.jurisdiction_id,
            booking_id=reading.booking_id,
            position=position,
            condition=CONDITIONS.get(reason, Print.Condition.BANDAGED),
        )
        for position, reason in missing.items()
        if position not in best
    ]
    Print.objects.bulk_create(rows)
    leases.finish(reading, at=at)
    trail.record(
        event="booking.read", subject=reading, by=None, at=at, detail={"fingers": len(rows)}
    )
    return True


def fail_reading(*, reading: Reading, problem: str, at: datetime) -> None:
    """Close a reading that cannot succeed, with a sentence for the agency."""
    _fail(reading, problem, at)


def _fail(reading: Reading, problem: str, at: datetime) -> bool:
    leases.finish(reading, at=at, status=leases.JobStatus.FAILED, problem=problem[:300])
    trail.record(event="booking.unreadable", subject=reading, by=None, at=at)
    return False


def _print(reading: Reading, one: Processed) -> Print:
    row = Print(
        jurisdiction_id=reading.jurisdiction_id,
        booking_id=reading.booking_id,
        position=one.position,
        condition=Print.Condition.PRESENT if is_usable(one) else Print.Condition.UNREADABLE,
        quality=quality_of(one),
        problem=one.problem[:300],
    )
    owner = str(reading.jurisdiction_id)
    if one.template and is_usable(one):
        row.template = seal(one.template.to_bytes(), owner=owner, name=f"print:{row.pk}:template")
    if one.png:
        row.image = seal(one.png, owner=owner, name=f"print:{row.pk}:image")
    return row


def open_template(row: Print) -> Template:
    """The minutiae of a stored print."""
    owner = str(row.jurisdiction_id)
    sealed = row.template or b""
    return Template.from_bytes(unseal(sealed, owner=owner, name=f"print:{row.pk}:template"))


def open_image(row: Print) -> bytes:
    """The PNG of a stored print."""
    owner = str(row.jurisdiction_id)
    return unseal(row.image or b"", owner=owner, name=f"print:{row.pk}:image")
