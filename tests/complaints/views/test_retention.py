"""The pages of the end of complaints."""

import pytest
import time_machine
from django.urls import reverse

from tests.complaints.casework.conftest import MONDAY
from tests.complaints.retention import conftest as retention
from tests.complaints.retention.conftest import OVER, place_hold, propose
from tests.factories import trained
from tests.portal.participation.desk import at_desk
from tests.signing_in import signed_in

LIST = "/complaints/retention/"
bring, ended, dan, quick_digests = (
    retention.bring,
    retention.ended,
    retention.dan,
    retention.quick_digests,
)


@pytest.fixture
def later(dora, dan):
    """The day, years from now, when supervisors have been trained again."""
    for supervisor in (dora, dan):
        trained(supervisor, OVER)
    with time_machine.travel(OVER, tick=False):
        yield


def keeping(told) -> str:
    return reverse("complaint-keeping", args=[told.complaint.pk])


def act(client, told, name: str, **sent):
    return client.post(reverse("complaint-keeping-act", args=[told.complaint.pk, name]), sent)


def test_what_is_due_leads_to_its_page_and_is_proposed(client, ended, dora, later):
    signed_in(client, dora)

    assert ended.complaint.number in client.get(LIST).content.decode()
    assert "Propose to dispose of it" in client.get(keeping(ended)).content.decode()
    assert act(client, ended, "propose").status_code == 302
    shown = client.get(keeping(ended)).content.decode()
    assert "Another supervisor confirms it." in shown
    assert "Destroy it for good" not in shown


def test_the_second_supervisor_sees_what_will_go_and_confirms(ended, dora, dan, later):
    propose(complaint_id=ended.complaint.pk, by=dora, at=OVER)
    client = at_desk(dan)

    shown = client.get(keeping(ended)).content.decode()
    assert "Messages: 1" in shown
    assert "Files: 1" in shown
    assert act(client, ended, "confirm").status_code == 302
    assert "Two supervisors decided" in client.get(keeping(ended)).content.decode()


def test_a_confirmation_asks_for_a_recent_second_factor(ended, dora, dan, later):
    propose(complaint_id=ended.complaint.pk, by=dora, at=OVER)

    answer = act(at_desk(dan, seconds_ago=301), ended, "confirm")

    assert "/account/2fa/reauthenticate/" in answer["Location"]
    assert ended.as_it_is().disposed_at is None


def test_a_hold_is_placed_for_a_reason_and_lifted(client, ended, dora, later):
    signed_in(client, dora)

    assert act(client, ended, "hold").status_code == 422
    assert act(client, ended, "hold", reason="Doe v. Roe").status_code == 302
    assert "Doe v. Roe" in client.get(keeping(ended)).content.decode()
    assert ended.complaint.number in client.get(LIST).content.decode()
    assert act(client, ended, "propose").status_code == 409
    assert act(client, ended, "lift").status_code == 302


def test_a_line_is_added_to_the_schedule(client, dora):
    signed_in(client, dora)
    line = {"outcome": "WITHDRAWN", "days": 400, "since": "2099-01-01"}

    assert client.post(LIST, line | {"days": 5}).status_code == 422
    assert client.post(LIST, line).status_code == 302
    assert "400" in client.get(LIST).content.decode()
    assert client.post(LIST, line).status_code == 422


@pytest.mark.parametrize("who", ["ingrid", "inez"])
def test_who_is_no_supervisor_sees_and_changes_nothing(client, ended, who, later, request):
    signed_in(client, request.getfixturevalue(who))

    shown = client.get(keeping(ended)).content.decode()

    assert "<form" not in shown.partition("<main")[2].partition("</main>")[0]
    assert act(client, ended, "propose").status_code == 403
    assert act(client, ended, "hold", reason="Mine.").status_code == 403


def test_an_act_that_there_is_not_and_a_complaint_out_of_sight_are_not_found(
    client, ended, dora, riverton
):
    signed_in(client, dora)
    assert act(client, ended, "burn").status_code == 404

    retention.casework.recuse(complaint_id=ended.complaint.pk, user=dora, by=dora, at=MONDAY)
    assert client.get(keeping(ended)).status_code == 404
    assert act(client, ended, "propose").status_code == 404


def test_the_page_of_one_that_is_gone_tells_who_decided(client, ended, dora, dan, later):
    place_hold(complaint_id=ended.complaint.pk, reason="Doe v. Roe", by=dora, at=MONDAY)
    retention.lift_hold(complaint_id=ended.complaint.pk, by=dora, at=MONDAY)
    propose(complaint_id=ended.complaint.pk, by=dora, at=OVER)
    retention.confirm(complaint_id=ended.complaint.pk, by=dan, at=OVER)
    retention.finish_disposals(at=OVER)
    signed_in(client, dora)

    shown = client.get(keeping(ended)).content.decode()
    assert "nothing that was written can be read again" in shown
    assert "Doe v. Roe" not in shown
    assert "dan" in client.get(LIST).content.decode()
    assert client.get(reverse("complaint-detail", args=[ended.complaint.pk])).status_code == 200


def test_whoever_returns_with_the_words_is_told_the_day_alone(client, ended, dora, dan, later):
    propose(complaint_id=ended.complaint.pk, by=dora, at=OVER)
    retention.confirm(complaint_id=ended.complaint.pk, by=dan, at=OVER)

    answer = client.post("/complain/follow/", {"words": ended.filer_words})

    assert answer.status_code == 410
    assert "This complaint was disposed of on" in answer.content.decode()
    assert ended.complaint.number not in answer.content.decode()
