import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.compare import compare
from matching.engine.cylinders import describe
from matching.engine.synth import impression, jitter, master, synthetic_minutiae

SEEDS = st.integers(0, 2**32)


@pytest.fixture(scope="module")
def finger():
    return master(5)


def test_a_seed_always_gives_the_same_finger(finger):
    assert master(5).tobytes() == finger.tobytes()
    assert hashlib.sha256(master(6)).digest() != hashlib.sha256(finger).digest()


def test_a_finger_is_ridges_and_valleys(finger):
    assert finger.shape == (380, 320)
    assert finger.dtype == np.float32
    assert np.abs(finger).max() <= 1
    assert abs(np.mean(finger)) < 0.1
    assert np.mean(np.abs(finger)) > 0.4


def test_ridges_are_as_far_apart_as_on_a_finger(finger):
    power = np.abs(np.fft.fft2(finger)) ** 2
    down, right = np.meshgrid(*(np.fft.fftfreq(side) for side in finger.shape), indexing="ij")
    frequency = np.hypot(down, right)
    band = (frequency > 1 / 13) & (frequency < 1 / 6)

    assert power[band].sum() > 0.7 * power.sum()


def test_fingers_come_in_other_shapes():
    assert master(1, (200, 150)).shape == (200, 150)


def test_a_seed_always_gives_the_same_impression(finger):
    image = impression(finger, 3)

    assert impression(finger, 3).tobytes() == image.tobytes()
    assert not np.array_equal(impression(finger, 4), image)


def test_an_impression_is_dark_ridges_on_light_paper(finger):
    image = impression(finger, 3)

    assert image.shape == finger.shape
    assert image.dtype == np.uint8
    assert image[:8].mean() > 220
    assert image[100:280, 100:220].mean() < 190
    assert image[100:280, 100:220].std() > 40


def test_ridges_are_dark(finger):
    still = impression(finger, 3, hard=0.0)[100:280, 100:220].astype(float)

    assert np.corrcoef(still.ravel(), finger[100:280, 100:220].ravel())[0, 1] < -0.8


def test_a_soft_press_moves_nothing_and_a_hard_one_does(finger):
    def likeness(hard):
        middle = impression(finger, 8, hard)[100:280, 100:220].astype(float)
        return -np.corrcoef(middle.ravel(), finger[100:280, 100:220].ravel())[0, 1]

    assert likeness(0.0) > 0.8 > 0.5 > likeness(1.0)


@given(SEEDS)
def test_a_seed_always_gives_the_same_template(seed):
    first, second = synthetic_minutiae(seed), synthetic_minutiae(seed)

    assert first.to_bytes() == second.to_bytes()
    assert jitter(first, seed).to_bytes() == jitter(second, seed).to_bytes()


@given(SEEDS)
def test_a_template_is_like_a_print(seed):
    template = synthetic_minutiae(seed)
    where = template.minutiae[:, :2]
    distance = np.linalg.norm(where[:, None] - where[None], axis=2)

    assert 25 <= len(where) <= 60
    assert distance[~np.eye(len(where), dtype=bool)].min() >= 10 - 1e-3
    assert (where >= 0).all()
    assert (where < [template.height, template.width]).all()
    assert np.abs(template.minutiae[:, 2]).max() <= np.pi + 1e-6


@given(SEEDS)
def test_another_impression_is_another_but_not_far_away(seed):
    template = synthetic_minutiae(seed)

    again = jitter(template, seed + 1)

    assert again.to_bytes() != template.to_bytes()
    assert 0.5 * len(template.minutiae) < len(again.minutiae) < 1.4 * len(template.minutiae)


@given(SEEDS, st.integers(0, 1000))
def test_without_force_nothing_moves(seed, press):
    template = synthetic_minutiae(seed)

    still = jitter(template, press, hard=0.0)

    assert len(still.minutiae) >= 0.9 * len(template.minutiae)
    assert compare(describe(still), describe(template)) > 0.3


@given(st.integers(0, 500), st.integers(501, 1000))
def test_a_genuine_impression_outscores_an_impostor(finger, other):
    enrolled = describe(synthetic_minutiae(finger))
    own = describe(jitter(synthetic_minutiae(finger), finger))
    strange = describe(jitter(synthetic_minutiae(other), finger))

    assert compare(own, enrolled) > 2 * compare(strange, enrolled)


def test_harder_presses_score_lower():
    fingers = [synthetic_minutiae(seed) for seed in range(20)]
    scores = [
        np.mean([compare(describe(jitter(f, 1, hard)), describe(f)) for f in fingers])
        for hard in (0.0, 0.5, 1.0, 2.0)
    ]

    assert scores == sorted(scores, reverse=True)
