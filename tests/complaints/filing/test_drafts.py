"""A draft lives 30 minutes from the last answer, sealed, and the session has its id alone."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError, IntegrityError, connection, transaction

from complaints.filing import drafts, models
from complaints.filing.drafts import SAVED_FOR, SHOWN_FOR, Draft, drop_old_drafts
from complaints.filing.tasks import drop_old_drafts as bell
from portal.jurisdictions import scope
from tests.complaints.filing.pages import NOW, WORDS

ANSWERS = {"words": {"words": WORDS}}
LATER = NOW + timedelta(minutes=20)


@pytest.fixture
def session(database):
    store = SessionStore()
    store.create()
    return store


@pytest.fixture
def draft(session) -> Draft:
    return drafts.keep(drafts.begin(session, at=NOW), at=NOW, answers=ANSWERS)


def rows() -> int:
    return models.Draft.objects.count()


def test_what_was_kept_is_there_again(session, draft):
    assert drafts.present(session, at=NOW) == draft
    assert draft.answers == ANSWERS


def test_neither_the_row_nor_the_session_can_be_read(session, draft):
    row = models.Draft.objects.get()

    assert WORDS.encode() not in bytes(row.sealed)
    assert list(session.keys()) == [drafts.DRAFT]
    assert session[drafts.DRAFT] == str(row.pk)


def test_a_draft_does_not_open_under_the_id_of_another(session, draft):
    other = drafts.begin(SessionStore(), at=NOW)
    sealed = models.Draft.objects.get(pk=draft.pk).sealed
    models.Draft.objects.filter(pk=other.pk).update(sealed=sealed)

    assert drafts.read(models.Draft.objects.get(pk=other.pk)) is None


def test_thirty_minutes_after_the_last_answer_nothing_is_left(session, draft):
    assert drafts.present(session, at=NOW + SHOWN_FOR - timedelta(seconds=1))

    assert drafts.present(session, at=NOW + SHOWN_FOR) is None

    assert drafts.DRAFT not in session
    assert rows() == 0


def test_each_answer_begins_the_thirty_minutes_again(session, draft):
    drafts.keep(draft, at=LATER, answers={})

    assert drafts.present(session, at=LATER + timedelta(minutes=29)).answers == {}


def test_to_begin_again_deletes_what_was_there(session, draft):
    before = session.session_key

    assert drafts.begin(session, at=LATER).pk != draft.pk

    assert rows() == 1
    assert session.session_key != before


def test_a_session_without_a_draft_has_none(session):
    assert drafts.present(session, at=NOW) is None
    drafts.forget(session)


def test_the_beat_deletes_what_is_over_and_no_more(session, draft):
    models.Draft.objects.create(
        pk="00000000-0000-4000-8000-000000000001",
        receipt="a" * 64,
        sealed=b"",
        answered_at=NOW,
    )

    assert drop_old_drafts(at=NOW + SHOWN_FOR - timedelta(seconds=1)) == 0
    assert drop_old_drafts(at=NOW + SHOWN_FOR) == 1
    assert drop_old_drafts(at=NOW + SHOWN_FOR) == 0
    assert drop_old_drafts(at=NOW + SAVED_FOR) == 1
    assert rows() == 0


def test_the_bell_of_the_beat_deletes_them(draft):
    bell()

    assert rows() == 0


def test_a_receipt_is_a_digest(draft):
    with pytest.raises(IntegrityError, match="draft_known_by_a_digest"), transaction.atomic():
        models.Draft.objects.update(receipt="eight words")


@pytest.mark.parametrize("which", ["tenant", "casework", "complaints"])
def test_no_scope_reads_a_draft(draft, which, riverton):
    place = [riverton.pk]
    wanted = getattr(scope, which)(place) if which == "tenant" else getattr(scope, which)()

    with (
        pytest.raises(DatabaseError, match="permission denied"),
        scope.within(wanted),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT sealed FROM filing_draft")
