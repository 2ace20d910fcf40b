"""What is recommended to a place after findings, and whether the place agrees."""

import pytest

from complaints.asking.refusals import StanceUnfit, TooSoon
from complaints.asking.selectors import questions_of
from complaints.asking.services import answer_question
from complaints.states import Status
from portal.jurisdictions import scope
from portal.mail.models import Letter
from portal.mail.services import body_of
from tests.complaints.asking.test_services import ask
from tests.complaints.casework.conftest import WAY
from tests.complaints.casework.conftest import move as moved
from tests.complaints.words import inside
from tests.matching.factories import now
from tests.portal.participation.desk import at_desk


@pytest.fixture
def found(told, inez, ingrid):
    """A complaint whose findings lead to a recommendation."""
    hands = dict.fromkeys(WAY["RETAINED"], inez)
    hands |= dict.fromkeys(("INVESTIGATING", "FINDINGS", "RECOMMENDATION"), ingrid)
    for to, by in hands.items():
        moved(complaint_id=told.complaint.pk, to=to, by=by, at=now())
    return told


def reply(question, by, **given):
    with scope.within(scope.tenant([question.jurisdiction_id])):
        return answer_question(question_id=question.pk, words="Soon.", **given, by=by, at=now())


@pytest.mark.parametrize("stance", ["CONCUR", "PARTLY", "NO"])
def test_the_place_says_whether_it_agrees(found, ingrid, otto, stance):
    put = ask(found, ingrid, kind="RECOMMENDATION")

    reply(put, otto, stance=stance)

    (asked,) = inside(questions_of, found.complaint, at=now())
    assert (asked.question.kind, asked.answer.stance) == ("RECOMMENDATION", stance)


def test_nothing_is_recommended_before_there_are_findings(told, ingrid):
    with pytest.raises(TooSoon, match="first"):
        ask(told, ingrid, kind="RECOMMENDATION")

    assert ask(told, ingrid).kind == "QUESTION"


@pytest.mark.parametrize(
    ("kind", "stance"),
    [("RECOMMENDATION", ""), ("RECOMMENDATION", "MAYBE"), ("QUESTION", "CONCUR")],
)
def test_a_recommendation_alone_is_agreed_to(found, ingrid, otto, kind, stance):
    put = ask(found, ingrid, kind=kind)

    with pytest.raises(StanceUnfit):
        reply(put, otto, stance=stance)

    assert reply(put, otto, stance="NO" if kind == "RECOMMENDATION" else "")


def test_the_place_reads_it_and_agrees_on_its_page(found, ingrid, otto):
    path = f"/questions/{ask(found, ingrid, kind='RECOMMENDATION').pk}/"
    desk = at_desk(otto)

    page = desk.get(path).content.decode()
    refused = desk.post(path, {"words": "Soon."})
    sent = desk.post(path, {"words": "Soon.", "stance": "PARTLY"})

    assert "A recommendation to Riverton County, OH" in page
    assert (refused.status_code, sent.status_code) == (422, 302)
    assert "Answer: Agrees in part" in desk.get(path).content.decode()


def test_officials_are_written_to_of_a_recommendation_and_of_no_word_of_it(found, ingrid, otto):
    otto.email = "otto@example.gov"
    otto.save(update_fields=["email"])

    ask(found, ingrid, kind="RECOMMENDATION")

    with scope.within(scope.oversight(who="test", why="the letters")):
        (mail,) = Letter.objects.all()
    assert mail.subject == "A recommendation to your jurisdiction"
    assert "whether it agrees" in body_of(mail)
    assert "shift" not in body_of(mail)


def test_the_complaint_waits_at_its_recommendation_for_a_person(found, ingrid, otto):
    reply(ask(found, ingrid, kind="RECOMMENDATION"), otto, stance="CONCUR")

    assert found.as_it_is().status == Status.RECOMMENDATION
    moved(complaint_id=found.complaint.pk, to="AGENCY_RESPONSE", by=ingrid, at=now())
    assert found.as_it_is().status == Status.AGENCY_RESPONSE
