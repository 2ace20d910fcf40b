"""Invented people: fingers that are pictured, and fingers that are minutiae alone."""

from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from matching.engine.synth import impression, jitter, master, synthetic_minutiae
from matching.galleries.services import Finger
from matching.interchange import sandbox
from matching.interchange.best import quality_of
from matching.interchange.images import encode_png
from matching.interchange.impressions import Impression
from matching.interchange.writer import Envelope, as_impression, write_transaction

FINGERS = (2, 7)  # both index fingers
SHAPE = (320, 280)


def seed_of(person: int, position: int) -> int:
    """The seed of a finger: the same person has the same fingers in every demo."""
    return person * 100 + position


def picture(person: int, position: int, press: int) -> bytes:
    """A PNG (500 ppi) of one press of a pictured person's finger."""
    return encode_png(_gray(person, position, press))


def _gray(person: int, position: int, press: int) -> NDArray[np.uint8]:
    finger = seed_of(person, position)
    return impression(_master(finger), finger * 1000 + press, hard=0.6)


@lru_cache(maxsize=256)
def _master(finger: int) -> NDArray[np.float32]:
    return master(finger, SHAPE)


def enrolled_picture(person: int) -> dict[int, Finger]:
    """A pictured person's fingers to enroll: press 0, extracted like every other print."""
    impressions: list[Impression] = [
        sandbox.read_image(picture(person, position, 0), position=position) for position in FINGERS
    ]
    return {
        one.position: Finger(one.template, one.png, quality_of(one))
        for one in sandbox.process(impressions)
        if one.template is not None
    }


def enrolled_minutiae(person: int) -> dict[int, Finger]:
    """The fingers of a person of whom there is no image."""
    return {
        position: Finger(jitter(synthetic_minutiae(seed_of(person, position)), 0))
        for position in FINGERS
    }


def synthetic_card(person: int = 8000) -> bytes:
    """An ANSI/NIST-ITL card of an invented person: fingers rolled, and pressed plain."""
    impressions = [
        as_impression(_gray(person, position, press), position, rolled=rolled)
        for rolled, press in ((True, 1), (False, 0))
        for position in FINGERS
    ]
    envelope = Envelope("CAR", date(2011, 6, 17), "XXDEMO000", f"DEMO-{person}")
    return write_transaction(envelope, impressions)
