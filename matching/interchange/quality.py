"""NFIQ 2, the quality of a print as NIST defines it: 0 (worst) to 100, 255 where it failed."""

from functools import cache

import nbis
import numpy as np

from matching.interchange.images import Gray, encode_png
from matching.interchange.positions import FINGER

FAILED = 255
# NFIQ 2 refuses what is wider or higher: a rolled print is judged by its middle.
WIDEST, HIGHEST = 800, 1_000


@cache
def _extractor() -> nbis.NbisExtractor:
    """Load the NFIQ 2 model once a process; its code has global state and knows no threads."""
    settings = nbis.NbisExtractorSettings(
        min_quality=0.0,
        get_center=False,
        check_fingerprint=False,
        compute_nfiq2=True,
        ppi=500.0,
    )
    return nbis.new_nbis_extractor(settings)


def nfiq2(image: Gray) -> int:
    """Return the NFIQ 2 score of a gray image at 500 ppi, or 255 where there is none.

    Sides outside 100 to 2,000 pixels are 255: the code behind it crashes below and runs for
    minutes above. So are blank images.
    """
    sides_fit = all(FINGER.least <= side <= FINGER.highest for side in image.shape)
    if not sides_fit or np.ptp(image) == 0:
        return FAILED
    try:
        score = int(_extractor().extract_minutiae(encode_png(_middle(image))).quality().score)
    except (nbis.NbisError, nbis.InternalError):
        return FAILED
    return score if 0 <= score <= 100 else FAILED


def _middle(image: Gray) -> Gray:
    """Cut the middle out of an image that is larger than NFIQ 2 takes."""
    top = max(0, (image.shape[0] - HIGHEST) // 2)
    left = max(0, (image.shape[1] - WIDEST) // 2)
    return image[top : top + HIGHEST, left : left + WIDEST]
