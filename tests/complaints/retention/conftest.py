"""Complaints at their end, each act in the scope in which the desk acts."""

from datetime import datetime

import pytest

from complaints.evidence.services import add_evidence
from complaints.following import messages, withdrawing
from complaints.receipts import digests
from complaints.retention import disposing, holding, schedule
from complaints.retention.finishing import finish_disposals
from portal.jurisdictions import scope
from tests.complaints.casework import conftest as casework
from tests.complaints.casework.conftest import MONDAY, WAY, days, inside
from tests.complaints.following.people import Filed, filed
from tests.conftest import person

bring = casework.bring  # a fixture
OVER = MONDAY + days(8 * 365)  # beyond every line of the schedule
propose, confirm = inside(disposing.propose_disposal), inside(disposing.confirm_disposal)
drop = inside(disposing.drop_disposal)
place_hold, lift_hold = inside(holding.place_hold), inside(holding.lift_hold)
set_period = inside(schedule.set_period)
send, appeal = messages.send_message, withdrawing.appeal


def send_file(told: Filed, *, at: datetime) -> None:
    given = {"complaint": told.complaint, "party": told.filer, "name": "a.txt", "by": None}
    add_evidence(data=b"Some words in a file.", at=at, **given)


@pytest.fixture(autouse=True)
def quick_digests(monkeypatch):
    monkeypatch.setattr(digests, "MEMORY_KIB", 64)


@pytest.fixture
def dan(database):
    """A second supervisor."""
    return person("dan", ("DIRECTOR", None))


@pytest.fixture
def ended(riverton, inez, ingrid, dora) -> Filed:
    """A complaint with people, a message and a file, filed and closed on Monday."""
    told = filed(riverton, at=MONDAY)
    send(party=told.filer, words="One more thing.", at=MONDAY)
    send_file(told, at=MONDAY)
    for step in WAY["INTAKE_REVIEW"]:
        casework.move(complaint_id=told.complaint.pk, to=step, by=inez, at=MONDAY)
    closing = {"to": "CLOSED", "outcome": "INSUFFICIENT", "by": dora, "at": MONDAY}
    casework.move(complaint_id=told.complaint.pk, note="Nothing more is known.", **closing)
    return told


@pytest.fixture
def decided(ended, dora, dan) -> Filed:
    """A complaint whose disposal two people decided, and that nobody carried out yet."""
    propose(complaint_id=ended.complaint.pk, by=dora, at=OVER)
    confirm(complaint_id=ended.complaint.pk, by=dan, at=OVER)
    return ended


@pytest.fixture
def gone(decided) -> Filed:
    """A complaint that was disposed of."""
    assert finish_disposals(at=OVER) == 1
    return decided


def rows(model, **where) -> list:
    with scope.within(scope.complaints()):
        return list(model.objects.filter(**where))
