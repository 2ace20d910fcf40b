"""What the courses say: whole in both languages, and published as they stand."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.training.courses.content import Course, course_of, digest_of
from portal.training.courses.reading import DATA, courses, published

KEYS = sorted(courses())
LANGUAGES = ["en", "es"]
WRITTEN = {
    "title": "T",
    "summary": "S",
    "facts": ["F"],
    "pages": [{"title": "P", "text": ["One."], "points": ["A", "B"]}],
    "questions": [{"ask": "Q", "options": ["a", "b"], "right": [0], "why": "W"}],
    "packet": {"summary": "S", "talking": ["T"], "discuss": ["D"], "check": ["C"]},
}


def strings(value):
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def test_every_topic_that_was_announced_is_taught_and_so_are_the_portals_own():
    assert set(KEYS) == {
        "introduction", "introduction-287g", "detainers", "protection", "community", "profiling",
        "language", "retaliation", "examination", "status", "complaints", "participation",
        "committee",
    }  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_a_course_is_whole_in_both_languages(key):
    course = courses()[key]

    assert course.languages == LANGUAGES
    for text in course.texts.values():
        assert 3 <= len(text.pages) <= 5
        assert 4 <= len(text.questions) <= 6
        assert len(text.facts) >= 5


@pytest.mark.parametrize("key", KEYS)
def test_every_question_has_right_and_wrong_answers_and_says_why(key):
    for text in courses()[key].texts.values():
        for question in text.questions:
            assert 0 < len(question.right) < len(question.options)
            assert len(question.why) > 20


@pytest.mark.parametrize("key", KEYS)
def test_no_line_of_one_language_was_left_in_the_other(key):
    english, spanish = courses()[key].texts["en"], courses()[key].texts["es"]

    for one, other in zip(english.questions, spanish.questions, strict=True):
        assert one.ask != other.ask
        assert set(one.options) & set(other.options) == set()
        assert one.why != other.why
    for one, other in zip(english.pages, spanish.pages, strict=True):
        assert set(one.text) & set(other.text) == set()
    assert set(english.facts) & set(spanish.facts) == set()


def test_the_edition_that_is_out_is_of_the_words_that_are_read():
    latest = {one.module: one for one in sorted(published(), key=lambda one: one.number)}

    assert {key: one.digest for key, one in latest.items()} == {
        key: course.digest for key, course in courses().items()
    }, "A text changed: add an edition with its digest to editions.toml."
    assert all(list(one.languages) == LANGUAGES for one in latest.values())


def test_editions_are_counted_without_a_gap_and_come_out_in_their_order():
    for key in KEYS:
        listed = [one for one in published() if one.module == key]

        assert [one.number for one in listed] == list(range(1, len(listed) + 1))
        assert listed == sorted(listed, key=lambda one: one.published_on)


def test_every_file_is_of_a_course():
    files = {path.name for path in DATA.iterdir()} - {"editions.toml"}

    assert files == {f"{key}.{language}.toml" for key in KEYS for language in LANGUAGES}


@given(st.data())
def test_the_digest_follows_every_word(data):
    changed = copy.deepcopy(WRITTEN)
    path = data.draw(st.sampled_from(["title", "summary", "why", "talking"]))
    word = data.draw(st.text(min_size=1, max_size=5))
    if path == "why":
        changed["questions"][0]["why"] += word
    elif path == "talking":
        changed["packet"]["talking"][0] += word
    else:
        changed[path] += word

    assert digest_of({"en": changed}) != digest_of({"en": WRITTEN})


def test_a_course_is_read_in_english_where_it_lacks_the_readers_language():
    course = course_of("x", {"en": WRITTEN})

    assert course.text_in("es").language == "en"
    assert course.text_in("en-us").language == "en"
    assert course_of("x", {"es": WRITTEN}).text_in("fr").language == "es"


@pytest.mark.parametrize(
    "question",
    [{"right": []}, {"right": [0, 1]}, {"right": [2]}, {"options": ["a", "a"]}],
)
def test_a_question_without_a_fair_choice_is_no_question(question):
    words = copy.deepcopy(WRITTEN)
    words["questions"][0] |= question

    with pytest.raises(ValueError, match="right answers"):
        course_of("x", {"en": words})


def test_languages_that_differ_in_their_answers_are_no_course():
    other = copy.deepcopy(WRITTEN)
    other["questions"][0]["right"] = [1]

    with pytest.raises(ValueError, match="languages differ"):
        course_of("x", {"en": WRITTEN, "es": other})


def test_words_are_plain_and_american():
    unwanted = ("programme", "honour", "colour", "\u2014", "  ")
    for course in courses().values():
        assert isinstance(course, Course)
        said = " ".join(
            [course.texts["en"].summary, *course.texts["en"].facts]
            + [line for page in course.texts["en"].pages for line in page.text]
        )
        assert [word for word in unwanted if word in said] == []
