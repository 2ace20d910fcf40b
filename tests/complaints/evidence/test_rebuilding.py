"""The work on the copies: neither lost nor doubled."""

from datetime import timedelta

import pytest

from complaints.evidence import rebuilding
from complaints.evidence.models import Evidence, State
from complaints.evidence.rebuilding import PER_PLACE, sweep
from complaints.evidence.tasks import sweep_evidence
from complaints.vault.keys import destroy_keys
from portal import leases
from portal.jurisdictions import scope
from portal.leases import LeaseLost
from tests.complaints.evidence.sending import add, filed, work
from tests.matching.factories import now


def swept(at=None, heard: bool = True) -> list[int]:
    """The places of the files that the sweep rings for; whether the broker took the messages."""
    rung = []

    def ring(*, job_id, jurisdiction_id) -> bool:
        rung.append(jurisdiction_id)
        return heard

    assert sweep(ring=ring, at=at or now()) == (len(rung) if heard else 0)
    return rung


def claimed(evidence: Evidence) -> Evidence:
    with scope.within(scope.complaints()):
        return leases.claim(Evidence, pk=evidence.pk, at=now())


def test_the_sweep_rings_once_for_a_file_that_waits(riverton):
    add(filed(riverton))

    assert swept() == [riverton.pk]
    assert swept() == []


def test_a_file_is_rung_for_again_when_nobody_heard(riverton):
    add(filed(riverton))

    assert swept(heard=False) == swept(heard=False) == [riverton.pk]
    assert swept() == [riverton.pk]
    assert swept(now() + timedelta(minutes=1)) == [riverton.pk]


def test_many_files_of_one_place_leave_room_for_another(riverton, lakeside):
    many, other = filed(riverton), filed(lakeside)
    for _ in range(PER_PLACE + 2):
        add(many)
    add(other)

    assert sorted(swept()) == sorted([riverton.pk] * PER_PLACE + [lakeside.pk])


def test_nothing_is_rung_for_once_it_is_done(riverton):
    work(add(filed(riverton)))

    assert swept(now() + timedelta(days=1)) == []


def test_two_workers_do_not_both_have_a_file(riverton):
    sent = add(filed(riverton))

    assert claimed(sent) is not None
    assert claimed(sent) is None
    assert work(sent).state == State.WAITING


def test_who_lost_the_lease_writes_nothing(riverton, monkeypatch):
    sent = add(filed(riverton))

    def late() -> object:
        at = now() + timedelta(minutes=10 * len(asked))
        asked.append(at)
        if len(asked) == 2:  # another took the file over meanwhile
            with scope.within(scope.complaints()):
                leases.claim(Evidence, pk=sent.pk, at=at)
        return at

    asked: list[object] = []
    with pytest.raises(LeaseLost):
        rebuilding.rebuild(evidence_id=sent.pk, clock=late)


def test_a_file_whose_worker_died_thrice_is_given_up_in_a_sentence(riverton):
    sent = add(filed(riverton))
    at = now()
    for _ in range(3):
        with scope.within(scope.complaints()):
            leases.claim(Evidence, pk=sent.pk, at=at)
        at += timedelta(minutes=10)

    swept(at)

    with scope.within(scope.complaints()):
        given_up = Evidence.objects.get(pk=sent.pk)
    assert given_up.state == State.REFUSED
    assert given_up.problem


@pytest.mark.parametrize("gone", ["key", "file"])
def test_a_file_that_was_disposed_of_ends_without_a_copy(riverton, settings, gone):
    theirs = filed(riverton)
    sent = add(theirs)

    if gone == "key":
        destroy_keys(theirs.complaint.pk)
    else:
        next(settings.STATE_DIR.rglob("*.original")).unlink()

    assert work(sent).state == State.REFUSED


def test_the_task_sweeps_and_takes_what_a_newer_release_adds(database):
    assert sweep_evidence(later="something") is None
