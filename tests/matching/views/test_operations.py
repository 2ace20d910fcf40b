"""The operator's page: failed and waiting work, without a word of what it is about."""

import pytest

from matching.bookings.models import Reading
from portal import leases
from tests.factories import ago
from tests.kept import kept
from tests.matching.factories import complete, now, submit, within


@kept
def failed(riverton_police, rosa, joined):
    """A booking whose reading was begun three times and never finished."""
    booking = submit(riverton_police, rosa, name="Canary Person", local_number="CANARY-1")
    with within(booking.jurisdiction):
        for hours in (3, 2, 1):
            leases.claim(Reading, pk=booking.reading.pk, at=ago(hours=hours))
        leases.give_up_spent(Reading, at=now())
    return booking


def address_of(booking, kind="reading"):
    return f"/operations/{kind}/{booking.reading.pk}/retry/"


@pytest.mark.parametrize("name", ["rosa", "otto", "gwen", "luca", "iris", "nobody"])
def test_only_operators_enter(name, failed, visit, request):
    user = request.getfixturevalue(name)

    assert visit(user, "/operations/").status_code == 403
    assert visit(user, address_of(failed), {}).status_code == 403


def test_failed_work_comes_first_and_names_no_person(failed, riverton_police, rosa, olga, visit):
    submit(riverton_police, rosa, name="Canary Second")

    answer = visit(olga, "/operations/")

    assert [job["status"] for job in answer.context["page_obj"]] == ["FAILED", "QUEUED"]
    assert b"Riverton County, OH" in answer.content
    assert b"canary" not in answer.content.lower()


def test_finished_work_is_not_shown(riverton_police, rosa, olga, joined, galleries, visit):
    complete(submit(riverton_police, rosa))

    assert b"Nothing has failed and nothing waits" in visit(olga, "/operations/").content


def test_retried_work_waits_again(failed, olga, visit):
    answer = visit(olga, address_of(failed), {})

    assert answer.url == "/operations/"
    (job,) = visit(olga, "/operations/").context["page_obj"]
    assert (job["status"], job["attempts"]) == ("QUEUED", 0)


def test_work_that_had_not_failed_is_left_alone(riverton_police, rosa, olga, joined, visit):
    booking = submit(riverton_police, rosa)

    visit(olga, address_of(booking), {})

    assert b"This work had not failed." in visit(olga, "/operations/").content


def test_there_is_no_other_work_to_retry(failed, olga, visit):
    assert visit(olga, address_of(failed, "booking"), {}).status_code == 404


def test_a_retry_is_sent_and_never_just_opened(failed, olga, visit):
    assert visit(olga, address_of(failed)).status_code == 405
