from pathlib import Path

import pytest
from hypothesis import settings

from matching.interchange.writer import write_transaction
from tests.matching.interchange.samples import ENVELOPE, prints

# Machines that run tests are shared.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")

SHARED = Path(__file__).parents[3] / "../shared/data/fingerprints"


def shared_files(pattern: str) -> list[Path]:
    """Genuine samples from beside the project, where there are any."""
    return sorted(SHARED.glob(pattern))


@pytest.fixture(scope="session")
def card() -> bytes:
    """Ten rolled fingers and the three plain impressions, as a booking sends them."""
    rolled = prints(*range(1, 11), rolled=True)
    return write_transaction(ENVELOPE, rolled + prints(13, 14, 15))
