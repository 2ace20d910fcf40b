"""News of complaints names a number and a day, for those alone who may handle the complaint."""

from complaints.casework.reminding import remind
from tests.complaints.casework.conftest import MONDAY, assign, days, recuse
from tests.portal.inbox.told import read_by, told

DUE, SOON = MONDAY + days(8), MONDAY + days(6.5)


def test_whoever_is_given_a_complaint_has_news_of_it(bring, inez, ingrid, dora):
    made = bring()

    assign(complaint_id=made.pk, investigator=ingrid, by=inez, at=MONDAY)

    (news,) = read_by(ingrid)
    assert told("complaint.assigned") == ["ingrid"]
    assert news.sentence == f"Complaint {made.number} was given to you."
    assert news.path == f"/complaints/{made.pk}/"


def test_owners_and_supervisors_have_news_of_deadlines_once(bring, inez, dora, ingrid):
    bring()

    for at in (SOON, SOON, DUE, DUE):
        remind(at=at)

    assert told("complaint.due") == ["inez"]
    assert told("complaint.late") == ["dora"]
    assert "until the end of Nov. 9, 2026" in read_by(inez)[0].sentence


def test_whoever_is_kept_away_has_no_news_of_it(bring, inez, dora):
    made = bring()
    recuse(complaint_id=made.pk, user=dora, by=dora, at=MONDAY)

    remind(at=DUE)

    assert told("complaint.late") == []
