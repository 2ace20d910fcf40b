"""The gate in the database: whatever path is tried, no search inside an opted-out period."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import Error, IntegrityError, transaction

from matching.bookings.models import Booking
from matching.searches.models import Search, Withholding
from matching.searches.services import is_gate
from portal import leases
from portal.leases import LIFECYCLE, JobStatus
from tests.factories import takes_part
from tests.kept import kept
from tests.matching.factories import now, submit, within


@kept
def booking(riverton_police, rosa, joined) -> Booking:
    return submit(riverton_police, rosa)


@pytest.fixture
def leave(riverton):
    return lambda: takes_part(riverton, "L2", effective_at=now(), retroactive=False)


def immigration(booking, **fields) -> Search:
    return Search.objects.create(
        jurisdiction_id=booking.jurisdiction_id,
        booking=booking,
        gallery="IMMIGRATION",
        queued_at=now(),
        **fields,
    )


def refused(act) -> bool:
    """Whether the gate, and nothing else, refused the act."""
    try:
        with transaction.atomic():
            act()
    except IntegrityError as error:
        if not is_gate(error):
            raise
        return True
    return False


def test_the_database_stamps_a_booking_with_the_stricter_flow(
    riverton_police, rosa, riverton, joined
):
    takes_part(riverton, "L1", effective_at=now() - timedelta(minutes=30))
    assert submit(riverton_police, rosa).flow == "L1"

    takes_part(riverton, "L2", effective_at=now() - timedelta(hours=3))
    takes_part(riverton, "L0", effective_at=now() - timedelta(minutes=20))
    assert submit(riverton_police, rosa).flow == "L2"


def test_nobody_stamps_a_booking_himself(booking, riverton):
    with within(riverton), pytest.raises(Error, match="written once"), transaction.atomic():
        Booking.objects.filter(pk=booking.pk).update(flow="L0")


def test_a_forged_stamp_is_overwritten(riverton_police, rosa, riverton):
    booking = submit(riverton_police, rosa)
    booking.pk, booking.local_number, booking.flow = None, "FORGED", "L0"
    with within(riverton):
        booking.save(force_insert=True)

        assert Booking.objects.get(local_number="FORGED").flow == "L2"


def test_no_insert_after_an_opt_out(booking, riverton, leave):
    leave()

    with within(riverton):
        assert refused(lambda: immigration(booking))


def test_no_insert_for_a_booking_made_while_out(riverton_police, rosa, riverton):
    booking = submit(riverton_police, rosa)
    takes_part(riverton, "L0")

    with within(riverton):
        assert refused(lambda: immigration(booking))


def test_no_insert_when_history_says_the_place_was_out(booking, riverton):
    takes_part(riverton, "L2", effective_at=now() - timedelta(hours=2))
    takes_part(riverton, "L0", effective_at=now() - timedelta(minutes=1))

    with within(riverton):
        assert refused(lambda: immigration(booking))


def test_no_start_after_an_opt_out(booking, riverton, leave):
    with within(riverton):
        search = immigration(booking)
    leave()

    with within(riverton):
        assert refused(lambda: leases.claim(Search, pk=search.pk, at=now()))


def test_no_second_start_after_an_opt_out(booking, riverton, leave, settings):
    settings.LEASE_SECONDS = 0
    with within(riverton):
        search = immigration(booking)
        leases.claim(Search, pk=search.pk, at=now())
    leave()

    with within(riverton):
        assert refused(lambda: leases.claim(Search, pk=search.pk, at=now()))


def test_no_finish_after_an_opt_out(booking, riverton, leave):
    with within(riverton):
        search = immigration(booking)
        held = leases.claim(Search, pk=search.pk, at=now())
    leave()
    ran_on = {"gallery_version": 1, "threshold": 0.1, "fingers": 2}

    with within(riverton):
        assert refused(lambda: leases.finish(held, at=now(), **ran_on))


def done(booking, riverton) -> Search:
    with within(riverton):
        search = immigration(booking)
        held = leases.claim(Search, pk=search.pk, at=now())
        leases.finish(held, at=now(), gallery_version=1, threshold=0.1, fingers=2)
    return search


@pytest.mark.parametrize("flow", ["L1", "L2"])
def test_no_release_unless_answers_return(flow, booking, riverton):
    search = done(booking, riverton)
    takes_part(riverton, flow, effective_at=now(), retroactive=False)

    with within(riverton):
        rows = Search.objects.filter(pk=search.pk)
        assert refused(lambda: rows.update(released_at=now()))


def test_at_l0_all_of_it_passes(booking, riverton):
    search = done(booking, riverton)

    with within(riverton):
        rows = Search.objects.filter(pk=search.pk)
        assert not refused(lambda: rows.update(released_at=now()))


def test_withholding_needs_no_gate(booking, riverton, leave):
    with within(riverton):
        search = immigration(booking)
    leave()

    with within(riverton):
        rows = Search.objects.filter(pk=search.pk)
        assert not refused(lambda: rows.update(status="WITHHELD", finished_at=now()))


def test_failing_needs_no_gate(booking, riverton, leave):
    with within(riverton):
        held = leases.claim(Search, pk=immigration(booking).pk, at=now())
    leave()

    with within(riverton):
        assert not refused(lambda: leases.finish(held, at=now(), status=JobStatus.FAILED))


def bring(rows, status) -> None:
    """Take a job to a state by the ways of the table."""
    fields = {
        "QUEUED": {},
        "RUNNING": {"lease_token": uuid4(), "lease_until": now()},
        "DONE": {"finished_at": now(), "gallery_version": 1, "threshold": 0.1, "fingers": 2},
        "FAILED": {"finished_at": now()},
        "WITHHELD": {"finished_at": now()},
    }
    none = {"lease_token": None, "lease_until": None, "finished_at": None}
    rows.update(status=status, **(none | fields[status]))


@pytest.mark.parametrize("source", JobStatus.values)
@pytest.mark.parametrize("target", JobStatus.values)
def test_the_database_opens_the_ways_of_the_table_and_no_other(source, target, booking, riverton):
    with within(riverton):
        rows = Search.objects.filter(pk=immigration(booking).pk)
        for step in {"QUEUED": [], "DONE": ["RUNNING"], "FAILED": ["RUNNING"]}.get(source, []):
            bring(rows, step)
        if source != "QUEUED":
            bring(rows, source)

        if target == source or target in LIFECYCLE.ways[source]:
            bring(rows, target)
            assert rows.get().status == target
        else:
            with pytest.raises(IntegrityError, match="does not become"), transaction.atomic():
                bring(rows, target)


@pytest.mark.parametrize("status", [s for s in JobStatus.values if s != "QUEUED"])
def test_no_job_begins_anywhere_but_in_the_queue(status, booking, riverton):
    leased = {"lease_token": uuid4(), "lease_until": now()} if status == "RUNNING" else {}
    with within(riverton), pytest.raises(IntegrityError, match="begins as"), transaction.atomic():
        immigration(booking, status=status, **leased)


def test_a_search_keeps_its_gallery_and_booking(booking, riverton, leave):
    with within(riverton):
        criminal = Search.objects.create(
            jurisdiction=riverton, booking=booking, gallery="CRIMINAL", queued_at=now()
        )
        rows = Search.objects.filter(pk=criminal.pk)

        with pytest.raises(Error, match="keeps its booking"), transaction.atomic():
            rows.update(gallery="IMMIGRATION")


def test_a_booking_is_searched_or_withheld_and_never_both(booking, riverton):
    with within(riverton):
        immigration(booking)

        with pytest.raises(IntegrityError, match="stands"), transaction.atomic():
            Withholding.objects.create(
                jurisdiction=riverton, booking=booking, reason="x", withheld_at=now()
            )


def test_the_criminal_search_needs_no_gate(riverton_police, rosa, riverton):
    booking = submit(riverton_police, rosa)

    with within(riverton):
        Search.objects.create(
            jurisdiction=riverton, booking=booking, gallery="CRIMINAL", queued_at=now()
        )
        assert Search.objects.count() == 1


def test_a_bulk_insert_is_refused_alike(booking, riverton, leave):
    leave()
    row = Search(jurisdiction=riverton, booking=booking, gallery="IMMIGRATION", queued_at=now())

    with within(riverton):
        assert refused(lambda: Search.objects.bulk_create([row]))
