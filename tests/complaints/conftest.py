"""A notice of Riverton's police, and complaints about it."""

from datetime import timedelta

import pytest

from complaints.models import Complaint
from complaints.services import open_complaint
from matching.holds.models import Overdue
from matching.holds.overdue import note_overdue
from matching.holds.starting import report_release_due
from tests.kept import kept
from tests.matching.factories import now, within
from tests.matching.notice.papers import own_cache, paper


@pytest.fixture(autouse=True)
def counts(settings):
    own_cache(settings)


@kept
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
            "content": {"words": "Four days, not two."},
            "by": None,
            "at": now(),
        }
        return open_complaint(**given | fields)

    return make


@pytest.fixture
def hold_too_long(riverton_police, rosa, omar, jack):
    """Hold somebody at Riverton's police past the deadline; the event that the clock recorded."""

    def make() -> Overdue:
        made = paper(riverton_police, rosa, omar, booked_at=now() - timedelta(days=20))
        with within(riverton_police.jurisdiction):
            clock = report_release_due(
                detainer_id=made.detainer_id,
                at_instant=now() - timedelta(days=15),
                by=jack,
                at=now(),
            )
            note_overdue(clock=clock, at=now())
            return Overdue.objects.select_related("jurisdiction", "agency").get(clock=clock)

    return make
