"""The list of acts: what each one moves, who may enter it, and that nothing in it changes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.participation.acts import MEANINGS, SPEAKING, Act
from portal.participation.axes import axes_at, flow_at, governing_event
from portal.participation.entering import (
    AlreadyEntered,
    NotFit,
    digest_of,
    enter,
    enter_history,
)
from portal.participation.models import ParticipationEvent, ParticipationPeriod
from tests.factories import LONG_AGO, NOON, couple, event, takes_part

LATER = LONG_AGO + timedelta(days=1)
EVEN_LATER = LONG_AGO + timedelta(days=2)


def flow(place, at=NOON) -> str:
    return flow_at(jurisdiction_id=place.pk, at=at)


def speaks_of(place, act) -> ParticipationEvent | None:
    """An entry of which an act can speak."""
    if act not in SPEAKING:
        return None
    if act == Act.LIFTING:
        return event(place, "SUSPENSION")
    return event(place, "OPT_OUT")


def test_a_place_that_never_joined_is_closed(riverton):
    assert flow(riverton) == "L2"
    assert governing_event(jurisdiction_id=riverton.pk, at=NOON) is None


def test_a_place_that_is_not_there_is_closed(db):
    assert flow_at(jurisdiction_id=0, at=NOON) == "L2"


def test_a_new_place_has_one_period_from_the_beginning_to_the_end_of_time(riverton):
    period = ParticipationPeriod.objects.get(jurisdiction=riverton)

    assert period.during.lower_inf
    assert period.during.upper_inf
    assert (period.flow, period.request) == ("L2", "NONE")


def test_joining_takes_the_program_and_no_objection_of_the_place(riverton):
    event(riverton, "OPT_IN")
    assert flow(riverton) == "L2"

    event(riverton, "ACTIVATION", effective_at=LATER)
    assert flow(riverton) == "L0"


def test_leaving_takes_the_place_alone(riverton):
    event(riverton, "ACTIVATION")
    event(riverton, "OPT_OUT", effective_at=LATER)

    assert flow(riverton) == "L2"


def test_the_program_cannot_activate_a_place_that_opted_out(riverton):
    event(riverton, "OPT_OUT")
    event(riverton, "ACTIVATION", effective_at=LATER)

    assert flow(riverton) == "L2"


def test_no_answer_of_an_authority_moves_a_print(riverton):
    event(riverton, "ACTIVATION")
    asked = event(riverton, "OPT_OUT", effective_at=LATER)

    for act in ("QUESTION", "ACCEPTANCE", "DISPUTE", "OVERRIDE"):
        event(riverton, act, concerns=asked, effective_at=EVEN_LATER, authority=act)
        assert flow(riverton) == "L2"

    positions = axes_at(jurisdiction=riverton, at=NOON).positions
    assert {name: MEANINGS[answer.act].position for name, answer in positions.items()} == {
        "QUESTION": "ASKED",
        "ACCEPTANCE": "ACCEPTED",
        "DISPUTE": "DISPUTED",
        "OVERRIDE": "OVERRIDDEN",
    }


def test_an_authority_holds_the_position_that_it_took_last(riverton):
    asked = event(riverton, "OPT_OUT")
    event(riverton, "DISPUTE", concerns=asked, effective_at=LATER)
    event(riverton, "ACCEPTANCE", concerns=asked, effective_at=EVEN_LATER)

    positions = axes_at(jurisdiction=riverton, at=NOON).positions
    assert [answer.act for answer in positions.values()] == ["ACCEPTANCE"]


def test_positions_on_an_earlier_request_are_not_positions_on_the_new_one(riverton):
    asked = event(riverton, "OPT_OUT")
    event(riverton, "DISPUTE", concerns=asked, effective_at=LATER)
    event(riverton, "OPT_IN", effective_at=EVEN_LATER)

    assert axes_at(jurisdiction=riverton, at=NOON).positions == {}


def test_a_request_is_on_record_before_it_takes_effect(riverton):
    event(riverton, "ACTIVATION")
    event(riverton, "OPT_OUT", effective_at=EVEN_LATER, received_at=LATER)

    between = axes_at(jurisdiction=riverton, at=LATER)
    assert (between.flow, between.request) == ("L0", "OPT_OUT")


def test_a_withdrawn_request_leaves_what_was_before_it(riverton):
    event(riverton, "ACTIVATION")
    asked = event(riverton, "OPT_OUT", effective_at=LATER)
    event(riverton, "WITHDRAWAL", concerns=asked, effective_at=EVEN_LATER)

    after = axes_at(jurisdiction=riverton, at=NOON)
    assert (after.flow, after.request) == ("L0", "WITHDRAWN")
    assert flow(riverton, at=LATER) == "L2"


def test_a_suspension_holds_whatever_is_asked_until_it_is_lifted(riverton):
    event(riverton, "ACTIVATION")
    order = event(riverton, "SUSPENSION", effective_at=LATER, instrument="ORDER")
    event(riverton, "OPT_IN", effective_at=LATER + timedelta(hours=1))
    assert flow(riverton) == "L2"

    event(riverton, "LIFTING", concerns=order, effective_at=EVEN_LATER)
    assert flow(riverton) == "L0"


def test_an_instrument_that_ends_does_not_end_the_choice(riverton):
    event(riverton, "ACTIVATION")
    choice = event(riverton, "OPT_OUT", effective_at=LATER, instrument="AGREEMENT")
    event(riverton, "END", concerns=choice, effective_at=EVEN_LATER)

    assert flow(riverton) == "L2"


def test_the_advice_of_a_city_moves_nothing(riverton):
    event(riverton, "ACTIVATION")
    event(riverton, "ADVISORY", effective_at=LATER, city="Riverton")

    after = axes_at(jurisdiction=riverton, at=NOON)
    assert (after.flow, after.request) == ("L0", "NONE")


def test_an_undone_entry_counts_until_it_is_undone(riverton):
    event(riverton, "ACTIVATION")
    mistake = event(riverton, "OPT_OUT", effective_at=LATER)
    event(riverton, "UNDO", concerns=mistake, effective_at=EVEN_LATER, acting=riverton)

    assert flow(riverton, at=LATER) == "L2"
    after = axes_at(jurisdiction=riverton, at=NOON)
    assert (after.flow, after.request) == ("L0", "NONE")


def test_an_entry_undone_from_its_own_instant_on_never_counted(riverton):
    event(riverton, "ACTIVATION")
    mistake = event(riverton, "OPT_OUT", effective_at=LATER)
    event(riverton, "UNDO", concerns=mistake, effective_at=LATER, acting=riverton)

    assert ParticipationPeriod.objects.filter(jurisdiction=riverton).count() == 2


def test_an_undone_withdrawal_lets_the_request_stand_again(riverton):
    event(riverton, "ACTIVATION")
    asked = event(riverton, "OPT_OUT", effective_at=LATER)
    mistake = event(riverton, "WITHDRAWAL", concerns=asked, effective_at=EVEN_LATER)
    event(riverton, "UNDO", concerns=mistake, effective_at=NOON, acting=riverton)

    after = axes_at(jurisdiction=riverton, at=NOON)
    assert (after.flow, after.request) == ("L2", "OPT_OUT")


def test_an_act_counts_from_its_instant_on(riverton):
    event(riverton, "ACTIVATION")
    event(riverton, "OPT_OUT", effective_at=NOON)

    assert flow(riverton, at=NOON - timedelta(microseconds=1)) == "L0"
    assert flow(riverton, at=NOON) == "L2"


def test_the_county_next_door_is_another_matter(riverton, lakeside):
    event(riverton, "ACTIVATION")

    assert flow(lakeside) == "L2"


@pytest.mark.parametrize("act", ["OPT_OUT", "ACTIVATION", "SUSPENSION"])
def test_a_second_entry_about_the_same_instant_is_refused(act, riverton):
    event(riverton, act)

    with pytest.raises(AlreadyEntered, match="same instant"):
        event(riverton, act)


def test_the_instant_of_an_undone_entry_is_free_again(riverton):
    mistake = event(riverton, "ACTIVATION")
    event(riverton, "UNDO", concerns=mistake, acting=mistake.acting)

    assert event(riverton, "ACTIVATION").effective_at == LONG_AGO


def test_an_entry_ends_once(riverton):
    mistake = event(riverton, "OPT_OUT")
    event(riverton, "UNDO", concerns=mistake, acting=riverton)

    with pytest.raises(AlreadyEntered, match="at an end already"):
        event(riverton, "UNDO", concerns=mistake, acting=riverton, effective_at=LATER)


@pytest.mark.parametrize("act", sorted(Act))
def test_an_entry_speaks_of_one_that_fits(act, riverton, lakeside):
    elsewhere = event(lakeside, "SUSPENSION" if act == "LIFTING" else "OPT_OUT")

    with pytest.raises(NotFit, match="does not fit"):
        event(riverton, act, concerns=elsewhere, acting=None)


@pytest.mark.parametrize("act", SPEAKING)
def test_an_answer_speaks_of_something(act, riverton):
    with pytest.raises(NotFit, match="does not fit"):
        event(riverton, act)


def test_nobody_undoes_what_the_other_side_entered(riverton, program):
    theirs = event(riverton, "OPT_OUT")

    with pytest.raises(NotFit, match="does not fit"):
        event(riverton, "UNDO", concerns=theirs, acting=program)


@pytest.mark.parametrize("act", sorted(Act))
def test_only_the_side_whose_act_it_is_enters_it(act, riverton, program):
    spoken = speaks_of(riverton, act)
    sides = {riverton: "decide_participation", program: "act_for_program"}

    for acting, right in sides.items():
        if right not in MEANINGS[act].rights:
            with pytest.raises(AccessDenied, match="does not enter such acts"):
                event(riverton, act, acting=acting, concerns=spoken, effective_at=LATER)


@pytest.mark.parametrize("name", ["rosa", "luca", "iris", "olga", "nobody", "chief", "gwen"])
def test_who_may_enter_and_approve_for_a_county(name, riverton, otto, request):
    person = request.getfixturevalue(name)

    for author, approver in ((person, otto), (otto, person)):
        entry = draft(riverton, author=author, approver=approver)
        if name == "gwen":
            assert enter(entry, at=now()).pk
        else:
            with pytest.raises(AccessDenied, match="right to act for Riverton"):
                enter(entry, at=now())


def test_nobody_approves_an_act_of_their_own(riverton, otto):
    with pytest.raises(NotFit, match="act of their own"):
        enter(draft(riverton, author=otto, approver=otto), at=now())


def test_the_database_too_wants_two_people(riverton, otto):
    entry = draft(riverton, author=otto, approver=otto, effective_at=now(), received_at=now())

    with pytest.raises(IntegrityError, match="two_people"):
        entry.save()


def test_a_time_that_has_passed_is_refused_unless_it_is_meant(riverton):
    author, approver = couple(riverton)
    passed = {"effective_at": now() - timedelta(days=1), "author": author, "approver": approver}

    with pytest.raises(NotFit, match="has passed"):
        enter(draft(riverton, **passed), at=now())
    assert enter(draft(riverton, retroactive=True, **passed), at=now()).retroactive


def test_a_retroactive_act_is_not_of_the_future(riverton):
    author, approver = couple(riverton)
    entry = draft(
        riverton,
        author=author,
        approver=approver,
        retroactive=True,
        effective_at=now() + timedelta(days=1),
    )

    with pytest.raises(NotFit, match="still to come"):
        enter(entry, at=now())


def test_an_instant_that_passed_while_searches_were_under_way_moves_to_the_present(riverton):
    author, approver = couple(riverton)
    just_now = now()

    entered = enter(draft(riverton, author=author, approver=approver), at=just_now)

    assert entered.effective_at == entered.entered_at > just_now


def test_an_act_of_the_future_keeps_its_instant(riverton):
    author, approver = couple(riverton)
    tomorrow = now() + timedelta(days=1)

    entered = enter(
        draft(riverton, author=author, approver=approver, effective_at=tomorrow), at=now()
    )

    assert entered.effective_at == tomorrow
    assert flow(riverton, at=tomorrow) == "L2"


@pytest.mark.parametrize("missing", ["instrument", "authority"])
def test_an_act_names_what_it_rests_on(missing, riverton):
    with pytest.raises(NotFit, match="names its instrument"):
        event(riverton, "OPT_OUT", **{missing: ""})


def test_advice_names_its_city_and_nothing_else_does(riverton):
    with pytest.raises(NotFit, match="city"):
        event(riverton, "ADVISORY", city="")
    with pytest.raises(NotFit, match="city"):
        event(riverton, "OPT_OUT", city="Riverton")


def test_each_entry_has_a_line_in_the_trail_that_repeats_what_it_says(riverton):
    entered = takes_part(riverton, "L2")

    with scope.within(scope.oversight(who="test", why="read the trail")):
        lines = AuditEvent.objects.filter(event="participation.entered", subject_id=entered.pk)
        assert [line.detail["digest"] for line in lines] == [digest_of(entered)]


def test_history_is_for_administrators_and_of_the_past(riverton, otto, chief):
    entry = draft(riverton, author=otto, approver=chief, retroactive=True)
    with pytest.raises(AccessDenied, match="administrators"):
        enter_history([entry], at=now())

    present = draft(riverton, author=otto, approver=chief)
    with pytest.raises(NotFit, match="retroactive"):
        enter_history([present], at=now())


STATEMENTS = [
    "UPDATE participation_participationevent SET act = 'OPT_IN'",
    "DELETE FROM participation_participationevent",
    "TRUNCATE participation_participationevent",
    "UPDATE participation_participationperiod SET flow = 'L0'",
    "DELETE FROM participation_participationperiod",
    "INSERT INTO participation_participationperiod (jurisdiction_id, during, flow, request)"
    " SELECT id, '(,)', 'L0', 'NONE' FROM jurisdictions_jurisdiction",
    "SELECT participation_derive(ARRAY[1], now())",
]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_site_changes_neither_an_entry_nor_what_follows_from_it(statement, riverton):
    takes_part(riverton, "L2")

    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(statement)


@pytest.mark.parametrize("statement", STATEMENTS[:3])
def test_even_the_owner_of_the_tables_changes_no_entry(
    statement, owner_connection, committed, riverton
):
    takes_part(riverton, "L2")

    with pytest.raises(Exception, match="append-only"):
        owner_connection.execute(statement + " CASCADE" * statement.startswith("TRUNCATE"))


@pytest.mark.parametrize("field", ["kind", "code", "parent"])
def test_a_place_keeps_its_code_and_what_stands_above_it(field, riverton, lakeside, program):
    value = {"kind": "STATE", "code": "39999", "parent": program}[field]
    setattr(riverton, field, value)

    with pytest.raises(ProgrammingError, match="keeps its code"), transaction.atomic():
        riverton.save()


def draft(place, **fields) -> ParticipationEvent:
    given = {"act": "OPT_OUT", "acting": place, "instrument": "LETTER", "authority": "the board"}
    return ParticipationEvent(jurisdiction=place, **{**given, **fields})


def now() -> datetime:
    return datetime.now(tz=UTC)
