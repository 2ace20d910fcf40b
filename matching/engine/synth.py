"""Invented fingers for demonstrations and tests, never for a claim about accuracy.

``master`` and ``impression`` make images, ``synthetic_minutiae`` and ``jitter`` templates.  All
are seeded: the same numbers give the same bytes on the same machine.
"""

from matching.engine.impressions import impression
from matching.engine.people import jitter, synthetic_minutiae
from matching.engine.ridges import master

__all__ = ["impression", "jitter", "master", "synthetic_minutiae"]
