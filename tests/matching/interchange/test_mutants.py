"""A hundred hostile files, through the sandbox as an upload would go."""

from collections import Counter
from random import Random

import pytest

from matching.interchange import headers, sandbox
from matching.interchange.errors import NotAccepted
from matching.interchange.transaction import read_transaction as read_unconfined
from matching.interchange.writer import as_impression, write_transaction
from matching.mutants import ENVELOPE, mutants, with_damaged_pixels
from tests.matching.interchange.samples import prints, slap

SEED = 20260314


def outcome(read, raw: bytes) -> str:
    try:
        read(raw)
    except NotAccepted as refusal:
        return str(refusal)
    return "accepted"


def test_a_hundred_mutants_get_a_sentence_each():
    files = [mutant.data for mutant in mutants(100, SEED)]

    outcomes = Counter(outcome(sandbox.read_transaction, raw) for raw in files)

    assert sum(outcomes.values()) == 100
    assert all(text == "accepted" or text.endswith(".") for text in outcomes)
    assert 0 < outcomes["accepted"] < 50
    assert not any("stopped" in text or "broke off" in text for text in outcomes)


def test_the_readers_themselves_raise_nothing_but_refusals():
    for mutant in mutants(200, SEED + 1):
        outcome(read_unconfined, mutant.data)


@pytest.mark.parametrize("number", range(2))
def test_damaged_pixels_cost_one_print_and_no_more(number):
    first, second = prints(2, 8, compression=headers.WSQ)
    thumbs = as_impression(slap((40, 40)), 15)
    broken = with_damaged_pixels(first, Random(number))
    raw = write_transaction(ENVELOPE, [broken, second, thumbs])
    transaction = sandbox.read_transaction(raw)

    _, *others = sandbox.process(transaction.impressions)

    assert [one.position for one in others] == [8, 6, 1]
    assert not any(one.problem for one in others)
