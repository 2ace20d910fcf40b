"""Two people dispose of a complaint, and what stops them."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection

from complaints.casework.moving import move_complaint
from complaints.following.messages import answer
from complaints.models import Complaint
from complaints.retention.due import due_for_disposal
from complaints.retention.models import Disposal, LegalHold
from complaints.retention.refusals import (
    AnotherPersonNeeded,
    HeldAlready,
    NotDisposable,
    NothingProposed,
)
from complaints.vault.keys import KeyDestroyed, Lock, key_of
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from tests.complaints.casework.conftest import MONDAY, days, inside, leave_closed, recuse
from tests.complaints.following.people import filed
from tests.complaints.retention.conftest import (
    OVER,
    appeal,
    confirm,
    drop,
    lift_hold,
    place_hold,
    propose,
    rows,
    send,
    send_file,
)
from tests.factories import trained


def listed(user, at=OVER) -> list[str]:
    with scope.within(scope.complaints()):
        return [one.number for one in due_for_disposal(user, at=at)]


def assert_kept(told, by, *, at=OVER, why: str) -> None:
    """It is neither in the list nor disposed of."""
    assert listed(by, at) == []
    with pytest.raises(NotDisposable, match=why):
        propose(complaint_id=told.complaint.pk, by=by, at=at)


def test_what_is_due_is_proposed_by_one_and_confirmed_by_another(ended, dora, dan):
    assert listed(dora) == [ended.complaint.number]

    propose(complaint_id=ended.complaint.pk, by=dora, at=OVER)
    assert listed(dora) == []
    made = confirm(complaint_id=ended.complaint.pk, by=dan, at=OVER)

    assert (made.proposed_by, made.confirmed_by) == (dora, dan)
    assert ended.as_it_is().disposed_at == OVER


def test_nobody_confirms_what_they_proposed(ended, dora):
    propose(complaint_id=ended.complaint.pk, by=dora, at=OVER)

    with pytest.raises(AnotherPersonNeeded):
        confirm(complaint_id=ended.complaint.pk, by=dora, at=OVER)


def test_the_time_must_be_over(ended, dora):
    assert_kept(ended, dora, at=MONDAY + days(3 * 365 - 1), why="not over")


def test_a_complaint_that_runs_is_kept(bring, dora):
    made = bring("INVESTIGATING")
    with pytest.raises(NotDisposable, match="not over"):
        propose(complaint_id=made.pk, by=dora, at=OVER)


def test_a_hold_for_a_lawsuit_keeps_it_until_it_is_lifted(ended, dora):
    on = {"complaint_id": ended.complaint.pk, "by": dora, "at": OVER}
    place_hold(reason="Doe v. Roe", **on)
    assert_kept(ended, dora, why="lawsuit")

    lift_hold(**on)

    assert propose(**on)


def test_a_hold_lies_once_and_is_lifted_once(ended, dora):
    on = {"complaint_id": ended.complaint.pk, "by": dora, "at": OVER}
    with pytest.raises(HeldAlready):
        lift_hold(**on)
    place_hold(reason="Doe v. Roe", **on)

    with pytest.raises(HeldAlready):
        place_hold(reason="Doe v. Roe", **on)


@pytest.mark.parametrize("say", ["message", "file", "answer"])
def test_fresh_words_from_either_side_keep_it_for_ninety_days(ended, dora, say):
    at = OVER - days(90) + days(0.01)
    words = {"words": "Wait.", "at": at}
    if say == "message":
        send(party=ended.affected, **words)
    elif say == "file":
        send_file(ended, at=at)
    else:
        answer(complaint_id=ended.complaint.pk, by=trained(dora, at), **words)

    assert_kept(ended, dora, why="90 days")
    assert propose(complaint_id=ended.complaint.pk, by=dora, at=OVER + days(0.01))


def test_an_appeal_that_waits_keeps_it(ended, dora):
    appeal(party=ended.filer, words="It is wrong.", at=MONDAY + days(30))
    assert_kept(ended, dora, why="appeal")

    leave_closed(complaint_id=ended.complaint.pk, by=dora, at=OVER)

    assert propose(complaint_id=ended.complaint.pk, by=dora, at=OVER)


def test_an_open_retaliation_keeps_what_it_follows(ended, riverton, dora):
    filed(riverton, affected=(), topic="RETALIATION", follows=ended.complaint, at=MONDAY)

    assert_kept(ended, dora, why="retaliation")


def test_a_retaliation_is_kept_while_what_it_follows_runs(bring, riverton, dora):
    made = bring("WITHDRAWN", topic="RETALIATION", follows=bring("INVESTIGATING"))

    assert listed(dora) == []
    with pytest.raises(NotDisposable, match="retaliation"):
        propose(complaint_id=made.pk, by=dora, at=OVER)


def test_words_after_the_proposal_stop_the_second_person(ended, dora, dan):
    propose(complaint_id=ended.complaint.pk, by=dora, at=OVER)
    send(party=ended.filer, words="Wait.", at=OVER)

    with pytest.raises(NotDisposable, match="90 days"):
        confirm(complaint_id=ended.complaint.pk, by=dan, at=OVER)

    assert ended.as_it_is().disposed_at is None


def test_a_hold_after_the_proposal_stops_the_second_person(ended, dora, dan):
    on = {"complaint_id": ended.complaint.pk, "at": OVER}
    propose(by=dora, **on)
    place_hold(reason="Doe v. Roe", by=dora, **on)

    with pytest.raises(NotDisposable, match="lawsuit"):
        confirm(by=dan, **on)


def test_what_was_dropped_is_proposed_anew(ended, dora, dan):
    on = {"complaint_id": ended.complaint.pk, "at": OVER}
    propose(by=dora, **on)
    drop(by=dan, **on)

    with pytest.raises(NothingProposed):
        confirm(by=dan, **on)
    assert propose(by=dora, **on)


def test_a_second_proposal_is_refused(ended, dora, dan):
    on = {"complaint_id": ended.complaint.pk, "at": OVER}
    propose(by=dora, **on)

    with pytest.raises(NotDisposable, match="already"):
        propose(by=dan, **on)


@pytest.mark.parametrize("who", ["ingrid", "inez", "chief", "otto", "gwen", "nobody"])
def test_supervisors_alone_hold_and_dispose(ended, dora, who, request):
    on = {"complaint_id": ended.complaint.pk, "by": request.getfixturevalue(who), "at": OVER}
    with pytest.raises(AccessDenied):
        propose(**on)
    with pytest.raises(AccessDenied):
        place_hold(reason="Mine.", **on)
    propose(**on | {"by": dora})

    for act in (confirm, drop):
        with pytest.raises(AccessDenied):
            act(**on)


def test_who_is_named_in_it_has_no_part(ended, dora, dan):
    on = {"complaint_id": ended.complaint.pk, "at": OVER}
    propose(by=dora, **on)
    recuse(user=dan, by=dora, **on)

    with pytest.raises(AccessDenied):
        confirm(by=dan, **on)


def test_nothing_is_added_once_it_is_decided(decided, dora, dan):
    on = {"complaint_id": decided.complaint.pk, "by": dan, "at": OVER}
    late = [
        lambda: send(party=decided.filer, words="Wait.", at=OVER),
        lambda: send_file(decided, at=OVER),
        lambda: answer(words="Wait.", **on),
        lambda: place_hold(reason="Doe v. Roe", **on),
        lambda: inside(move_complaint)(to="REOPENED", **on),
    ]

    for act in late:
        with pytest.raises(KeyDestroyed, match="disposed of on"):
            act()


def test_the_database_adds_no_sealed_words_either(decided, dora):
    hold = LegalHold(
        jurisdiction_id=decided.complaint.jurisdiction_id, reason=b"x", placed_at=OVER
    )
    hold.complaint, hold.placed_by = decided.complaint, dora
    with pytest.raises(IntegrityError, match="disposed"), scope.within(scope.complaints()):
        hold.save(force_insert=True)


def test_the_database_marks_nothing_that_nobody_confirmed(ended, dora):
    propose(complaint_id=ended.complaint.pk, by=dora, at=OVER)
    mine = Complaint.objects.filter(pk=ended.complaint.pk)
    with pytest.raises(IntegrityError, match="confirmed"), scope.within(scope.complaints()):
        mine.update(disposed_at=OVER)


def test_the_database_lets_nobody_confirm_their_own(ended, dora):
    propose(complaint_id=ended.complaint.pk, by=dora, at=OVER)
    with pytest.raises(IntegrityError, match="another"), scope.within(scope.complaints()):
        Disposal.objects.update(confirmed_by=dora, confirmed_at=OVER)


def test_the_database_empties_nothing_that_two_did_not_decide(ended, dora):
    propose(complaint_id=ended.complaint.pk, by=dora, at=OVER)
    with (
        pytest.raises(ProgrammingError, match="two people"),
        scope.within(scope.complaints()),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT empty_complaint(%s)", [ended.complaint.pk])

    assert key_of(ended.complaint.pk, Lock.CONTENT)
    assert rows(Complaint, pk=ended.complaint.pk)[0].content
