import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from matching.interchange.extraction import LONGEST, extract
from matching.interchange.minutia_records import read_minutia_record
from matching.interchange.quality import FAILED, nfiq2
from matching.interchange.sandbox.keeper import ROOT
from tests.matching.interchange.conftest import shared_files
from tests.matching.interchange.samples import finger, waves


def test_a_print_has_minutiae_and_a_quality():
    reading = extract(finger())

    assert 10 < len(reading.template.minutiae) < 100
    assert (reading.template.height, reading.template.width) == finger().shape
    assert 0 <= reading.nfiq2 <= 100


def test_minutiae_lie_on_the_image_and_the_surest_come_first():
    template = extract(finger()).template

    assert (template.minutiae[:, 0] < template.height).all()
    assert (template.minutiae[:, 1] < template.width).all()
    assert (np.diff(template.quality.astype(int)) <= 0).all()
    assert template.quality.min() >= 30


def test_minutiae_move_with_the_print():
    image = finger()
    moved = np.pad(image, ((96, 0), (64, 0)), constant_values=image[0, 0])

    here, there = extract(image).template, extract(moved).template

    shifted = {tuple(place) for place in (here.minutiae[:, :2] + (96, 64)).round().tolist()}
    found = {tuple(place) for place in there.minutiae[:, :2].round().tolist()}
    assert len(shifted & found) > 0.7 * len(shifted)


def test_turning_a_print_to_the_left_adds_to_its_angles():
    image = finger()

    here, there = extract(image).template, extract(np.rot90(image).copy()).template

    places = np.column_stack([image.shape[1] - 1 - here.minutiae[:, 1], here.minutiae[:, 0]])
    apart = np.linalg.norm(places[:, None] - there.minutiae[None, :, :2], axis=2)
    near = apart.min(axis=1) < 4
    turned = there.minutiae[apart.argmin(axis=1), 2] - here.minutiae[:, 2] - np.pi / 2
    assert near.sum() > 8
    assert np.median(np.abs(np.angle(np.exp(1j * turned[near])))) < 0.2


def test_minutiae_outside_the_fingers_own_ridges_are_dropped():
    image = finger()
    upper = np.zeros(image.shape, np.bool_)
    upper[: image.shape[0] // 2] = True

    template = extract(image, upper).template

    assert 0 < len(template.minutiae) < len(extract(image).template.minutiae)
    assert (template.minutiae[:, 0] < image.shape[0] // 2).all()


@pytest.mark.parametrize("gray", [0, 200, 255])
def test_a_blank_image_is_a_reading_without_minutiae(gray):
    reading = extract(np.full((300, 300), gray, np.uint8))

    assert reading.template.minutiae.shape == (0, 3)
    assert reading.nfiq2 == FAILED


@pytest.mark.parametrize("shape", [(10, 10), (99, 300), (300, 2_001)])
def test_quality_of_impossible_sides_is_not_asked_for(shape):
    assert nfiq2(waves(*shape)) == FAILED


def test_a_large_image_is_judged_by_its_middle():
    assert nfiq2(np.pad(finger(), ((400, 400), (300, 300)), mode="wrap")) != FAILED


def test_an_image_beyond_any_finger_is_read_in_its_middle():
    wide = np.tile(finger(), (1, 5))[:160]
    template = extract(wide).template

    columns = template.minutiae[:, 1]
    assert columns.max() - columns.min() <= LONGEST


def test_the_networks_runtime_has_no_line_to_its_maker():
    script = (
        "import os; from matching.interchange.extraction import _network; _network();"
        "print(os.environ['ORT_DISABLE_TELEMETRY'], len(os.listdir('/proc/self/task')))"
    )
    environment = {"OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}

    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )

    assert run.stdout.split() == ["1", "1"]


@pytest.mark.parametrize("path", shared_files("nfiq2/*.pgm"), ids=lambda path: path.stem)
def test_quality_is_what_nist_expects(path):
    expected = (path.parent / f"{path.stem}_output.txt").read_text().split()[1]

    assert nfiq2(np.asarray(Image.open(path).convert("L"))) == int(expected)


@pytest.mark.parametrize("path", shared_files("fvc2002/DB4_B/10[12]_1.tif"), ids=lambda p: p.stem)
def test_directions_agree_with_another_makers(path):
    ((_, told),) = read_minutia_record(path.with_suffix(".iso").read_bytes())
    found = extract(np.asarray(Image.open(path).convert("L"))).template

    apart = np.linalg.norm(told.minutiae[:, None, :2] - found.minutiae[None, :, :2], axis=2)
    near = apart.min(axis=1) < 10
    turn = told.minutiae[:, 2] - found.minutiae[apart.argmin(axis=1), 2]
    assert (np.cos(turn[near]) > 0.9).mean() > 0.8
