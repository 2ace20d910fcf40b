"""Every pair of states: the table, the services and the database agree on what becomes of what."""

from itertools import product
from pathlib import Path

import pytest
from django.db import Error, transaction

import reports.committee.motions as stage
from portal.states import TransitionRefused
from reports.committee.motions.models import Motion
from reports.committee.motions.refusals import REFUSALS, VoteNotOpen
from reports.committee.motions.services import second
from reports.committee.motions.states import DECIDED, MOTION, UNDECIDED, Status
from tests.reports.committee.motions.way import (
    NOW,
    at_status,
    closed,
    lapsed,
    put,
    says,
    withdrawn,
)
from tests.reports.committee.worlds import inside

REACHED = [one for one in Status.values if one != "NO_QUORUM"]


def test_the_table_names_every_state():
    assert set(MOTION.ways) == set(Status.values)
    assert set(MOTION.final) == {*DECIDED, "WITHDRAWN", "LAPSED"}
    assert {*UNDECIDED, *MOTION.final} == set(Status.values)


def test_the_database_keeps_the_same_table():
    text = (Path(stage.__file__).parent / "migrations" / "motions.sql").read_text()
    pairs = product(Status.values, Status.values)

    for source, target in pairs:
        assert (f"('{source}', '{target}')" in text) == (target in MOTION.ways[source])


@pytest.mark.parametrize("source", REACHED)
@pytest.mark.parametrize("target", ["SECONDED", "WITHDRAWN", "LAPSED", "OPEN", "CARRIED"])
def test_each_act_is_done_from_its_states_alone(source, target, item, mabel, mina, sybil):
    motion = at_status(source, item, mabel, mina, sybil)
    acts = {
        "SECONDED": lambda: inside(second, motion_id=motion.pk, by=mina, at=NOW),
        "WITHDRAWN": lambda: withdrawn(motion, mabel),
        "LAPSED": lambda: lapsed(motion, sybil),
        "OPEN": lambda: put(motion, sybil),
        "CARRIED": lambda: closed(motion, sybil),
    }

    if target in MOTION.ways[source]:
        acts[target]()
    else:
        with pytest.raises(TransitionRefused):
            acts[target]()


@pytest.mark.parametrize("source", [one for one in REACHED if one != "OPEN"])
def test_votes_are_cast_while_the_vote_is_open_alone(source, item, mabel, mina, milo, sybil):
    motion = at_status(source, item, mabel, mina, sybil)

    with pytest.raises(VoteNotOpen):
        says(motion, milo)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (source, target)
        for source, target in product(REACHED, Status.values)
        if target not in MOTION.ways[source]
    ],
)
def test_the_database_refuses_every_other_way(source, target, item, mabel, mina, sybil):
    motion = at_status(source, item, mabel, mina, sybil)

    def plant() -> None:
        with transaction.atomic():
            Motion.objects.filter(pk=motion.pk).update(status=target)

    with pytest.raises(Error):
        inside(plant)


def test_every_refusal_has_a_sentence_and_a_code():
    assert all(refusal.__doc__ for refusal in REFUSALS)
