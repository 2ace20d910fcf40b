from functools import lru_cache

import pytest
from hypothesis import settings

from matching.engine.cylinders import describe
from matching.engine.descriptor import Descriptor
from matching.engine.synth import jitter, synthetic_minutiae
from matching.engine.template import Template

# The first call of a kernel compiles it, and machines that run tests are shared.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")


@lru_cache(maxsize=512)
def enrolled(finger: int) -> Descriptor:
    """The print with which a finger was enrolled."""
    return describe(synthetic_minutiae(finger))


@lru_cache(maxsize=512)
def pressed_again(finger: int) -> Descriptor:
    """Another print of the same finger."""
    return describe(jitter(synthetic_minutiae(finger), finger + 1_000_000))


@pytest.fixture
def template() -> Template:
    return synthetic_minutiae(7)


@pytest.fixture
def descriptor() -> Descriptor:
    return enrolled(7)
