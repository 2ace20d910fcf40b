"""A hundred hostile files, through the sandbox as an upload would go."""

from collections import Counter

import pytest

from matching.interchange import sandbox
from matching.interchange.errors import NotAccepted
from matching.interchange.transaction import read_transaction as read_unconfined
from tests.matching.interchange.mutate import mutants

SEED = 20260314


def outcome(read, raw: bytes) -> str:
    try:
        read(raw)
    except NotAccepted as refusal:
        return str(refusal)
    return "accepted"


def test_a_hundred_mutants_get_a_sentence_each():
    outcomes = Counter(outcome(sandbox.read_transaction, raw) for _, raw in mutants(100, SEED))

    assert sum(outcomes.values()) == 100
    assert all(text == "accepted" or text.endswith(".") for text in outcomes)
    assert 0 < outcomes["accepted"] < 50
    assert not any("stopped" in text or "broke off" in text for text in outcomes)


def test_the_readers_themselves_raise_nothing_but_refusals():
    for _, raw in mutants(200, SEED + 1):
        outcome(read_unconfined, raw)


def test_the_same_seed_gives_the_same_mutants():
    assert list(mutants(40, 5)) == list(mutants(40, 5))


@pytest.mark.parametrize("number", range(2))
def test_damaged_pixels_cost_one_print_and_no_more(number):
    damaged = [raw for name, raw in mutants(100, SEED + number) if name == "damaged pixels"]
    transaction = sandbox.read_transaction(damaged[0])

    _, *others = sandbox.process(transaction.impressions)

    assert [one.position for one in others] == [8, 6, 1]
    assert not any(one.problem for one in others)
