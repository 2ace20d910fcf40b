"""Notes are for those who may handle the complaint, sealed, and never changed."""

import pytest
from django.db import ProgrammingError, transaction

from complaints.casework.assigning import recuse
from complaints.notes.models import Note
from complaints.notes.selectors import notes_visible_to
from complaints.notes.services import write_note
from complaints.vault.keys import KeyDestroyed, destroy_keys
from complaints.vault.words import WordsMissing, WordsTooLong
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from tests.complaints.casework.test_assigning import lines
from tests.complaints.words import OTHERS, inside
from tests.matching.factories import now

WORDS = "Call the clinic on Elm Street first."


def note(told, by, words=WORDS) -> Note:
    return write_note(complaint_id=told.complaint.pk, words=words, by=by, at=now())


@pytest.mark.parametrize("who", ["inez", "ingrid", "dora"])
def test_each_of_the_team_writes_and_reads(told, who, request, ingrid):
    by = request.getfixturevalue(who)

    note(told, by)

    (read,) = inside(notes_visible_to, ingrid, told.complaint)
    assert (read.words, read.by) == (WORDS, by)


@pytest.mark.parametrize("who", [*OTHERS, "double"])
def test_nobody_else_writes_or_reads(told, who, request, ingrid):
    note(told, ingrid)
    other = request.getfixturevalue(who)

    with pytest.raises(AccessDenied):
        note(told, other)
    assert inside(notes_visible_to, other, told.complaint) == []


def test_who_is_named_in_the_complaint_neither_writes_nor_reads(told, inez, dora):
    note(told, dora)
    with scope.within(scope.complaints()):
        recuse(complaint_id=told.complaint.pk, user=dora, by=inez, at=now())

    with pytest.raises(AccessDenied):
        note(told, dora)
    assert inside(notes_visible_to, dora, told.complaint) == []


@pytest.mark.parametrize(("words", "refusal"), [(" \n", WordsMissing), ("a" * 5001, WordsTooLong)])
def test_a_note_says_something_and_not_too_much(told, ingrid, words, refusal):
    with pytest.raises(refusal):
        note(told, ingrid, words)


def test_the_database_holds_no_word_and_changes_none(told, ingrid):
    made = note(told, ingrid)

    assert b"clinic" not in bytes(made.words)
    for change in (lambda rows: rows.update(written_at=now()), lambda rows: rows.delete()):
        with scope.within(scope.complaints()), pytest.raises(ProgrammingError, match="permission"):  # noqa: SIM117
            with transaction.atomic():
                change(Note.objects.filter(pk=made.pk))


def test_a_note_is_on_record_without_its_words(told, ingrid):
    note(told, ingrid)

    (line,) = lines("complaint.noted")
    assert (line.subject_id, line.detail) == (str(told.complaint.pk), {})


def test_nothing_is_written_once_the_keys_are_gone(told, ingrid):
    destroy_keys(told.complaint.pk)

    with pytest.raises(KeyDestroyed):
        note(told, ingrid)
