import numpy as np
import pytest

from reports.agreement.bootstrap import Resampling


@pytest.fixture
def resampling():
    return Resampling(np.random.default_rng(2011), resamples=200)
