"""The database refuses an import that two people did not carry, or that is in no known state."""

import pytest
from django.db import IntegrityError, transaction

from portal.imports.models import Import, ImportChange
from portal.imports.services import record_import
from portal.imports.states import LIFECYCLE, ImportStatus
from portal.states import TransitionRefused
from tests.portal.imports.files import RIVERTON, counties


@pytest.fixture
def planned(chief, now):
    return record_import(
        kind="COUNTIES", file_name="a.csv", content=counties(RIVERTON), by=chief, at=now
    )


def broken(chief, deputy, now):
    applied = {"status": "APPLIED", "applied_by": deputy, "applied_at": now}
    asked = {**applied, "status": "ASKED", "undo_asked_by": deputy, "undo_asked_at": now}
    return {
        "import_of_a_known_kind_and_state": {"kind": "STATES"},
        "import_digests_well_formed": {"sha256": "x"},
        "import_applied_by_a_second_person": {**applied, "applied_by": chief},
        "import_undone_by_a_second_person": {
            **asked, "status": "UNDONE", "undone_by": deputy, "undone_at": now,
        },
        "import_applied_by_somebody": {**applied, "applied_at": None},
        "import_undo_asked_by_somebody": {**asked, "undo_asked_at": None},
        "import_undone_by_somebody": {**asked, "undone_by": chief, "undone_at": now},
    }  # fmt: skip


@pytest.mark.parametrize("name", list(broken(None, None, None)))
def test_the_database_refuses_what_must_not_be(name, planned, chief, deputy, now):
    fields = broken(chief, deputy, now)[name]

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Import.objects.filter(pk=planned.pk).update(**fields)


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("import_changes_a_record_once", {}),
        ("import_change_of_a_known_table", {"table": "STATE"}),
    ],
)
def test_the_database_refuses_a_change_of_nothing_known(name, fields, planned):
    given = {"of": planned, "table": "PLACE", "key": "39901", "after": {}}
    ImportChange.objects.create(**given)

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        ImportChange.objects.create(**(given | fields))


WAYS = {
    ("READING", "PLANNED"), ("READING", "CANCELED"),
    ("PLANNED", "APPLIED"), ("APPLIED", "ASKED"), ("ASKED", "APPLIED"), ("ASKED", "UNDONE"),
}  # fmt: skip


@pytest.mark.parametrize("target", ImportStatus)
@pytest.mark.parametrize("source", ImportStatus)
def test_an_import_goes_the_ways_of_the_table_and_no_other(source, target):
    if (source, target) in WAYS:
        assert LIFECYCLE.permission_for(source=source, target=target)
    else:
        with pytest.raises(TransitionRefused):
            LIFECYCLE.permission_for(source=source, target=target)
