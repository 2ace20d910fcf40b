"""What two people decided is carried out, and is taken up again where it broke off."""

import pytest
from django.db import OperationalError, connection

from complaints.casework.models import Move
from complaints.clusters.keeping import sketch_new
from complaints.clusters.models import Sketch
from complaints.evidence.files import _path as path_of_file
from complaints.evidence.models import Evidence
from complaints.following.models import Message
from complaints.models import Complaint, Party
from complaints.receipts.services import find_party
from complaints.retention.finishing import finish_disposals
from complaints.retention.models import Tombstone
from complaints.vault.keys import KeyDestroyed, Lock, key_of
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from tests.complaints.casework.conftest import days
from tests.complaints.retention.conftest import OVER, confirm, propose, rows


def files_of(told) -> list[bool]:
    made = rows(Evidence, complaint=told.complaint)
    return [path_of_file(one.pk, "original").exists() for one in made]


def is_readable(told) -> bool:
    try:
        key_of(told.complaint.pk, Lock.CONTENT)
    except KeyDestroyed:
        return False
    return True


def emptied(model, column: str, told, **where) -> bool:
    found = rows(model, **where or {"complaint": told.complaint})
    values = [getattr(one, column) for one in found]
    assert found
    return all(value is None or bytes(value) == b"\x00" for value in values)


def test_keys_files_and_all_that_was_sealed_are_gone(gone):
    assert not is_readable(gone)
    assert files_of(gone) == [False]
    assert emptied(Complaint, "content", gone, pk=gone.complaint.pk)
    assert emptied(Party, "identity", gone)
    assert emptied(Message, "words", gone)
    assert emptied(Move, "note", gone)
    assert emptied(Evidence, "name", gone)


def test_what_is_confirmed_after_a_turn_began_waits_for_the_next(ended, dora, dan):
    later = OVER + days(1)
    propose(complaint_id=ended.complaint.pk, by=dora, at=OVER)
    confirm(complaint_id=ended.complaint.pk, by=dan, at=later)

    assert finish_disposals(at=OVER) == 0
    assert is_readable(ended)
    assert finish_disposals(at=later) == 1


def test_what_finds_its_like_is_gone(decided):
    sketch_new(at=OVER)
    assert rows(Sketch)[0].bands

    finish_disposals(at=OVER)

    (sketch,) = rows(Sketch)
    assert (bytes(sketch.values), sketch.bands) == (b"", [])


def test_a_tombstone_is_left(gone, dora, dan):
    (stone,) = rows(Tombstone)

    assert (stone.number, stone.topic) == (gone.complaint.number, "TREATMENT")
    assert (stone.outcome, stone.period.days) == ("INSUFFICIENT", 3 * 365)
    assert {stone.proposed_by_id, stone.confirmed_by_id} == {dora.pk, dan.pk}
    assert stone.disposed_at == OVER


def test_the_number_of_a_notice_goes_too(bring, dora, dan):
    made = bring("WITHDRAWN")
    from_two(made, dora, dan)

    assert rows(Complaint, pk=made.pk)[0].notice_number == ""


def from_two(complaint, one, other) -> None:
    propose(complaint_id=complaint.pk, by=one, at=OVER)
    confirm(complaint_id=complaint.pk, by=other, at=OVER)
    finish_disposals(at=OVER)


def test_the_words_of_a_receipt_are_told_the_day_and_no_more(gone):
    for words in (gone.filer_words, *gone.affected_words):
        with pytest.raises(KeyDestroyed) as refusal:
            find_party(typed=words, at=OVER)

        assert str(refusal.value) == "This complaint was disposed of on Oct. 31, 2034."


def test_another_complaint_stays_whole(gone, bring):
    other = bring("CLOSED")
    finish_disposals(at=OVER)

    assert key_of(other.pk, Lock.CONTENT)
    assert rows(Complaint, pk=other.pk)[0].content


def test_nothing_is_carried_out_that_is_not_confirmed(ended, dora):
    propose(complaint_id=ended.complaint.pk, by=dora, at=OVER)

    assert finish_disposals(at=OVER) == 0
    assert is_readable(ended)


def test_once_more_does_nothing(gone):
    assert finish_disposals(at=OVER) == 0
    assert len(rows(Tombstone)) == 1


def test_a_file_that_stays_is_taken_up_again(decided):
    (made,) = rows(Evidence, complaint=decided.complaint)
    path = path_of_file(made.pk, "original")
    path.unlink()
    path.mkdir()  # cannot be unlinked, even by root
    with pytest.raises(OSError, match="original"):
        finish_disposals(at=OVER)
    assert rows(Tombstone) == []

    path.rmdir()

    assert finish_disposals(at=OVER) == 1
    assert not is_readable(decided)


def test_one_that_stays_keeps_none_of_the_others_waiting(decided, bring, dora, dan):
    (made,) = rows(Evidence, complaint=decided.complaint)
    path = path_of_file(made.pk, "original")
    path.unlink()
    path.mkdir()  # cannot be unlinked, even by root
    other = bring("WITHDRAWN")
    propose(complaint_id=other.pk, by=dora, at=OVER)
    confirm(complaint_id=other.pk, by=dan, at=OVER + days(1))

    with pytest.raises(OSError, match="original"):
        finish_disposals(at=OVER + days(1))

    assert [one.complaint_id for one in rows(Tombstone)] == [other.pk]


def no_room_for_tombstones(execute, sql, params, many, context):
    if sql.startswith('INSERT INTO "retention_tombstone"'):
        raise OperationalError("no space left")
    return execute(sql, params, many, context)


def test_what_the_database_refuses_is_taken_up_again(decided):
    refused = pytest.raises(OperationalError, match="no space left")
    with connection.execute_wrapper(no_room_for_tombstones), refused:
        finish_disposals(at=OVER)
    assert rows(Tombstone) == []
    assert not is_readable(decided)

    assert finish_disposals(at=OVER) == 1
    assert emptied(Message, "words", decided)
    assert files_of(decided) == [False]


def test_a_disk_that_refuses_leaves_no_tombstone(decided, monkeypatch, tmp_path):
    folder = tmp_path / "complaint-keys" / decided.complaint.pk.hex[:2]
    blocked = folder / f"{decided.complaint.pk.hex}.content"
    kept = blocked.read_bytes()
    blocked.unlink()
    blocked.mkdir()  # cannot be unlinked, even by root

    with pytest.raises(OSError, match="content"):
        finish_disposals(at=OVER)

    assert rows(Tombstone) == []
    assert rows(Complaint, pk=decided.complaint.pk)[0].content
    blocked.rmdir()
    blocked.write_bytes(kept)
    assert finish_disposals(at=OVER) == 1
    assert not is_readable(decided)


def test_the_trail_names_who_proposed_and_who_confirmed(gone, dora, dan):
    with scope.within(scope.oversight(who="test", why="the trail")):
        told = AuditEvent.objects.filter(event__startswith="retention.").order_by("pk")
        events = [one.event for one in told]

    assert events == ["retention.proposed", "retention.confirmed", "retention.disposed"]
