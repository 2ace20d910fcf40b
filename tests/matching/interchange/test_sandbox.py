import io
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from matching.engine.template import Template
from matching.interchange import headers, sandbox
from matching.interchange.errors import TooLarge, Unreadable, WrongFingerCode
from matching.interchange.images import encode_png
from matching.interchange.minutia_records import ISO_19794, write_minutia_record
from matching.interchange.sandbox.keeper import AT_THE_DOOR
from matching.interchange.transaction import read_transaction
from matching.interchange.writer import as_impression, write_transaction
from tests.matching.interchange.conftest import shared_files
from tests.matching.interchange.samples import ENVELOPE, finger, only, prints, slap, waves


def test_a_card_comes_through_unchanged(card):
    assert sandbox.read_transaction(card) == read_transaction(card)


def test_a_refusal_keeps_its_kind_and_its_sentence():
    raw = write_transaction(ENVELOPE, [replace(only(prints(2)), position=40)])

    with pytest.raises(WrongFingerCode, match="position 40"):
        sandbox.read_transaction(raw)


def test_too_much_is_refused_as_too_large():
    with pytest.raises(TooLarge):
        sandbox.read_transaction(bytes(21 * 1024 * 1024))


def test_a_minutiae_record_comes_through():
    rows = finger_rows()
    raw = write_minutia_record([(7, rows)], ISO_19794)

    ((position, template),) = sandbox.read_template(raw)

    assert position == 7
    assert (template.minutiae[:, :2] == rows.minutiae[:, :2]).all()


def finger_rows() -> Template:
    minutiae = np.array([[10, 20, 0], [30, 40, 0]], np.float32)
    return Template(minutiae, np.array([60, 70], np.uint8), 300, 200)


def test_a_single_image_comes_through():
    raw = encode_png(waves())

    impression = sandbox.read_image(raw, 500.0, position=9, rolled=True)

    assert (impression.position, impression.rolled, impression.data) == (9, True, raw)


def test_an_image_that_is_none_is_refused():
    with pytest.raises(Unreadable):
        sandbox.read_image(b"GIF89a")


def test_every_finger_is_processed():
    impressions = [as_impression(finger(), 2), as_impression(slap((40, 40)), 15)]

    index, left, right = sandbox.process(impressions)

    assert (index.position, left.position, right.position) == (2, 6, 1)
    assert (index.source, left.source) == (2, 15)
    assert len(index.template.minutiae) > 10
    assert index.nfiq2 <= 100
    assert Image.open(io.BytesIO(index.png)).size == (
        index.template.width,
        index.template.height,
    )


@pytest.mark.parametrize("compression", [headers.RAW, headers.WSQ, headers.PNG, headers.JP2])
def test_every_compression_is_decoded_in_confinement(compression):
    found = sandbox.process([as_impression(slap((40, 40)), 15, compression=compression)])

    assert [(one.position, one.problem) for one in found] == [(6, ""), (1, "")]


def test_a_print_that_cannot_be_read_spoils_no_other():
    good = as_impression(finger(), 3)
    bad = replace(good, position=2, data=good.data[:300])
    empty = as_impression(slap((40, 40, 40)), 13)

    first, second, third = sandbox.process([bad, good, empty])

    assert "damaged" in first.problem
    assert (second.position, second.problem) == (3, "")
    assert (third.position, third.template) == (13, None)
    assert "3 of 4" in third.problem


def test_many_threads_may_ask_at_once(card):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(sandbox.read_transaction, [card] * 40))

    assert len({answer.control_number for answer in answers}) == 1


def test_a_zygote_that_was_killed_is_started_again(card):
    sandbox.start(extraction=False)
    before = AT_THE_DOOR.process_id
    os.kill(before, signal.SIGKILL)

    transaction = sandbox.read_transaction(card)

    assert len(transaction.impressions) == 13
    assert AT_THE_DOOR.process_id != before


def test_killing_the_zygote_while_it_is_asked_loses_nothing(card):
    sandbox.start(extraction=False)
    killer = threading.Timer(0.02, os.kill, (AT_THE_DOOR.process_id, signal.SIGKILL))
    killer.start()

    answers = [sandbox.read_transaction(card) for _ in range(20)]

    killer.join()
    assert len(answers) == 20


def test_a_forked_process_starts_a_zygote_of_its_own(card):
    sandbox.start(extraction=False)
    ours = AT_THE_DOOR.process_id
    child = os.fork()
    if child == 0:
        code = 1
        try:
            sandbox.read_transaction(card)
            code = 0 if AT_THE_DOOR.process_id not in (None, ours) else 2
            AT_THE_DOOR.stop()
        finally:
            os._exit(code)

    _, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == 0
    assert len(sandbox.read_transaction(card).impressions) == 13
    assert AT_THE_DOOR.process_id == ours


def test_the_zygote_goes_when_it_is_let_go(card):
    sandbox.read_transaction(card)
    zygote = AT_THE_DOOR.process_id

    AT_THE_DOOR.stop()

    with pytest.raises(ProcessLookupError):
        os.kill(zygote, 0)


@pytest.mark.parametrize("path", shared_files("nist-itl/type-4-tpcard.an2"), ids=lambda p: p.name)
def test_the_door_is_quick_on_a_genuine_card(path):
    raw = path.read_bytes()
    sandbox.read_transaction(raw)

    times = []
    for _ in range(9):
        start = time.perf_counter()
        sandbox.read_transaction(raw)
        times.append(time.perf_counter() - start)

    assert min(times) < 0.05
