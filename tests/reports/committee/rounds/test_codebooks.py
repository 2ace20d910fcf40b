"""The codebook: what is asked, in two languages, and a new version for a new wording."""

from dataclasses import replace

import pytest
from django.db import DatabaseError
from django.utils import translation

from portal.jurisdictions.access import AccessDenied
from reports.committee.rounds.codebook_text import QUESTIONS
from reports.committee.rounds.codebooks import (
    answers_of,
    file_codebook,
    latest_codebook,
    questions_of,
    text_of,
)
from reports.committee.rounds.models import Question
from reports.committee.rounds.states import Scale
from reports.committee.seats.states import Duty
from tests.reports.committee.worlds import AT, inside


@pytest.fixture
def codebook(sybil):
    return inside(file_codebook, by=sybil, at=AT)


def test_every_duty_of_the_charge_is_asked_about(codebook):
    questions = list(questions_of(codebook))

    assert {one.duty for one in questions} == set(Duty)
    assert [one.number for one in questions] == list(range(1, len(QUESTIONS) + 1))


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: asked.text[:30])
def test_a_question_can_be_answered_and_left_open_in_both_languages(asked):
    values = [value for value, _english, _spanish in asked.answers]

    assert len(set(values)) == len(values)
    assert sum(value >= 0 for value in values) >= 2
    assert -1 in values
    assert min(values) >= -2
    assert all(english and spanish for _value, english, spanish in asked.answers)
    assert asked.text != asked.text_es


def test_answers_by_their_order_stand_in_it():
    for asked in QUESTIONS:
        values = [value for value, *_words in asked.answers if value >= 0]
        assert asked.scale == Scale.NOMINAL or values == sorted(values)


@pytest.mark.parametrize(("language", "first"), [("en", "Yes"), ("es", "Sí")])
def test_a_question_is_read_in_the_readers_language(language, first, codebook):
    question = questions_of(codebook)[3]

    with translation.override(language):
        assert text_of(question) == (question.text if language == "en" else question.text_es)
        assert answers_of(question)[0] == (1, first)


def test_the_same_words_are_filed_once_and_others_as_a_new_version(codebook, sybil):
    changed = [replace(QUESTIONS[0], text="Does the level fit?"), *QUESTIONS[1:]]

    same = inside(file_codebook, by=sybil, at=AT)
    other = inside(file_codebook, by=sybil, at=AT, questions=changed)

    assert same == codebook
    assert (codebook.version, other.version) == (1, 2)
    assert latest_codebook() == other
    assert questions_of(codebook)[0].text == QUESTIONS[0].text


def test_the_secretariat_alone_files_one(mina):
    with pytest.raises(AccessDenied):
        inside(file_codebook, by=mina, at=AT)


def test_nobody_changes_a_question_that_was_filed(codebook):
    with pytest.raises(DatabaseError, match="permission denied"):
        inside(Question.objects.filter(codebook=codebook).update, text="Another")
