import pytest

from matching.detainers.paper.render import render
from tests.matching.detainers.paper.notices import notice_on


@pytest.fixture(scope="session")
def paper() -> bytes:
    """A paper on the form of December 2011, for those who only look at it."""
    return render(notice_on("DEC2011"))
