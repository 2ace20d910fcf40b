"""Bodies and complaints in the window of the inspector general."""

import pytest

from complaints.filing.services import Filing, Person, file_complaint
from complaints.referrals import bodies, services
from complaints.referrals.models import Body
from tests.complaints.casework.conftest import MONDAY, inside, move
from tests.complaints.casework.conftest import bring as bring

refer, acknowledge = inside(services.refer), inside(services.acknowledge)
make_body, close_body = inside(bodies.make_body), inside(bodies.close_body)


@pytest.fixture
def inspector(dora) -> Body:
    return make_body(
        name="Inspector General", kind="INSPECTOR", reach="1 Main St", by=dora, at=MONDAY
    )


@pytest.fixture
def filed(riverton, inez):
    """A complaint with people, brought to the window of the inspector general."""

    def make(mode="CONFIDENTIAL", consent="NONE"):
        filing = Filing(
            topic="TREATMENT",
            mode=mode,
            jurisdiction=riverton,
            content={"words": "No doctor came."},
            filer=Person(relation="FAMILY", identity={"name": "Ana Filer"}),
            affected=[Person(consent=consent, identity={"name": "Luis Held"})],
        )
        made = inside(file_complaint)(filing=filing, by=None, at=MONDAY).complaint
        for to in ("ACKNOWLEDGED", "INTAKE_REVIEW", "OIG_WINDOW"):
            move(complaint_id=made.pk, to=to, by=inez, at=MONDAY)
        return made

    return make
