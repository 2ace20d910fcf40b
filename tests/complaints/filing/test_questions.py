"""Which questions are asked: there is always an end, and nothing pointless stays."""

from hypothesis import given
from hypothesis import strategies as st

from complaints.filing.questions import (
    CHECK,
    TITLES,
    answered,
    lacks,
    next_page,
    page_after,
    page_before,
    pages_of,
    said,
)
from complaints.models import Complaint
from complaints.modes import Mode, Relation
from complaints.views.filing_forms import FORMS

# What decides on other pages; any other answer decides on none.
DECIDING = {
    "mode": st.sampled_from(Mode.values),
    "relation": st.sampled_from(Relation.values),
    "topic": st.sampled_from(Complaint.Topic.values),
    "place": st.sampled_from(["US", "39901", "39"]),
}


def a_page(page: str):
    return st.fixed_dictionaries({page: DECIDING.get(page, st.text(max_size=5))})


some_answers = st.lists(
    st.sampled_from(list(TITLES)).flatmap(lambda page: st.tuples(st.just(page), a_page(page))),
    max_size=40,
)


def after(given_answers) -> dict:
    """The answers as they are when each page is sent that can be reached."""
    answers = {}
    for page, said_there in given_answers:
        if page in pages_of(answers):
            answers = answered(answers, page, said_there)
    return answers


@given(some_answers, st.data())
def test_whatever_was_answered_the_next_pages_lead_to_the_check(given_answers, data):
    answers, steps = after(given_answers), 0

    while (page := next_page(answers)) != CHECK:
        answers, steps = answered(answers, page, data.draw(a_page(page))), steps + 1

    assert lacks(answers) == []
    assert list(pages_of(answers)) == [page for page in TITLES if page in answers]
    assert steps <= len(TITLES)


@given(some_answers)
def test_no_answer_stays_to_which_the_others_do_not_lead(given_answers):
    answers = after(given_answers)

    assert set(answers) <= set(pages_of(answers))


@given(some_answers)
def test_the_way_back_is_the_way_forth(given_answers):
    answers = after(given_answers)
    pages = pages_of(answers)

    for page in pages:
        following = page_after(answers, page)
        assert following == CHECK or page_before(answers, following) == page
    assert page_before(answers, pages[0]) == ""


@given(some_answers)
def test_the_anonymous_are_never_asked_how_to_reach_them(given_answers):
    answers = answered(after(given_answers), "mode", {"mode": "ANONYMOUS"})

    assert "contact" not in pages_of(answers)
    assert "contact" not in answers


@given(some_answers)
def test_the_same_answer_again_changes_nothing(given_answers):
    answers = after(given_answers)

    assert all(answered(answers, page, answers[page]) == answers for page in answers)


def test_another_place_drops_the_office_of_the_one_before():
    answers = {"place": {"place": "39901"}, "agency": {"agency": "7"}}

    assert "agency" in answered(answers, "place", {"place": "39901"})
    assert "agency" not in answered(answers, "place", {"place": "39902"})
    assert "agency" not in pages_of(answered(answers, "place", {"place": "US"}))


def test_who_files_for_himself_is_asked_about_no_other():
    for relation in Relation.values:
        pages = pages_of({"relation": {"relation": relation}})

        assert ("people" in pages) == (relation != "SELF")
        assert ("authority" in pages) == (relation not in ("SELF", "WITNESS"))


def test_each_topic_leads_to_its_own_questions():
    own = {"held", "earlier", "record", "notice"}
    asked = {
        topic: own & set(pages_of({"topic": {"topic": topic}})) for topic in Complaint.Topic.values
    }

    assert asked["HELD_TOO_LONG"] == {"held", "notice"}
    assert asked["CITIZEN_OR_VICTIM"] == asked["NO_COPY"] == {"notice"}
    assert asked["RETALIATION"] == {"earlier"}
    assert asked["DATA_ERROR"] == {"record", "notice"}
    assert not any(asked[topic] for topic in ("STOP", "TREATMENT", "OTHER", "NOT_SURE"))


def test_every_question_has_a_form_and_a_title():
    assert list(FORMS) == list(TITLES)
    assert all(title.endswith("?") for title in TITLES.values())


def test_what_was_not_said_is_empty():
    assert said({}, "words") == ""
    assert said({"when": {"when": "ABOUT", "about": "spring"}}, "when", "about") == "spring"
