"""Taking a course here: who passes, what is written down, and what is not."""

from datetime import timedelta

import pytest
from django.db import Error

from portal.audit.models import AuditEvent
from portal.training.courses.grading import Unanswered
from portal.training.courses.reading import courses
from portal.training.errors import NotCompleted
from portal.training.models import Completion, Edition, Module, Way
from portal.training.selectors import good
from portal.training.services import months_after, revoke_completion
from portal.training.taught.refusals import EditionChanged, PrerequisiteMissing
from portal.training.taught.selectors import catalog, entry_of
from tests.portal.training.registering import administration
from tests.portal.training.taught.answering import answers_to, complete, take


def test_whoever_passes_is_in_the_register_with_edition_score_and_certificate(nobody, now):
    kept = take(nobody, at=now, wrong=1, language="es-us").completion

    assert (kept.way, kept.score, kept.language) == (Way.HERE, 80, "es")
    assert (kept.recorded_by, kept.user, kept.edition.number) == (nobody, nobody, 1)
    assert kept.completed_on == now.date()
    assert kept.valid_until == months_after(now.date(), 24)
    assert len(kept.certificate) == 20
    assert good(on=now.date()).filter(pk=kept.pk).exists()


def test_whoever_fails_is_told_the_grade_and_nothing_is_kept(nobody, now):
    taken = take(nobody, at=now, wrong=2)

    assert (taken.grade.score, taken.completion) == (60, None)
    assert taken.grade.marks == (False, False, True, True, True)
    assert not Completion.objects.exists()


def test_one_may_try_again_until_it_is_passed(nobody, now):
    take(nobody, at=now, wrong=3)

    assert take(nobody, at=now).completion is not None


@pytest.mark.parametrize("answers", [[], [{0}], [set()] * 5, [{0}] * 4 + [{9}], [{0}] * 6])
def test_nobody_passes_without_answers(answers, nobody, now):
    with pytest.raises(Unanswered, match="every question"):
        take(nobody, at=now, answers=answers)

    assert not Completion.objects.exists()


def test_all_options_of_every_question_are_no_pass(nobody, now):
    questions = courses()["introduction"].texts["en"].questions
    everything = [set(range(len(question.options))) for question in questions]

    assert take(nobody, at=now, answers=everything).grade.score == 0


def test_passing_twice_on_a_day_is_recorded_once_and_next_day_anew(nobody, now):
    first = take(nobody, at=now).completion

    assert take(nobody, at=now).completion == first
    assert take(nobody, at=now + timedelta(days=1)).completion != first
    assert Completion.objects.count() == 2


def test_what_another_recorded_for_the_day_stands(nobody, now):
    known = complete(nobody, "introduction", on=now.date(), at=now)

    assert take(nobody, at=now).completion == known


def test_after_it_was_taken_back_it_can_be_passed_again(nobody, chief, now):
    first = take(nobody, at=now).completion
    revoke_completion(completion_id=first.pk, by=chief, at=now)

    assert take(nobody, at=now).completion != first


def test_another_course_comes_first(nobody, now):
    with pytest.raises(PrerequisiteMissing, match="Introduction to Secure Communities"):
        take(nobody, "detainers", at=now)


@pytest.mark.parametrize(("ago", "taken"), [(0, True), (400, True), (800, False)])
def test_the_course_that_comes_first_is_good_on_the_day(ago, taken, nobody, now):
    day = now.date() - timedelta(days=ago)
    complete(nobody, "introduction", on=day, at=now)

    if taken:
        assert take(nobody, "detainers", at=now).completion
    else:
        with pytest.raises(PrerequisiteMissing):
            take(nobody, "detainers", at=now)


@pytest.mark.parametrize("edition", [0, 2])
def test_answers_to_another_edition_are_not_taken(edition, nobody, now):
    with pytest.raises(EditionChanged):
        take(nobody, at=now, edition=edition)


def test_a_module_that_is_unknown_retired_or_not_taught_is_not_taken(nobody, now):
    with administration():
        Module.objects.create(
            key="other", title="X", audience=["PATROL"], months=1, required_from=now.date()
        )
        Module.objects.filter(key="language").update(retired_on=now.date())

    for key in ("nothing", "other", "language"):
        with pytest.raises(NotCompleted):
            take(nobody, key, at=now, answers=answers_to("introduction"))


def test_the_trail_has_codes_and_numbers_alone(nobody, now):
    take(nobody, at=now, wrong=2)
    take(nobody, at=now)

    with administration():
        lines = list(AuditEvent.objects.filter(event__startswith="training").order_by("pk"))
    assert [line.event for line in lines] == ["training.failed", "training.passed"]
    assert lines[0].detail == {"module": "introduction", "edition": 1, "score": 60}
    assert {line.actor for line in lines} == {f"user:{nobody.pseudonym}"}


def test_the_catalog_asks_few_questions_whatever_its_length(
    database, now, django_assert_num_queries
):
    with django_assert_num_queries(2):
        found = catalog(on=now.date())

    assert len(found) == 13
    assert all(entry.can_be_taken and entry.audiences for entry in found)


def test_a_course_before_its_edition_is_out_is_read_and_not_taken(database, now):
    first = Edition.objects.get(module__key="introduction")

    entry = entry_of("introduction", on=first.published_on - timedelta(days=1))

    assert entry.text_in("en") is not None
    assert not entry.can_be_taken


ROW = {"way": Way.HERE, "language": "en", "score": 100}
REFUSED = [
    ({"score": 79}, "passed if taken here"),
    ({"score": None}, "completion_taken_here_by_oneself"),
    ({"score": 101}, "completion_score_percent"),
    ({"language": ""}, "completion_taken_here_by_oneself"),
    ({"edition": None}, "completion_taken_here_by_oneself"),
    ({"edition": "detainers"}, "edition of its module"),
    ({"completed_on": None}, "passed if taken here"),
    ({"recorded_by": None}, "completion_taken_here_by_oneself"),
    ({"way": Way.RECORDED}, "completion_recorded_by_another"),
    ({"way": "TOLD"}, "completion_known_in_some_way"),
    ({"way": Way.ROLL_CALL, "recorded_by": None}, "completion_attested_at_a_roll_call"),
    ({"certificate": "ABC"}, "completion_certificate_well_formed"),
]


@pytest.mark.parametrize(("fields", "constraint"), REFUSED)
def test_the_database_refuses_what_was_not_passed(fields, constraint, nobody, now):
    edition = Edition.objects.get(module__key="introduction")
    day = edition.published_on
    row = ROW | {"module": edition.module, "edition": edition, "user": nobody,
                 "completed_on": day, "valid_until": day, "recorded_by": nobody,
                 "recorded_at": now} | fields  # fmt: skip
    if row["completed_on"] is None:
        row["completed_on"] = day - timedelta(days=1)
    if row["edition"] == "detainers":
        row["edition"] = Edition.objects.get(module__key="detainers")

    with pytest.raises(Error, match=constraint):
        Completion.objects.create(**row)
