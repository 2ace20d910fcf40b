"""What the statistics may read of the records: codes and instants, and no person."""

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction

from matching.bookings.models import Booking
from matching.detainers.models import Detainer
from portal.jurisdictions import scope
from portal.jurisdictions.bound_keys import is_tenant_model
from portal.jurisdictions.isolation import STATISTICS

# Words that the statistics read: each is one of a short list that the program gives.
CODES = {
    "detainers_detainer.source",
    "detainers_detainer.status",
    "detainers_service.served_on",
    "holds_custodyend.kind",
    "matching_booking.recorded_group",
    "matching_candidate.conclusion",
    "matching_charge.ncic_code",
    "matching_charge.severity",
    "matching_reading.status",
    "matching_search.gallery",
    "matching_search.status",
    "policy_decision.reasons",
    "status_case.standing",
    "status_case.status",
    "status_claim.kind",
    "status_claim.outcome",
    "status_finding.presence",
    "status_finding.subject",
    "status_response.finding",
}
READABLE = """
SELECT c.relname || '.' || a.attname, a.atttypid::regtype::text
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relname = ANY(%s) AND a.attnum > 0 AND NOT a.attisdropped
AND has_column_privilege(%s, c.oid, a.attnum, 'SELECT')
"""
WRITABLE = """
SELECT relation FROM unnest(%s::text[]) relation
WHERE has_any_column_privilege(%s, relation, 'INSERT, UPDATE')
   OR has_table_privilege(%s, relation, 'DELETE, TRUNCATE')
"""
PARTS = ("matching.", "complaints.")
SAFE = {"uuid", "bigint", "timestamp with time zone"}


def tables_of_records() -> list[str]:
    """The tables of matching and of complaints; servers of agencies are for every scope."""
    models = [model for model in apps.get_models() if is_tenant_model(model)]
    return [m._meta.db_table for m in models if m.__module__.startswith(PARTS)]


def test_the_statistics_read_keys_instants_and_codes_of_records_alone(admin_connection):
    found = dict(admin_connection.execute(READABLE, [tables_of_records(), STATISTICS]).fetchall())

    assert {name for name, kind in found.items() if kind not in SAFE} == CODES
    assert "bytea" not in found.values()


def test_the_statistics_write_no_record(admin_connection):
    given = [tables_of_records(), STATISTICS, STATISTICS]

    assert admin_connection.execute(WRITABLE, given).fetchall() == []


@pytest.mark.parametrize(
    ("model", "column"), [(Booking, "person"), (Booking, "local_number"), (Detainer, "number")]
)
def test_nobody_is_named_to_the_statistics(model, column, database):
    with scope.within(scope.statistics()):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            list(model.objects.values_list(column))
        list(model.objects.values_list("pk"))
