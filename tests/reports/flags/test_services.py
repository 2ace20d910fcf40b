"""A flag's way: every pair of states, the place that is heard, and the second person."""

from datetime import timedelta
from itertools import product
from uuid import uuid4

import pytest

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.roles import give_role
from portal.mail.models import Letter
from portal.mail.services import address_of, body_of
from portal.states import TransitionRefused
from reports.flags.refusals import (
    Changed,
    FileIncomplete,
    NotInTime,
    OwnExamination,
    PlaceHasTime,
    PlaceNotAsked,
)
from reports.flags.services import ask_place, ask_places, conclude, send_back, sign
from reports.flags.states import FLAG, Status
from tests.factories import NOON
from tests.reports.flags.way import (
    LATER,
    TEXTS,
    UNTIL,
    asked,
    commented,
    examined,
    file,
    put_name,
    signed,
    written,
)
from tests.reports.flags.worlds import HIGH, QUARTER, RAISED, frozen, inside, screened

S = Status


def bring(flag, state, stan, hana):
    """Bring a flag to a state by its services."""
    ways = {
        S.OPEN: lambda: written(flag, stan),
        S.ASKED: lambda: (written(flag, stan), asked(flag, stan)),
        S.EXAMINED: lambda: examined(flag, stan),
        S.SIGNED: lambda: signed(flag, stan, hana),
    }
    ways[state]()


def takers(flag, stan, hana):
    """The services that lead to each state."""
    on = {"flag_id": flag.pk, "at": LATER}
    return {
        S.OPEN: lambda: inside(send_back, **on, reason="More of the jail.", by=hana),
        S.ASKED: lambda: asked(flag, stan),
        S.EXAMINED: lambda: inside(conclude, **on, by=stan),
        S.SIGNED: lambda: put_name(flag, hana),
    }


@pytest.mark.parametrize(("source", "target"), [*product(Status, Status)])
def test_every_pair_of_states(source, target, flag, stan, hana):
    bring(flag, source, stan, hana)
    if source == S.OPEN and target == S.EXAMINED:
        inside(frozen, at=LATER)  # by which the place need not be asked

    if target in FLAG.ways[source]:
        takers(flag, stan, hana)[target]()
        assert file(flag).flag.status == target
    else:
        with pytest.raises(TransitionRefused):
            takers(flag, stan, hana)[target]()


def test_every_state_has_its_ways():
    assert set(FLAG.ways) == set(Status)
    assert FLAG.final == {S.SIGNED}


@pytest.mark.parametrize("name", ["otto", "luca", "iris", "ingrid", "nobody", "hana"])
def test_nobody_but_a_statistician_asks_and_concludes(name, flag, request, stan):
    person = request.getfixturevalue(name)

    with pytest.raises(AccessDenied):
        inside(ask_place, flag_id=flag.pk, until=UNTIL, by=person, at=RAISED)
    with pytest.raises(AccessDenied):
        inside(ask_places, quarter=flag.quarter, until=UNTIL, by=person, at=RAISED)
    bring(flag, S.ASKED, stan, None)
    with pytest.raises(AccessDenied):
        inside(conclude, flag_id=flag.pk, by=person, at=LATER)


@pytest.mark.parametrize("name", ["otto", "iris", "nobody", "sven"])
def test_nobody_but_the_head_signs_and_sends_back(name, flag, request, stan):
    person = request.getfixturevalue(name)
    examined(flag, stan)

    with pytest.raises(AccessDenied):
        put_name(flag, person)
    with pytest.raises(AccessDenied):
        inside(send_back, flag_id=flag.pk, reason="More.", by=person, at=LATER)


def test_who_examined_does_not_sign_whatever_else_they_are(flag, stan, chief):
    give_role(user=stan, role="RELEASER", jurisdiction=None, by=None, at=NOON)
    examined(flag, stan)

    with pytest.raises(OwnExamination, match="another person"):
        put_name(flag, stan)

    assert put_name(flag, chief).status == S.SIGNED


def test_who_wrote_an_earlier_paper_does_not_sign(flag, stan, chief):
    written(flag, chief)
    examined(flag, stan)

    with pytest.raises(OwnExamination):
        put_name(flag, chief)


def test_a_file_that_was_read_and_changed_is_not_signed(flag, stan, hana, otto):
    examined(flag, stan)
    commented(flag, otto, at=LATER)

    with pytest.raises(Changed, match="Read it again"):
        inside(sign, flag_id=flag.pk, seen="1-0", by=hana, at=LATER)

    assert put_name(flag, hana).status == S.SIGNED


def test_a_flag_is_not_concluded_before_its_place_was_asked(flag, stan):
    written(flag, stan)

    with pytest.raises(PlaceNotAsked):
        inside(conclude, flag_id=flag.pk, by=stan, at=LATER)


