"""The place has news that it is asked, and its owners that nobody answered: no word of either."""

from complaints.asking.reminding import remind_of_questions
from tests.complaints.asking.test_reminding import question  # noqa: F401
from tests.portal.inbox.told import read_by, told


def test_officials_of_the_place_have_news_of_a_question(question, otto, luca):  # noqa: F811
    (news,) = read_by(otto)

    assert told("question.asked") == ["carl", "otto"]
    assert news.path == f"/questions/{question.pk}/"
    assert news.sentence.startswith("Riverton County, OH was asked a question about a complaint.")
    assert "C-" not in news.sentence


def test_owners_have_news_that_nobody_answered(question, inez):  # noqa: F811
    remind_of_questions(at=question.due_at)

    assert told("question.late") == ["inez"]
    assert "Riverton" not in read_by(inez)[-1].sentence
