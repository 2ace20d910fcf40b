"""Complaints that somebody works on, each act in the scope in which the desk acts."""

from datetime import UTC, datetime, timedelta
from functools import wraps

import pytest

from complaints.casework import appeals, assigning, moving, pausing, running
from complaints.casework.hands import lock_complaint
from complaints.models import Complaint
from complaints.states import COMPLAINT, FILER
from portal.jurisdictions import scope
from tests.factories import trained

MONDAY = datetime(2026, 11, 2, 15, tzinfo=UTC)
RIGHT_OF = {"inez": "intake_complaint", "ingrid": "investigate_complaint"} | {
    "dora": "supervise_complaint"
}
HOLDER = {right: name for name, right in RIGHT_OF.items()}
# The way to each state, and the outcome where it has one.
WAY = {
    "RECEIVED": [],
    "ACKNOWLEDGED": ["ACKNOWLEDGED"],
    "CONSENT_PENDING": ["ACKNOWLEDGED", "CONSENT_PENDING"],
    "INTAKE_REVIEW": ["ACKNOWLEDGED", "INTAKE_REVIEW"],
}
WAY["OIG_WINDOW"] = [*WAY["INTAKE_REVIEW"], "OIG_WINDOW"]
WAY["RETAINED"] = [*WAY["OIG_WINDOW"], "RETAINED"]
WAY["REFERRED"] = [*WAY["OIG_WINDOW"], "REFERRED"]
WAY["INVESTIGATING"] = [*WAY["RETAINED"], "INVESTIGATING"]
WAY["FINDINGS"] = [*WAY["INVESTIGATING"], "FINDINGS"]
WAY["RECOMMENDATION"] = [*WAY["FINDINGS"], "RECOMMENDATION"]
WAY["AGENCY_RESPONSE"] = [*WAY["RECOMMENDATION"], "AGENCY_RESPONSE"]
WAY["CLOSED"] = [*WAY["FINDINGS"], "CLOSED"]
WAY["REOPENED"] = [*WAY["CLOSED"], "REOPENED"]
WAY["WITHDRAWN"] = ["WITHDRAWN"]


def days(number: float) -> timedelta:
    return timedelta(days=number)


def inside(call):
    """The call in the complaints scope; years from now its people were trained again."""

    @wraps(call)
    def scoped(**given):
        if given.get("by") and given.get("at", MONDAY) > MONDAY + days(300):
            trained(given["by"], given["at"])
        with scope.within(scope.complaints()):
            return call(**given)

    return scoped


mark_referred = inside(moving.mark_referred)
move, withdraw = inside(moving.move_complaint), inside(moving.withdraw_complaint)
assign, recuse = inside(assigning.assign), inside(assigning.recuse)
pause, resume = inside(pausing.pause), inside(pausing.resume)
extend, leave_closed = inside(pausing.extend_report), inside(appeals.leave_closed)
begin = inside(lambda complaint: running.ensure_begun(lock_complaint(complaint.pk)))


def again(complaint) -> Complaint:
    with scope.within(scope.complaints()):
        return Complaint.objects.select_related("jurisdiction").get(pk=complaint.pk)


@pytest.fixture
def bring(complain, request):
    """A complaint against Riverton, opened on Monday and brought to a state at once."""

    def make(status: str = "RECEIVED", *, at=MONDAY, **fields) -> Complaint:
        made = complain(at=at, **fields)
        for step in WAY[status]:
            now = again(made)
            right = COMPLAINT.ways[now.status][step]
            if right == FILER:
                withdraw(complaint_id=made.pk, at=at)
                continue
            by = request.getfixturevalue(HOLDER[right])
            if step == "REFERRED":
                mark_referred(complaint_id=made.pk, by=by, at=at)
                continue
            outcome = "SUBSTANTIATED" if step == "CLOSED" else ""
            move(complaint_id=made.pk, to=step, outcome=outcome, by=by, at=at)
        return again(made)

    return make
