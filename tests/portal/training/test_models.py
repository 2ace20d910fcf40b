"""What the database refuses about training."""

from datetime import timedelta

import pytest
from django.db import Error, IntegrityError, connection

from portal.jurisdictions import scope
from portal.training.models import Completion, Module
from portal.training.services import record_completion
from tests.factories import NOON
from tests.portal.training.registering import administration

DAY = NOON.date()
MODULE = {"key": "x", "title": "X", "roles": ["OFFICER"], "months": 12, "required_from": DAY}
WRONG = [
    ({"roles": []}, "module_for_somebody"),
    ({"audience": ["EVERYBODY"]}, "module_for_known_audiences"),
    ({"minutes": 0}, "module_of_some_minutes"),
    ({"roles": ["CLERK"]}, "module_for_gated_roles"),
    ({"months": 0}, "module_good_for_some_months"),
    ({"months": 121}, "module_good_for_some_months"),
    ({"retired_on": DAY - timedelta(days=1)}, "module_retired_after_it_began"),
]


@pytest.mark.parametrize(("fields", "constraint"), WRONG)
def test_a_module_that_makes_no_sense_is_refused(fields, constraint, database):
    with pytest.raises(IntegrityError, match=constraint), administration():
        Module.objects.create(**MODULE | fields)


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"valid_until": DAY - timedelta(days=1)}, "completion_good_from_its_day"),
        ({"revoked_at": NOON}, "completion_revoked_by_whom_and_when"),
    ],
)
def test_a_completion_that_makes_no_sense_is_refused(fields, constraint, jack):
    given = {
        "module": Module.objects.get(key="status"), "user": jack, "completed_on": DAY,
        "valid_until": DAY, "recorded_at": NOON,
    }  # fmt: skip

    with pytest.raises(IntegrityError, match=constraint):
        Completion.objects.create(**given | fields)


def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", [
    "UPDATE training_completion SET valid_until = '2999-01-01'",
    "UPDATE training_completion SET completed_on = '2001-01-01'",
    "DELETE FROM training_completion",
])  # fmt: skip
@pytest.mark.parametrize("rows", [scope.tenant([1]), scope.review(), scope.casework()])
def test_no_scope_rewrites_what_was_completed(rows, statement, jack):
    with pytest.raises(Error, match="permission denied"), scope.within(rows):
        run(statement)


def test_an_examiners_scope_records_nothing(nobody):
    with pytest.raises(Error, match="permission denied"), scope.within(scope.review()):
        record_completion(user=nobody, module="status", completed_on=DAY, by=None, at=NOON)
