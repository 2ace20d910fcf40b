"""A file of completions from the command line: said line by line, and recorded if asked to."""

from collections.abc import Iterator
from datetime import datetime

from portal.accounts.models import User
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.models import Jurisdiction
from portal.training.files.services import apply_file, plan_file


def run(
    *, content: bytes, file_name: str, code: str, by_name: str, apply: bool, at: datetime
) -> Iterator[str]:
    """What each line would do, the counts, and whether it was recorded.

    Raises ``AccessDenied`` where there is no such place or person, and as the services do.
    """
    place = Jurisdiction.objects.select_related("parent").filter(code=code).first()
    by = User.objects.filter(username=by_name, is_active=True).first()
    if place is None or by is None:
        raise AccessDenied("There is no such place, or nobody of this user name.")
    batch = plan_file(place=place, file_name=file_name, content=content, by=by, at=at)
    for number, key, outcome, words in batch.report:
        yield f"{number}: {key}: {outcome}{': ' if words else ''}{' '.join(words)}"
    yield ", ".join(f"{outcome}: {count}" for outcome, count in batch.counts.items())
    if apply:
        apply_file(place=place, batch_id=batch.pk, by=by, at=at)
        yield f"Recorded as file {batch.pk}."
    else:
        yield "Nothing was recorded. Add --apply to record it."
