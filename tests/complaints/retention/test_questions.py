"""What was put to a place, and what it answered, keeps a complaint and goes with it."""

import pytest

from complaints.asking.models import Answer, Question
from complaints.asking.services import answer_question, ask_place
from complaints.retention.finishing import finish_disposals
from complaints.retention.refusals import NotDisposable
from complaints.vault.keys import KeyDestroyed, Lock, key_of
from portal.jurisdictions import scope
from tests.complaints.casework import conftest as casework
from tests.complaints.casework.conftest import MONDAY, WAY, days
from tests.complaints.following.people import filed
from tests.complaints.retention.conftest import OVER, confirm, propose, rows
from tests.factories import trained


@pytest.fixture
def question(riverton, otto, inez, ingrid, dora) -> Question:
    """A question about a complaint that was closed before the place answered."""
    told = filed(riverton, at=MONDAY)
    for step in WAY["INTAKE_REVIEW"]:
        casework.move(complaint_id=told.complaint.pk, to=step, by=inez, at=MONDAY)
    put = {"words": "Who held him?", "until": (MONDAY + days(30)).date(), "by": ingrid}
    made = ask_place(complaint_id=told.complaint.pk, at=MONDAY, **put)
    closing = {"to": "CLOSED", "outcome": "INSUFFICIENT", "by": dora, "at": MONDAY}
    casework.move(complaint_id=told.complaint.pk, **closing)
    return made


@pytest.fixture
def answered(question, otto):
    def answered(at):
        with scope.within(scope.tenant([question.jurisdiction_id])):
            by = trained(otto, at)
            return answer_question(question_id=question.pk, words="The jail.", by=by, at=at)

    return answered


def about(question):
    return question.asking.complaint_id


def test_a_fresh_answer_of_the_place_keeps_the_complaint(question, answered, dora):
    answered(OVER - days(90) + days(0.01))

    with pytest.raises(NotDisposable, match="90 days"):
        propose(complaint_id=about(question), by=dora, at=OVER)
    assert propose(complaint_id=about(question), by=dora, at=OVER + days(0.01))


def test_the_keys_of_its_questions_go_with_the_complaint(question, answered, dora, dan):
    answered(MONDAY + days(1))
    propose(complaint_id=about(question), by=dora, at=OVER)
    confirm(complaint_id=about(question), by=dan, at=OVER)

    assert finish_disposals(at=OVER) == 1

    with pytest.raises(KeyDestroyed):
        key_of(question.pk, Lock.CONTENT)
    assert len(rows(Answer)) == 1
