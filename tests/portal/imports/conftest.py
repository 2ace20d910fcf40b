"""Two administrators, and what everybody can read of the register."""

import pytest

from portal.accounts.models import User
from portal.imports.models import Import
from portal.imports.services import ask_undo, import_file, undo_import
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.participation.models import ParticipationPeriod
from tests.kept import kept


@kept
def deputy(database) -> User:
    """Administers the portal too."""
    return User.objects.create_superuser("deputy")


@pytest.fixture
def apply(chief, deputy, now):
    """Import a file of counties, or of agencies, in the name of the chief and the deputy."""

    def do(content, kind=Import.Kind.COUNTIES):
        return import_file(
            kind=kind, file_name="a.csv", content=content, by=chief, approved_by=deputy, at=now
        )

    return do


@pytest.fixture
def undo(chief, deputy, now):
    """Undo an import in the name of the two."""

    def do(imported):
        ask_undo(imported=imported, by=deputy, at=now)
        return undo_import(imported=imported, by=chief, at=now)

    return do


@pytest.fixture
def public(database):
    """The bytes of everything that anyone may read of places, what holds there, and agencies."""

    def read() -> bytes:
        places = Jurisdiction.objects.filter(listed=True).order_by("code")
        shown = ("code", "name", "postal", "time_zone", "population", "noncitizens")
        periods = ParticipationPeriod.objects.filter(jurisdiction__listed=True)
        agencies = Agency.objects.filter(active=True).order_by("ori")
        holds = periods.order_by("jurisdiction__code", "during").values_list(
            "jurisdiction__code", "during", "flow", "request", "because__authority"
        )
        rows = [
            *places.values_list(*shown, "counted_year", "parent__code"),
            *holds,
            *agencies.values_list("ori", "name", "kind", "jurisdiction__code"),
        ]
        return "\n".join(map(repr, rows)).encode()

    return read
