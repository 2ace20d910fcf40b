"""From a confirmed match to the page of its notice, through the services that people use."""

from matching.detainers.sealed import code_of
from matching.detainers.states import Status
from matching.galleries.services import Finger, enroll_people
from matching.notice.words import STATES
from matching.status.models import Case
from matching.voiding.services import void_match
from portal.jurisdictions import scope
from tests.kept import kept
from tests.matching.casework import casework, conclude_all
from tests.matching.detainers.steps import answered, issued, ready, served
from tests.matching.factories import FINGERS, complete, finger, now, submit, within
from tests.matching.policy.cases import decided

HOLD = "/notice/hold/"
WRONG = "This notice rests on a wrong match"


@kept
def detainer(galleries, joined, riverton_police, rosa, sara, omar):
    """An issued detainer of a match that two examiners confirmed."""
    return issued(ready(riverton_police, rosa, sara, omar), omar)


def page_of(client, detainer) -> str:
    with casework():
        pair = {"number": detainer.number, "code": code_of(detainer)}
    assert client.post("/notice/", pair)["Location"] == HOLD
    return client.get(HOLD).content.decode()


def test_the_number_and_code_of_an_issued_detainer_open_its_notice(client, detainer):
    page = page_of(client, detainer)

    assert str(STATES[Status.ISSUED][1]) in page
    assert WRONG not in page
    for one in ("Invented", "Burglary", detainer.booking.local_number, "IMM-"):
        assert one not in page


def test_service_and_answer_are_told(client, detainer, jack):
    served(detainer, jack)
    answered(detainer, jack, "DECLINE")

    page = page_of(client, detainer)

    assert "It will not hold the person for this request." in page
    assert "Not recorded" not in page


def test_a_claim_of_the_page_holds_up_the_officer(client, detainer, jack, sara):
    page_of(client, detainer)
    client.post(
        "/notice/claim/", {"kind": "CITIZENSHIP", "speaker": "FAMILY", "words": "Born here."}
    )

    with within(detainer.jurisdiction):
        (claim,) = detainer.booking.claims.all()

    assert claim.outcome == ""
    assert "No step toward a hold or a transfer" in client.get(HOLD).content.decode()


def test_a_notice_of_a_voided_match_says_so(client, detainer, susan):
    with casework():
        detainer.refresh_from_db()
        void_match(
            candidate_id=detainer.case.candidate_id,
            reason="The whorls differ.",
            by=susan,
            at=now(),
        )

    page = page_of(client, detainer)

    assert WRONG in page
    assert str(STATES[Status.CANCELLED][1]) in page
    assert "whorls" not in page


def test_the_notice_of_another_match_of_the_booking_stays_as_it_is(
    client, galleries, joined, riverton_police, rosa, sara, omar, susan
):
    twin = {position: Finger(finger(9, position, 5)) for position in FINGERS}
    with scope.within(scope.gallery()):
        enroll_people(gallery="IMMIGRATION", people={"TWIN": twin}, by=None, at=now())
    complete(submit(riverton_police, rosa, 9))
    conclude_all()
    with casework():
        right, wrong = Case.objects.select_related("booking").order_by("candidate__rank")

    decided(right, sara, omar)
    detainer = issued(right, omar)
    with casework():
        void_match(candidate_id=wrong.candidate_id, reason="No.", by=susan, at=now())

    assert WRONG not in page_of(client, detainer)
