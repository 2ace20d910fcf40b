"""A notice of Riverton's police, and complaints about it."""

import pytest

from complaints.models import Complaint
from complaints.services import open_complaint
from tests.matching.factories import now
from tests.matching.notice.papers import own_cache, paper


@pytest.fixture(autouse=True)
def counts(settings):
    own_cache(settings)


@pytest.fixture
def held(riverton_police, rosa, omar):
    """The paper in somebody's hands."""
    return paper(riverton_police, rosa, omar)


@pytest.fixture
def complain(riverton):
    """Open a complaint against Riverton, or as the fields say."""

    def make(**fields) -> Complaint:
        given = {
            "topic": "HELD_TOO_LONG",
            "source": "NOTICE",
            "jurisdiction": riverton,
            "agency": None,
            "notice_number": "D-7K3M-9QXP",
            "words": "Four days, not two.",
            "by": None,
            "at": now(),
        }
        return open_complaint(**given | fields)

    return make
