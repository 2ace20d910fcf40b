"""Papers are scanned into a complaint by intake alone, and by nobody whom it is kept from."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from complaints.casework.assigning import recuse
from portal.jurisdictions import scope
from portal.jurisdictions.roles import give_role
from tests.complaints.evidence.made import photo
from tests.complaints.evidence.sending import filed, rows
from tests.matching.factories import now
from tests.portal.participation.desk import at_desk


def scanned(user, complaint) -> int:
    """The answer to a paper that somebody sends."""
    file = SimpleUploadedFile("scan.jpg", photo())
    return at_desk(user).post(f"/complaints/{complaint.pk}/scan/", {"file": file}).status_code


@pytest.mark.parametrize("who", ["ingrid", "dora", "chief", "rosa"])
def test_nobody_but_intake_scans_papers_in(riverton, who, request):
    theirs = filed(riverton)

    assert scanned(request.getfixturevalue(who), theirs.complaint) == 403
    assert rows() == (1, 0)


def test_who_is_named_in_a_complaint_scans_nothing_into_it(riverton, inez):
    theirs = filed(riverton)
    with scope.within(scope.complaints()):
        recuse(complaint_id=theirs.complaint.pk, user=inez, by=inez, at=now())

    assert scanned(inez, theirs.complaint) == 404
    assert rows() == (1, 0)


def test_who_belongs_to_the_place_scans_nothing_into_it(riverton, inez):
    theirs = filed(riverton)
    give_role(user=inez, role="CLERK", jurisdiction=riverton, by=None, at=now())

    assert scanned(inez, theirs.complaint) == 404
    assert rows() == (1, 0)


def test_the_evidence_leads_intake_alone_to_the_scanning(riverton, inez, ingrid):
    page = f"/complaints/{filed(riverton).complaint.pk}/"

    told = [at_desk(user).get(f"{page}evidence/").content.decode() for user in (inez, ingrid)]

    assert [f'href="{page}scan/"' in one for one in told] == [True, False]
