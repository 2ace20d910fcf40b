"""What a child for extraction can be asked: the fingers of one impression.

Its zygote holds the network and the NFIQ 2 model: some 280 MB, shared by all its children.
"""

import numpy as np

from matching.interchange import headers
from matching.interchange.extraction import extract
from matching.interchange.images import decode
from matching.interchange.impressions import Impression
from matching.interchange.sandbox import answers
from matching.interchange.sandbox.frames import Frame
from matching.interchange.sandbox.zygote import Jobs
from matching.interchange.segmentation import cut_fingers


def _fingers(request: Frame) -> Frame:
    impression = answers.unpack_impression(request)
    fingers = []
    for finger in cut_fingers(impression, decode(impression)):
        reading = extract(finger.image, finger.ridges)
        fingers.append(
            answers.FingerPixels(finger.position, finger.image, reading.template, reading.nfiq2)
        )
    return answers.fingers_frame(fingers)


JOBS: Jobs = {"fingers": _fingers}


def rehearse() -> None:
    """Run the whole way once on a pattern of our own, so that every model is loaded.

    Children that are forked afterwards share what was loaded, and need no file.
    """
    rows, columns = np.mgrid[0:256, 0:256]
    pattern = 127 + 100 * np.sin((columns + 0.6 * rows + 12 * np.sin(rows / 40)) / 1.5)
    pixels = pattern.astype(np.uint8).tobytes()
    impression = Impression(2, 0, 256, 256, 500.0, headers.RAW, pixels)
    _fingers(answers.impression_frame(impression))
