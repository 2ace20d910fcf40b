import datetime as dt
from dataclasses import replace

import pytest

from matching.interchange.errors import (
    DuplicateFinger,
    NoFingerprints,
    TooLarge,
    Unreadable,
    WrongFingerCode,
    WrongSize,
)
from matching.interchange.transaction import MAX_BYTES, read_transaction
from matching.interchange.writer import Envelope, as_impression, write_transaction
from tests.matching.interchange.conftest import shared_files
from tests.matching.interchange.samples import ENVELOPE, only, prints, waves


def read_with(envelope: Envelope = ENVELOPE, **changes):
    """Read a transaction of one right index finger with something changed."""
    return read_transaction(write_transaction(envelope, [replace(only(prints(2)), **changes)]))


def test_a_card_says_who_sent_it_and_what_it_carries(card):
    transaction = read_transaction(card)

    assert (transaction.kind, transaction.ori) == ("CAR", "OH0990100")
    assert transaction.date == dt.date(2026, 3, 14)
    assert transaction.control_number == "RVP-2026-000017"
    assert transaction.user_text == {"2.003": "synthetic"}
    assert [one.position for one in transaction.impressions] == [*range(1, 11), 13, 14, 15]
    assert [one.rolled for one in transaction.impressions] == [True] * 10 + [False] * 3


def test_a_missing_finger_is_named_with_its_reason():
    envelope = replace(ENVELOPE, missing={9: "XX", 10: "UP"})

    transaction = read_transaction(write_transaction(envelope, prints(14)))

    assert transaction.missing == {9: "amputated", 10: "unable to print"}
    assert transaction.impressions[0].absent == (9, 10)


@pytest.mark.parametrize("record_type", [4, 14])
def test_a_missing_finger_needs_no_image(record_type):
    envelope = replace(ENVELOPE, missing={3: "XX"})

    raw = write_transaction(envelope, prints(2), record_type=record_type)

    assert read_transaction(raw).missing == {3: "amputated"}


@pytest.mark.parametrize("code", [0, 16, 19, 40, 99])
def test_a_wrong_finger_code_is_refused(code):
    with pytest.raises(WrongFingerCode, match=f"position {code} "):
        read_with(position=code)


def test_a_finger_given_twice_is_refused():
    with pytest.raises(DuplicateFinger, match="right index finger is given 2 times"):
        read_transaction(write_transaction(ENVELOPE, prints(2, 2)))


def test_a_rolled_and_a_plain_print_of_one_finger_are_no_duplicate():
    raw = write_transaction(ENVELOPE, prints(2) + prints(2, rolled=True))

    assert len(read_transaction(raw).impressions) == 2


@pytest.mark.parametrize(("height", "width"), [(10, 10), (99, 300), (300, 2001)])
def test_a_finger_of_impossible_sides_is_refused(height, width):
    raw = write_transaction(ENVELOPE, [as_impression(waves(height, width), 2, compression="png")])

    with pytest.raises(WrongSize):
        read_transaction(raw)


def test_an_image_that_claims_12000_pixels_a_side_is_refused():
    with pytest.raises(WrongSize, match="12000 x 12000"):
        read_with(width=12_000, height=12_000)


def test_sides_are_judged_at_500_ppi():
    image = waves(1_500, 1_400)

    raw = write_transaction(ENVELOPE, [as_impression(image, 2, ppi=1_000.0)])

    assert read_transaction(raw).impressions[0].ppi == 1_000.0


def test_a_transaction_without_prints_is_refused():
    with pytest.raises(NoFingerprints):
        read_transaction(write_transaction(ENVELOPE, []))


def test_more_than_20_megabytes_are_refused():
    with pytest.raises(TooLarge, match="20 MB"):
        read_transaction(b"1.001:" + bytes(MAX_BYTES))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"impression_type": 4}, "neither a plain nor a rolled"),
        ({"ppi": 72.0}, "pixels an inch"),
        ({"width": 261}, "header says 260 x 300"),
        ({"data": b""}, "holds no image"),
        ({"data": b"\xff" * 5000}, "does not begin"),
        ({"compression": "raw"}, "raw image"),
    ],
)
def test_what_an_image_says_must_agree(changes, sentence):
    with pytest.raises(Unreadable, match=sentence):
        read_with(**changes)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (b"1.004:CAR", b"1.004:", "1.004"),
        (b"1.008:OH0990100", b"1.008:", "1.008"),
        (b"1.005:20260314", b"1.005:20260231", "not a day"),
        (b"1.005:20260314", b"1.005:today", "1.005"),
    ],
)
def test_the_first_record_must_say_what_a_booking_needs(field, value, sentence):
    raw = write_transaction(ENVELOPE, prints(2))
    shorter = len(field) - len(value)
    length = int(raw[6 : raw.index(b"\x1d")])
    raw = raw.replace(b"1.001:%d" % length, b"1.001:%d" % (length - shorter), 1)

    with pytest.raises(Unreadable, match=sentence):
        read_transaction(raw.replace(field, value, 1))


@pytest.mark.parametrize("path", shared_files("nist-itl/*.an2"), ids=lambda path: path.name)
def test_genuine_transactions_are_read(path):
    transaction = read_transaction(path.read_bytes())

    assert transaction.ori == "MDNISTIMG"
    assert all(one.ppi == 500.0 for one in transaction.impressions)


@pytest.mark.parametrize("path", shared_files("nist-itl/*amp*.an2"), ids=lambda path: path.name)
def test_a_genuine_amputation_is_seen(path):
    transaction = read_transaction(path.read_bytes())

    assert transaction.missing == {9: "amputated"}
    assert "華裔" in transaction.user_text["2.003"]
