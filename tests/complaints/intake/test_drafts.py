"""What is typed at intake is sealed, belongs to one person, and is gone after a day."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from complaints.intake import drafts
from complaints.intake.drafts import SHOWN_FOR, TYPED_FOR, Draft, drop_old_drafts
from complaints.intake.models import IntakeDraft
from complaints.intake.tasks import drop_old_drafts as bell
from portal.jurisdictions import scope
from tests.complaints.filing.pages import NOW, WORDS

TYPED = Draft(typed={"words-words": [WORDS]}, people=[{"name": "Ana Canary"}])


def test_what_was_kept_is_there_again_for_who_typed_it_alone(inez, dora):
    drafts.keep(inez, TYPED, at=NOW)

    assert drafts.present(inez, at=NOW) == TYPED
    assert drafts.present(dora, at=NOW) == Draft()


def test_the_row_cannot_be_read(inez):
    drafts.keep(inez, TYPED, at=NOW)

    sealed = bytes(IntakeDraft.objects.get().sealed)

    assert WORDS.encode() not in sealed
    assert b"Canary" not in sealed


def test_a_draft_does_not_open_as_that_of_another(inez, dora):
    drafts.keep(inez, TYPED, at=NOW)
    stolen = IntakeDraft.objects.get().sealed
    IntakeDraft.objects.create(typed_by=dora, sealed=stolen, kept_until=NOW + TYPED_FOR)

    assert drafts.present(dora, at=NOW) == Draft()


def test_a_draft_lives_a_day(inez):
    drafts.keep(inez, TYPED, at=NOW)

    assert drafts.present(inez, at=NOW + TYPED_FOR - timedelta(seconds=1)) == TYPED
    assert drafts.present(inez, at=NOW + TYPED_FOR) == Draft()


def test_the_words_of_a_receipt_wait_half_an_hour(inez):
    filed = drafts.keep(inez, Draft(filed={"filer": "eight words"}), at=NOW)

    assert drafts.present(inez, at=NOW + SHOWN_FOR - timedelta(seconds=1)) == filed
    assert drafts.present(inez, at=NOW + SHOWN_FOR) == Draft()


def test_what_is_over_is_deleted_and_the_rest_stays(inez, dora):
    drafts.keep(inez, TYPED, at=NOW)
    drafts.keep(dora, TYPED, at=NOW + timedelta(hours=1))

    assert [drop_old_drafts(at=NOW + TYPED_FOR) for _ in range(2)] == [1, 0]
    assert IntakeDraft.objects.get().typed_by == dora


def test_the_bell_deletes_what_is_over(inez, time_machine):
    drafts.keep(inez, TYPED, at=NOW)
    time_machine.move_to(NOW + TYPED_FOR)

    bell()

    assert not IntakeDraft.objects.exists()


def test_nobody_forgets_for_another(inez, dora):
    drafts.keep(inez, TYPED, at=NOW)

    drafts.forget(dora)

    assert drafts.present(inez, at=NOW) == TYPED


@pytest.mark.parametrize("inside", [scope.complaints, scope.review])
def test_no_scope_reads_a_draft(inez, inside):
    drafts.keep(inez, TYPED, at=NOW)

    with pytest.raises(DatabaseError), scope.within(inside()):
        list(IntakeDraft.objects.all())
