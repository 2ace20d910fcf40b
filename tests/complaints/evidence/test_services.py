"""What becomes of a file that is sent: sealed, and made safe to open."""

import pytest

from complaints.evidence import files, selectors
from complaints.evidence.files import Part
from complaints.evidence.kinds import LARGEST
from complaints.evidence.models import State
from complaints.evidence.refusals import (
    EvidenceRefused,
    OriginalSealed,
    TooMuchEvidence,
)
from complaints.evidence.services import MOST_FILES, remove_files, unseal_original
from complaints.vault.keys import KeyDestroyed, destroy_keys
from complaints.vault.words import WordsMissing, WordsTooLong
from portal.jurisdictions import scope
from portal.sealing import SealBroken
from tests.complaints.evidence.made import CANARY, photo
from tests.complaints.evidence.sending import add, filed, rows, work
from tests.matching.factories import now
from tests.matching.holds.steps import trail_of


def test_a_file_waits_and_then_has_a_copy(riverton):
    sent = add(filed(riverton))

    done = work(sent)

    assert (sent.state, done.state) == (State.WAITING, State.READY)
    assert selectors.copy_of(done).startswith(b"\xff\xd8\xff")
    assert CANARY.encode() not in selectors.copy_of(done)
    assert done.copy_size == len(selectors.copy_of(done))
    assert done.copy_hash != done.hash


def test_work_that_is_done_is_not_done_again(riverton):
    done = work(add(filed(riverton)))

    assert work(done).finished_at == done.finished_at


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(riverton):
    refused = work(add(filed(riverton), photo()[:600]))

    assert refused.state == State.REFUSED
    assert refused.problem.startswith("It is damaged or incomplete.")
    assert refused.copy_hash == ""


def test_the_file_as_it_came_is_on_the_disk_and_sealed(settings, riverton):
    add(filed(riverton))

    kept = [path for path in settings.STATE_DIR.rglob("*") if path.is_file()]

    assert len([path for path in kept if "complaint-evidence" in path.parts]) == 1
    assert not [path for path in kept if CANARY.encode() in path.read_bytes()]
    assert {path.stat().st_mode & 0o077 for path in kept} == {0}


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"", "JPEG or PNG"), (b"PK\x03\x04\0zip", "JPEG or PNG"), (b"a" * (LARGEST + 1), "25 MB")],
)
def test_what_cannot_be_sent_is_told_and_not_kept(settings, data, told, riverton):
    theirs = filed(riverton)

    with pytest.raises(EvidenceRefused, match=told):
        add(theirs, data)

    assert rows() == (1, 0)
    assert not (settings.STATE_DIR / "complaint-evidence").exists()


def test_a_complaint_has_no_more_files_than_it_may(monkeypatch, settings, riverton):
    monkeypatch.setattr("complaints.evidence.services.MOST_FILES", 2)
    theirs, other = filed(riverton), filed(riverton)
    for _ in range(2):
        add(theirs)

    with pytest.raises(TooMuchEvidence):
        add(theirs)
    add(other)

    assert rows() == (2, 3)
    assert len(list((settings.STATE_DIR / "complaint-evidence").rglob("*.original"))) == 3
    assert MOST_FILES == 20


def test_many_files_at_once_wait_for_a_minute(monkeypatch, riverton):
    monkeypatch.setattr("complaints.evidence.services.FILES_A_MINUTE", 1)
    theirs, at = filed(riverton), now()
    add(theirs, at=at)

    with pytest.raises(TooMuchEvidence, match="Wait a minute"):
        add(theirs, at=at)


def test_equal_files_of_two_complaints_have_unlike_hashes(riverton):
    one, other = filed(riverton), filed(riverton)

    assert add(one).hash != add(other).hash
    assert add(one).hash == add(one).hash


def test_without_the_key_nothing_opens_any_more(riverton):
    theirs = filed(riverton)
    done = work(add(theirs))

    destroy_keys(theirs.complaint.pk)

    with pytest.raises(KeyDestroyed):
        selectors.copy_of(done)
    with pytest.raises(KeyDestroyed):
        selectors.name_of(done)
    with pytest.raises(KeyDestroyed):
        add(theirs)


def test_a_file_opens_for_no_other_evidence(settings, riverton):
    theirs = filed(riverton)
    one, other = add(theirs), add(theirs)
    (place,) = settings.STATE_DIR.rglob(f"{one.pk.hex}.original")
    (target,) = settings.STATE_DIR.rglob(f"{other.pk.hex}.original")

    target.write_bytes(place.read_bytes())

    with pytest.raises(SealBroken):
        files.fetch(complaint_id=theirs.complaint.pk, evidence_id=other.pk, part=Part.ORIGINAL)


def test_a_supervisor_opens_the_file_as_it_came_and_that_is_seen(dora, riverton):
    theirs = filed(riverton)
    sent = add(theirs)

    with scope.within(scope.complaints()):
        data = unseal_original(evidence=sent, by=dora, reason="The plate.", at=now())

    (shown,) = selectors.evidence_from(theirs.party)
    assert data == photo()
    assert [one.unsealed_by_id for one in shown.unsealings] == [dora.pk]
    assert selectors.reason_of(shown.unsealings[0], sent) == "The plate."
    assert [row.subject_id for row in trail_of("evidence.unsealed")] == [str(sent.pk)]


@pytest.mark.parametrize("who", ["ingrid", "inez", "otto", "chief", "nobody", "paul"])
def test_nobody_else_opens_it(who, request, riverton):
    sent, person = add(filed(riverton)), request.getfixturevalue(who)

    with scope.within(scope.complaints()), pytest.raises(OriginalSealed):
        unseal_original(evidence=sent, by=person, reason="To see.", at=now())


def test_it_is_not_opened_without_a_reason(dora, riverton):
    sent = add(filed(riverton))

    for reason, refusal in (("  ", WordsMissing), ("a" * 1001, WordsTooLong)):
        with scope.within(scope.complaints()), pytest.raises(refusal):
            unseal_original(evidence=sent, by=dora, reason=reason, at=now())


def test_each_person_sees_what_they_sent_and_not_what_others_did(riverton):
    mine, theirs = filed(riverton), filed(riverton)
    add(mine, name="mine.jpg")
    add(theirs, name="theirs.jpg")

    assert [one.name for one in selectors.evidence_from(mine.party)] == ["mine.jpg"]


def test_the_files_of_one_complaint_are_removed_and_no_others(riverton, settings):
    gone, kept = filed(riverton), filed(riverton)
    work(add(gone))
    add(gone)
    other = add(kept)

    assert [remove_files(complaint_id=gone.complaint.pk) for _ in range(2)] == [2, 2]

    left = list((settings.STATE_DIR / "complaint-evidence").rglob("*.*"))
    assert [path.name for path in left] == [f"{other.pk.hex}.original"]
    assert rows() == (2, 3)
