"""Invented pairs: two presses of the same fingers, or the fingers of two invented people."""

from dataclasses import dataclass

from matching.bookings.intake import Upload
from matching.engine.synth import impression, jitter, master, synthetic_minutiae
from matching.engine.template import Template
from matching.galleries.services import Finger
from matching.interchange import sandbox
from matching.interchange.best import quality_of
from matching.interchange.images import encode_png
from matching.interchange.minutia_records import ISO_19794, write_minutia_record

FINGERS = (2, 7)  # both index fingers
SHAPE = (320, 280)
HARD = 0.6  # how much two presses of a finger differ; the demonstration's own


@dataclass(frozen=True)
class Pair:
    """The files of a booking, and the fingers of somebody on file."""

    uploads: list[Upload]
    fingers: dict[int, Finger]


def make_pair(*, seed: int, same: bool, pictured: bool) -> Pair:
    """A pair from a seed: the same seed makes the same pair on the same machine.

    ``pictured`` ones take a second or two of extraction each; the others are minutiae alone.
    """
    probe, filed = seed * 2, seed * 2 + (0 if same else 1)
    if pictured:
        return Pair([Upload(_picture(probe, p, 1), p) for p in FINGERS], _pictured_fingers(filed))
    record = [(p, _minutiae(probe, p, 1)) for p in FINGERS]
    fingers = {p: Finger(_minutiae(filed, p, 0)) for p in FINGERS}
    return Pair([Upload(write_minutia_record(record, ISO_19794))], fingers)


def _picture(person: int, position: int, press: int) -> bytes:
    finger = person * 100 + position
    return encode_png(impression(master(finger, SHAPE), finger * 1000 + press, hard=HARD))


def _pictured_fingers(person: int) -> dict[int, Finger]:
    images = [sandbox.read_image(_picture(person, p, 0), position=p) for p in FINGERS]
    return {
        one.position: Finger(one.template, one.png, quality_of(one))
        for one in sandbox.process(images)
        if one.template is not None
    }


def _minutiae(person: int, position: int, press: int) -> Template:
    seed = person * 100 + position
    return jitter(synthetic_minutiae(seed), seed * 1000 + press, hard=0.5)
