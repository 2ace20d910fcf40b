"""A place answers what it is asked, once, and learns nothing else of the complaint."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError

from complaints.asking.models import Answer, Asking, Question
from complaints.asking.refusals import AnsweredAlready, NobodyToAsk, NotInTime
from complaints.asking.selectors import missed_questions, question_for, questions_for, questions_of
from complaints.asking.services import answer_question, ask_place, forget_questions
from complaints.casework.assigning import recuse
from complaints.models import Complaint
from complaints.vault.words import WordsMissing, WordsTooLong
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied, jurisdictions_of
from tests.complaints.casework.test_assigning import lines
from tests.complaints.following.people import filed
from tests.complaints.words import OTHERS, inside
from tests.matching.factories import now

WORDS = "On which days was the night shift short of staff?"
SAID = "On the first and the third."


def ask(told, by, *, days=10, **given) -> Question:
    wanted = {"words": WORDS, "until": (now() + timedelta(days=days)).date()} | given
    return ask_place(complaint_id=told.complaint.pk, **wanted, by=by, at=now())


def at_home(user, call, *given, **named):
    """What a person gets in the scope of their own places."""
    with scope.within(scope.tenant(jurisdictions_of(user))):
        found = call(*given, **named)
        return list(found) if hasattr(found, "query") else found


def reply(question, by, words=SAID, at=None) -> Answer:
    given = {"question_id": question.pk, "words": words, "by": by, "at": at or now()}
    return at_home(by, answer_question, **given)


@pytest.mark.parametrize("who", ["otto", "carl", "gwen"])
def test_whoever_answers_for_the_place_reads_and_answers(told, ingrid, who, request):
    question, official = ask(told, ingrid), request.getfixturevalue(who)

    read = at_home(official, question_for, official, question.pk, at=now())
    reply(question, official)

    (asked,) = inside(questions_of, told.complaint, at=now())
    assert (read.words, read.answer) == (WORDS, None)
    assert (asked.answer_words, asked.answer.answered_by) == (SAID, official)


@pytest.mark.parametrize("who", ["luca", "rosa", "mona", "chief", "ingrid", "nobody", "paul"])
def test_nobody_else_of_any_place_reads_or_answers(told, ingrid, who, request):
    question, other = ask(told, ingrid), request.getfixturevalue(who)

    assert at_home(other, question_for, other, question.pk, at=now()) is None
    assert at_home(other, questions_for, other) == []
    with pytest.raises(AccessDenied):
        reply(question, other)


def test_the_place_finds_no_way_to_the_complaint(told, ingrid, otto):
    question = ask(told, ingrid)
    secret = {str(told.complaint.pk), told.complaint.number, ingrid.username, str(ingrid.pk)}

    row = at_home(otto, Question.objects.filter(pk=question.pk).values().get)

    assert secret.isdisjoint(map(str, row.values()))
    for model in (Asking, Complaint):
        with pytest.raises(ProgrammingError, match="permission denied"):
            at_home(otto, model.objects.count)


def test_the_number_is_given_where_the_investigator_chose_to(told, ingrid):
    assert ask(told, ingrid).complaint_number == ""
    assert ask(told, ingrid, gives_number=True).complaint_number == told.complaint.number


def test_an_answer_is_given_once_and_stays(told, ingrid, otto, carl):
    question = ask(told, ingrid)
    made = reply(question, otto)

    with pytest.raises(AnsweredAlready):
        reply(question, carl, "Another.")
    with pytest.raises(ProgrammingError, match="permission"):
        at_home(otto, Answer.objects.filter(pk=made.pk).update, words=b"")


def test_no_word_is_in_the_database(told, ingrid, otto):
    question = ask(told, ingrid)
    made = reply(question, otto)

    assert b"shift" not in bytes(question.words)
    assert b"third" not in bytes(made.words)


def test_question_and_answer_are_on_record_without_a_word_or_the_complaint(told, ingrid, otto):
    question = ask(told, ingrid)
    reply(question, otto)

    found = [*lines("question.asked"), *lines("question.answered")]

    assert [one.subject_id for one in found] == [str(question.pk)] * 2
    until = (now() + timedelta(days=10)).date().isoformat()
    asked = {"kind": "QUESTION", "until": until, "number": False}
    assert [one.detail for one in found] == [asked, {"stance": ""}]


@pytest.mark.parametrize("who", [*OTHERS, "inez", "double"])
def test_investigators_and_supervisors_alone_ask(told, who, request):
    with pytest.raises(AccessDenied):
        ask(told, request.getfixturevalue(who))


def test_who_is_named_in_the_complaint_asks_nothing(told, ingrid, dora):
    with scope.within(scope.complaints()):
        recuse(complaint_id=told.complaint.pk, user=ingrid, by=dora, at=now())

    with pytest.raises(AccessDenied):
        ask(told, ingrid)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"words": " \r\n"}, WordsMissing),
        ({"words": "a" * 5001}, WordsTooLong),
        ({"days": 3}, NotInTime),
        ({"days": 92}, NotInTime),
        ({"days": -3}, NotInTime),
    ],
)
def test_what_cannot_be_asked_is_refused(told, ingrid, given, refusal):
    with pytest.raises(refusal):
        ask(told, ingrid, **given)


def test_a_complaint_about_no_place_is_put_to_nobody(program, ingrid):
    with pytest.raises(NobodyToAsk):
        ask(filed(program), ingrid)


def test_an_empty_answer_is_refused(told, ingrid, otto):
    with pytest.raises(WordsMissing):
        reply(ask(told, ingrid), otto, "  ")


def test_late_answers_and_none_are_counted_and_those_in_time_are_not(told, ingrid, otto):
    late, _never, early = (ask(told, ingrid) for _ in range(3))
    over = late.due_at + timedelta(hours=1)
    reply(late, otto, at=over)
    reply(early, otto)

    assert missed_questions(at=now()) == 0
    assert missed_questions(at=over) == 2


def test_disposal_takes_the_words_of_question_and_answer(told, ingrid, otto):
    question = ask(told, ingrid)
    reply(question, otto)

    assert inside(forget_questions, told.complaint) == 1

    read = at_home(otto, question_for, otto, question.pk, at=now())
    assert (read.words, read.answer_words) == ("", "")
