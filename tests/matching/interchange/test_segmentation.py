from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from matching.interchange.errors import Unreadable
from matching.interchange.images import decode
from matching.interchange.impressions import Segment
from matching.interchange.segmentation import cut_fingers
from matching.interchange.transaction import read_transaction
from matching.interchange.writer import as_impression
from tests.matching.interchange.conftest import shared_files
from tests.matching.interchange.samples import fingertip, slap, waves


def cut(image: np.ndarray, position: int, **changes):
    impression = replace(as_impression(image, position, compression="raw"), **changes)
    return cut_fingers(impression, image)


@pytest.mark.parametrize(
    ("position", "fingers"), [(13, [2, 3, 4, 5]), (14, [10, 9, 8, 7]), (15, [6, 1])]
)
def test_a_slap_is_read_from_left_to_right(position, fingers):
    image = slap((160, 60, 40, 220)[: len(fingers)])

    found = cut(image, position)

    assert [finger.position for finger in found] == fingers
    assert all(180 <= finger.image.shape[1] <= 260 for finger in found)
    assert all(270 <= finger.image.shape[0] <= 350 for finger in found)


def test_every_finger_carries_its_own_pixels():
    image = slap()

    first, *_ = cut(image, 13)

    box = image[160 - 40 : 440 + 40, 80 - 40 : 280 + 40]
    assert first.image.shape[0] <= box.shape[0]
    assert abs(int(first.image.mean()) - int(box.mean())) < 25
    assert 0.5 < first.ridges.mean() < 0.95


@pytest.mark.parametrize("degrees", [-25, -12, 12, 25])
def test_a_leaning_hand_is_read_the_same(degrees):
    leaning = Image.fromarray(slap()).rotate(degrees, expand=True, fillcolor=250)

    found = cut(np.asarray(leaning), 13)

    assert [finger.position for finger in found] == [2, 3, 4, 5]
    assert all(finger.image.shape[0] < 420 for finger in found)


def test_an_amputated_finger_is_left_out():
    found = cut(slap((160, 60, 220)), 14, absent=(9,))

    assert [finger.position for finger in found] == [10, 8, 7]


def test_a_slap_with_too_few_fingers_is_refused():
    with pytest.raises(Unreadable, match="3 of 4 fingers"):
        cut(slap((160, 60, 220)), 13)


def test_an_empty_slap_is_refused():
    with pytest.raises(Unreadable, match="0 of 2 fingers"):
        cut(np.full((600, 800), 250, np.uint8), 15)


def test_handwriting_above_a_finger_is_no_finger():
    image = slap((300, 300, 300, 300))
    image[30:40, 60:340] = 20
    image[30:200, 100:112] = 20

    assert min(finger.image.shape[0] for finger in cut(image, 13)) > 250


@pytest.mark.parametrize(("position", "finger"), [(11, 1), (12, 6), (4, 4)])
def test_one_finger_is_cut_to_its_ridges(position, finger):
    page = np.full((750, 800), 250, np.uint8)
    page[200:480, 300:500] = fingertip(280, 200)

    (found,) = cut(page, position)

    assert found.position == finger
    assert 260 <= found.image.shape[0] <= 340
    assert 180 <= found.image.shape[1] <= 260


def test_a_tall_print_of_one_finger_is_kept_as_tall_as_it_is():
    page = np.full((700, 400), 250, np.uint8)
    page[40:640, 100:320] = fingertip(600, 220)

    (found,) = cut(page, 2)

    assert found.image.shape[0] > 580


def test_a_joint_that_runs_into_its_fingertip_is_cut_off():
    image = slap((100, 100), joints=False)
    image[300:800, 100:260] = waves(500, 160)

    left, right = cut(image, 15)

    assert left.image.shape[0] < 450
    assert right.image.shape[0] < 350


def test_an_image_without_ridges_is_kept_whole():
    (found,) = cut(np.full((300, 260), 250, np.uint8), 2)

    assert found.image.shape == (300, 260)
    assert not found.ridges.any()


def test_a_tiny_print_is_cut_no_smaller_than_can_be_read():
    page = np.full((400, 400), 250, np.uint8)
    page[0:90, 0:90] = waves(90, 90)

    (found,) = cut(page, 2)

    assert min(found.image.shape) >= 100


def test_the_senders_own_segments_are_preferred():
    segments = (Segment(2, 80, 280, 160, 440), Segment(5, 1040, 1240, 220, 500))

    first, last = cut(slap(), 13, segments=segments)

    assert (first.position, last.position) == (2, 5)
    assert first.image.shape == (280 + 48, 200 + 48)


@pytest.mark.parametrize(
    "segments",
    [
        [Segment(7, 80, 280, 160, 440)],
        [Segment(2, 280, 80, 160, 440)],
        [Segment(2, 80, 280, 160, 440)] * 2,
    ],
)
def test_segments_that_cannot_be_are_refused(segments):
    with pytest.raises(Unreadable, match=r"14\.021"):
        cut(slap(), 13, segments=tuple(segments))


@pytest.mark.parametrize("path", shared_files("nist-itl/*.an2"), ids=lambda path: path.name)
def test_genuine_cards_yield_every_finger(path):
    transaction = read_transaction(path.read_bytes())

    for impression in transaction.impressions:
        fingers = cut_fingers(impression, decode(impression))
        assert all(0.3 < finger.ridges.mean() < 0.95 for finger in fingers)
        assert not {finger.position for finger in fingers} & set(transaction.missing)
