"""Every act is announced once: to whom, and what is left as history."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from portal.accounts.models import User
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.roles import give_role, take_role
from portal.mail.models import Letter
from portal.notices.announcing import announce, fan_out, unannounced
from portal.notices.models import NoticeRun
from portal.notices.subscribing import ask
from portal.participation.acts import REQUESTS, SPEAKING, Act
from portal.participation.entering import enter_history
from portal.participation.models import ParticipationEvent
from tests.factories import LONG_AGO, NOON, ago, event
from tests.portal.notices.box import names, subscribe, told

LATER, EVEN_LATER = LONG_AGO + timedelta(days=1), LONG_AGO + timedelta(days=2)


def spoken_of(place, act) -> ParticipationEvent | None:
    """An entry of which an act can speak, announced already."""
    if act not in SPEAKING:
        return None
    entry = event(place, "SUSPENSION" if act == Act.LIFTING else "OPT_OUT")
    fan_out(at=NOON)
    return entry


def history(place, *, effective_at, by) -> ParticipationEvent:
    entry = ParticipationEvent(
        jurisdiction=place, acting=place.parent.parent, act="ACTIVATION", instrument="NOTICE",
        authority="the program", retroactive=True, received_at=effective_at,
        effective_at=effective_at, author=by[0], approver=by[1],
    )  # fmt: skip
    return enter_history([entry], at=datetime.now(tz=UTC))[0]


@pytest.fixture
def chiefs(chief):
    return chief, User.objects.create_superuser("deputy")


@pytest.mark.parametrize("act", Act)
def test_every_act_reaches_the_place_its_state_and_for_requests_the_office(
    act, riverton, everybody
):
    entry = event(riverton, act, concerns=spoken_of(riverton, act), effective_at=LATER)

    letters = told()

    about_a_request = act in REQUESTS or (act in SPEAKING and act != Act.LIFTING)
    assert names(letters) == {"otto", "gwen"} | ({"office"} if about_a_request else set())
    assert all(entry.get_act_display() in said for said in letters.values())


def test_counsel_is_told_and_whoever_lost_the_role_or_left_is_not(riverton, everybody):
    carl, left = User.objects.create_user("carl", "carl@example.org"), everybody["gwen"]
    give_role(user=carl, role="COUNSEL", jurisdiction=riverton, by=None, at=NOON)
    take_role(user=everybody["otto"], role="OFFICIAL", jurisdiction=riverton, by=None, at=NOON)
    left.is_active = False
    left.save()

    event(riverton, "ACTIVATION")

    assert names(told()) == {"carl"}


def test_an_act_of_a_state_reaches_the_officials_of_its_counties(ohio, everybody):
    event(ohio, "NO_RETURN")

    assert names(told()) == {"gwen", "otto", "luca", "office"}


def test_an_act_on_the_whole_program_reaches_every_official(program, everybody):
    event(program, "DEACTIVATION")

    assert names(told()) == {"gwen", "otto", "luca"}


def test_subscribers_of_the_place_the_state_and_everything_are_told(
    riverton, lakeside, ohio, program
):
    for name, place in (("r", riverton), ("l", lakeside), ("o", ohio), ("all", None)):
        subscribe(f"{name}@example.org", place)

    event(riverton, "ACTIVATION")
    assert names(told()) == {"r", "o", "all"}

    event(ohio, "OPT_OUT")
    assert names(told()) == {"r", "l", "o", "all"}


def test_an_address_gets_one_letter_however_often_it_is_known(riverton, ohio, everybody):
    subscribe("Otto@Example.org", riverton)
    subscribe("otto@example.org", ohio)
    subscribe("otto@example.org")

    event(riverton, "ACTIVATION")

    letters = told()
    assert names({address.lower(): said for address, said in letters.items()}) == {"otto", "gwen"}
    assert "notices on Riverton County, OH. To stop them" in letters["Otto@Example.org"]


def test_nothing_is_sent_before_the_address_is_confirmed(riverton):
    ask(address="r@example.org", place=None, language="en", caller="1", at=NOON)
    event(riverton, "ACTIVATION")

    assert told() == {}


def test_an_act_is_announced_once(riverton, everybody):
    event(riverton, "ACTIVATION")

    assert names(told()) == {"otto", "gwen"}
    assert told() == {}


def test_the_return_to_an_earlier_state_is_announced_like_the_first_time(riverton, everybody):
    event(riverton, "ACTIVATION")
    event(riverton, "OPT_OUT", effective_at=LATER)
    fan_out(at=NOON)

    event(riverton, "OPT_IN", effective_at=EVEN_LATER)
    said = told()["otto@example.org"]

    assert "before: Criminal only" in said
    assert "from then on: Full" in said
    assert "at this flow before" in said


def test_people_without_an_address_that_works_are_counted(riverton, everybody):
    everybody["otto"].email = "not an address"
    everybody["otto"].save()

    event(riverton, "ACTIVATION")

    assert names(told()) == {"gwen"}
    assert NoticeRun.objects.get().unreachable == 1


def test_an_address_that_does_not_open_keeps_the_act_from_nobody_else(riverton, everybody):
    broken = subscribe("r@example.org", riverton)
    broken.address = bytes(broken.address)[:-1]
    broken.save()

    event(riverton, "ACTIVATION")

    assert names(told()) == {"otto", "gwen"}
    assert NoticeRun.objects.get().unreachable == 1


def test_history_that_administrators_enter_is_marked_and_not_mailed(riverton, everybody, chiefs):
    entry = history(riverton, effective_at=LONG_AGO, by=chiefs)

    assert told() == {}
    run = NoticeRun.objects.get(event=entry)
    assert (run.history, run.letters) == (True, 0)


def test_what_administrators_enter_of_the_last_days_is_mailed(riverton, everybody, chiefs):
    history(riverton, effective_at=ago(days=29), by=chiefs)

    assert names(told()) == {"otto", "gwen"}


def test_an_old_act_that_the_place_itself_enters_is_mailed(riverton, everybody):
    event(riverton, "OPT_OUT", effective_at=LONG_AGO)

    assert names(told()) == {"otto", "gwen", "office"}


def test_an_act_that_was_committed_late_is_found_after_later_ones(riverton, lakeside, everybody):
    late, early = event(riverton, "ACTIVATION"), event(lakeside, "ACTIVATION")
    announce(early, at=NOON)

    assert list(unannounced()) == [late]


def test_a_run_leaves_a_line_of_counts_in_the_trail(riverton, everybody):
    entry = event(riverton, "ACTIVATION")
    told()

    with scope.within(scope.oversight(who="test", why="reading the trail")):
        line = AuditEvent.objects.get(event="notice.written")
    assert line.detail == {"letters": 2, "unreachable": 0, "history": False}
    assert line.subject_id == str(NoticeRun.objects.get(event=entry).pk)


def test_the_database_keeps_one_run_for_an_act(riverton):
    entry = event(riverton, "ACTIVATION")
    announce(entry, at=NOON)

    with pytest.raises(IntegrityError, match="event_id"), transaction.atomic():
        NoticeRun.objects.create(event=entry, ran_at=NOON)


def test_the_database_refuses_history_with_letters(riverton):
    entry = event(riverton, "ACTIVATION")

    with pytest.raises(IntegrityError, match="notice_history_is_not_mailed"):
        NoticeRun.objects.create(event=entry, ran_at=NOON, history=True, letters=1)


def test_a_run_that_fails_leaves_neither_letters_nor_a_mark(riverton, everybody, settings):
    event(riverton, "ACTIVATION")
    settings.SEALING_KEYS = []

    with pytest.raises(IndexError):
        fan_out(at=NOON)

    assert Letter.objects.count() == NoticeRun.objects.count() == 0