def test_a_place_has_its_time_and_no_more(flag, stan):
    due = asked(flag, stan).due_at
    written(flag, stan)

    with pytest.raises(PlaceHasTime):
        inside(conclude, flag_id=flag.pk, by=stan, at=due - timedelta(seconds=1))

    assert inside(conclude, flag_id=flag.pk, by=stan, at=due).status == S.EXAMINED


def test_once_the_place_has_commented_nobody_waits(flag, stan, otto):
    asked(flag, stan)
    written(flag, stan)
    commented(flag, otto)

    assert inside(conclude, flag_id=flag.pk, by=stan, at=RAISED).status == S.EXAMINED


@pytest.mark.parametrize("left_out", [*TEXTS, "conclusion"])
def test_an_examination_is_complete_before_it_ends(left_out, flag, stan):
    asked(flag, stan)
    given = {**TEXTS, "conclusion": "NEEDS_LOOK"}
    written(flag, stan, **{name: text for name, text in given.items() if name != left_out})

    with pytest.raises(FileIncomplete, match="Still to be written"):
        inside(conclude, flag_id=flag.pk, by=stan, at=LATER)


def test_what_is_sent_back_is_written_and_concluded_again(flag, stan, hana, otto):
    examined(flag, stan)
    inside(send_back, flag_id=flag.pk, reason=" Say which four. ", by=hana, at=LATER)
    assert file(flag).case.examined_by is None
    written(flag, stan, **TEXTS, conclusion="NEEDS_LOOK", at=LATER)

    inside(conclude, flag_id=flag.pk, by=stan, at=LATER)
    put_name(flag, hana)

    found = file(flag)
    assert [step.target for step in found.steps].count(S.EXAMINED) == 2
    assert [step.reason for step in found.steps if step.reason] == ["Say which four."]
    assert found.paper.conclusion == "NEEDS_LOOK"
    assert (found.case.examined_by, found.case.signed_by) == (stan, hana)


@pytest.mark.parametrize("days", [6, 61])
def test_a_place_gets_neither_too_few_days_nor_too_many(days, flag, stan):
    until = (RAISED + timedelta(days=days)).date()

    with pytest.raises(NotInTime, match="from 7 to 60 days"):
        inside(ask_place, flag_id=flag.pk, until=until, by=stan, at=RAISED)


def test_the_time_of_a_place_ends_with_its_own_day(flag, stan):
    flag = asked(flag, stan)

    assert flag.due_at.isoformat() == "2011-07-26T04:00:00+00:00"  # midnight in New York


@pytest.fixture
def letters(otto, carl, luca):
    for one in (otto, carl, luca):
        one.email = f"{one.username}@example.gov"
        one.save(update_fields=["email"])

    def read():
        with scope.within(scope.oversight(who="test", why="the letters")):
            return {address_of(one): body_of(one) for one in Letter.objects.all()}

    return read


def test_officials_are_told_of_a_flag_and_of_no_figure(flag, stan, letters):
    asked(flag, stan)

    told = letters()

    assert sorted(told) == ["carl@example.gov", "otto@example.gov"]
    body = told["otto@example.gov"]
    assert "2011Q3 have 1 flag for review about Riverton County" in body
    assert "July 25, 2011" in body
    assert "80" not in body


def test_all_open_flags_are_asked_about_in_one_letter(flag, stan, letters):
    assert inside(ask_places, quarter=str(QUARTER), until=UNTIL, by=stan, at=RAISED) == 2
    assert inside(ask_places, quarter=str(QUARTER), until=UNTIL, by=stan, at=RAISED) == 0

    assert "2 flags" in letters()["otto@example.gov"]
    assert len(letters()) == 2


def test_nobody_is_asked_about_what_a_newer_cube_replaced(flag, stan):
    inside(screened, planted=HIGH, at=LATER)

    assert inside(ask_places, quarter=str(QUARTER), until=UNTIL, by=stan, at=RAISED) == 2

    assert file(flag).flag.status == S.OPEN


def test_the_trail_tells_of_each_step(flag, stan, hana):
    signed(flag, stan, hana)

    with scope.within(scope.oversight(who="test", why="the trail")):
        rows = AuditEvent.objects.filter(event="flag.moved").order_by("pk")
        found = [(one.before, one.after) for one in rows]
    assert found == [("OPEN", "ASKED"), ("ASKED", "EXAMINED"), ("EXAMINED", "SIGNED")]


def test_a_flag_that_there_is_not_is_refused(flag, stan):
    with pytest.raises(AccessDenied, match="no such flag"):
        inside(ask_place, flag_id=uuid4(), until=UNTIL, by=stan, at=RAISED)
