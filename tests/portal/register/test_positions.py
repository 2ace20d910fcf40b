"""The positions of authorities on the requests of every place at once."""

from datetime import date, timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.participation.axes import axes_at
from portal.register.moments import Moment
from portal.register.positions import positions_of_all
from tests.factories import LONG_AGO, NOON, event, takes_part

AUTHORITIES = ["the bureau", "the program"]
ANSWERS = ["ACCEPTANCE", "DISPUTE", "OVERRIDE", "QUESTION"]
STEPS = st.lists(st.sampled_from(["ask", "undo", *ANSWERS]), max_size=8)


def after(days) -> dict:
    return {"effective_at": LONG_AGO + timedelta(days=days)}


def test_each_authority_has_one_position_the_latest(riverton, lakeside):
    asked = takes_part(riverton, "L2", **after(1))
    for day, (act, who) in enumerate(
        [("QUESTION", "the bureau"), ("DISPUTE", "the bureau"), ("ACCEPTANCE", "the program")]
    ):
        event(riverton, act, concerns=asked, authority=who, **after(2 + day))

    found = positions_of_all(moment=Moment(instant=NOON))

    assert found == {riverton.pk: {"the bureau": "DISPUTE", "the program": "ACCEPTANCE"}}


def test_an_answer_to_an_earlier_request_is_no_position_on_the_latest(riverton):
    asked = takes_part(riverton, "L1", **after(1))
    event(riverton, "DISPUTE", concerns=asked, **after(2))
    takes_part(riverton, "L2", **after(3))

    assert positions_of_all(moment=Moment(instant=NOON)) == {}


def test_a_day_is_read_by_the_clocks_of_the_place(riverton):
    asked = takes_part(riverton, "L1", **after(1))
    event(riverton, "DISPUTE", concerns=asked, effective_at=NOON)

    assert positions_of_all(moment=Moment(day=date(2011, 5, 31))) == {}
    assert riverton.pk in positions_of_all(moment=Moment(day=date(2011, 6, 1)))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20, deadline=None
)
@given(steps=STEPS, day=st.integers(0, 10))
def test_all_at_once_says_what_is_said_of_each(riverton, steps, day):
    at = after(day)["effective_at"]
    with transaction.atomic():
        _enter(riverton, steps)
        of_one = {
            who: answer.act
            for who, answer in axes_at(jurisdiction=riverton, at=at).positions.items()
        }
        of_all = positions_of_all(moment=Moment(instant=at))
        transaction.set_rollback(True)

    assert of_all.get(riverton.pk, {}) == of_one


def _enter(place, steps) -> None:
    asked = None
    for day, step in enumerate(steps, start=1):
        if step == "ask":
            asked = takes_part(place, "L2" if day % 2 else "L1", **after(day))
        elif asked is not None and step == "undo":
            event(place, "UNDO", concerns=asked, **after(day))
            asked = None
        elif asked is not None:
            event(place, step, concerns=asked, authority=AUTHORITIES[day % 2], **after(day))
