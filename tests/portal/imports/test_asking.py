"""Long files are read and written by a worker: with a bar, over reloads, and to be stopped."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from portal.imports import asking
from portal.imports.asking import AT_ONCE
from portal.imports.errors import ImportRefused
from portal.imports.models import Import, ImportChange
from portal.imports.services import apply_import, ask_undo, record_import
from portal.imports.tables import FileRefused
from portal.imports.working import work_on, work_on_imports
from portal.jurisdictions.models import Jurisdiction
from portal.progress.models import Work
from portal.progress.services import cancel_work
from portal.progress.working import claim
from portal.states import TransitionRefused
from tests.matching.test_races import together
from tests.portal.imports.files import COUNTIES, counties, written
from tests.portal.imports.test_admin import move, page_of, send
from tests.signing_in import signed_in

ROWS = AT_ONCE + 1
LONG = counties(
    *((f"39{n:03}", "OH", f"County {n}", "2010-03-02", "", "") for n in range(1, ROWS + 1))
)


def clock() -> datetime:
    return datetime.now(tz=UTC)


@pytest.fixture
def sent(chief, now) -> Import:
    return asking.send_import(
        kind="COUNTIES", file_name="long.csv", content=LONG, by=chief, at=now
    )


@pytest.fixture
def asked(chief, deputy, now, committed) -> Import:
    """A long import that the deputy wants written, with real commits."""
    given = {"kind": "COUNTIES", "file_name": "long.csv", "content": LONG}
    planned = record_import(**given, by=chief, at=now)
    return asking.apply_or_ask(imported=planned, by=deputy, at=now)


def test_a_long_file_waits_for_a_worker_who_plans_it(sent):
    before = sent.status

    assert work_on_imports(clock=clock) == 1
    sent.refresh_from_db()
    assert (before, sent.status, sent.counts["create"]) == ("READING", "PLANNED", ROWS)
    assert (sent.work.status, sent.work.done) == ("DONE", ROWS)
    assert not Jurisdiction.objects.exists()


def test_the_plan_of_a_worker_is_the_plan_of_a_page(sent, chief, now):
    work_on_imports(clock=clock)
    at_once = record_import(kind="COUNTIES", file_name="long.csv", content=LONG, by=chief, at=now)

    for imported in (sent, at_once):
        imported.refresh_from_db()
    assert (sent.digest, sent.report) == (at_once.digest, at_once.report)


def test_a_long_file_with_wrong_columns_is_refused_at_the_field(chief, now):
    bad = written(("fips", "name"), *((f"39{n:03}", "x") for n in range(ROWS)))

    with pytest.raises(FileRefused, match="The header lacks"):
        asking.send_import(kind="COUNTIES", file_name="x", content=bad, by=chief, at=now)


def test_the_page_shows_the_same_bar_after_a_reload_and_to_the_second_person(chief, deputy, sent):
    claim(sent.work_id, at=clock())
    Work.objects.filter(pk=sent.work_id).update(done=200)

    pages = [
        signed_in(Client(), person).get(page_of(sent)).content.decode()
        for person in (chief, chief, deputy)
    ]

    for page in pages:
        assert f'max="{ROWS}" value="200"' in page
        assert f"200 of {ROWS} rows" in page
        assert "Cancel this work" in page
        assert "Apply the whole file" not in page


def test_reading_is_canceled_while_it_waits(chief, sent):
    page = move(signed_in(Client(), chief), sent, "cancel").content.decode()

    assert "It was canceled, and nothing was written." in page
    assert Import.objects.get().status == "CANCELED"
    assert work_on_imports(clock=clock) == 0


def test_reading_is_canceled_while_a_worker_is_lost_or_late(chief, sent, now):
    claim(sent.work_id, at=now)
    asking.cancel_import(imported=sent, by=chief, at=now)
    assert Import.objects.get().status == "READING"

    work_on_imports(clock=lambda: clock() + timedelta(hours=1))

    assert Import.objects.get().status == "CANCELED"


def test_a_worker_that_was_killed_is_followed_by_another(sent, now):
    claim(sent.work_id, at=now)

    assert work_on_imports(clock=clock) == 0
    assert work_on_imports(clock=lambda: clock() + timedelta(hours=1)) == 1
    assert Import.objects.get().status == "PLANNED"


@pytest.mark.parametrize("step", ["cancel", "again"])
def test_what_no_worker_does_is_neither_canceled_nor_tried_again(step, chief, deputy, now):
    content = counties(("39001", "OH", "A", "", "", ""))
    short = record_import(kind="COUNTIES", file_name="a", content=content, by=chief, at=now)

    page = move(signed_in(Client(), deputy), short, step).content.decode()

    assert "No worker is at this import." in page


def test_a_failed_reading_says_why_and_is_tried_again(chief, sent, now):
    Work.objects.filter(pk=sent.work_id).update(
        status="RUNNING", attempts=3, lease_token=sent.work_id, lease_until=now
    )
    work_on_imports(clock=lambda: clock() + timedelta(hours=1))
    client = signed_in(Client(), chief)

    stopped = client.get(page_of(sent)).content.decode()
    move(client, sent, "again")

    assert "begun several times and never finished" in stopped
    assert work_on_imports(clock=clock) == 1


def test_nothing_else_happens_to_an_import_while_a_worker_has_it(chief, deputy, asked, now):
    for act in (asking.apply_or_ask, apply_import):
        with pytest.raises(ImportRefused, match="A worker is at this import"):
            act(imported=asked, by=deputy, at=now)


def test_a_worker_writes_tells_each_step_and_undoes_it_again(asked, chief, deputy, now):
    told = []
    assert work_on(asked.work_id, clock=lambda: told.append(1) or clock())
    written_rows = Jurisdiction.objects.filter(kind="COUNTY", listed=True).count()

    applied = Import.objects.get()
    ask_undo(imported=applied, by=chief, at=now)
    asking.undo_or_ask(imported=applied, by=deputy, at=now)
    work_on_imports(clock=clock)

    assert len(told) > 5
    assert written_rows == ROWS
    assert Import.objects.get().status == "UNDONE"
    assert not Jurisdiction.objects.filter(kind="COUNTY", listed=True).exists()


def test_writing_that_is_canceled_in_the_middle_leaves_nothing(asked, deputy):
    turns = []

    def late() -> datetime:
        turns.append(1)
        if len(turns) == 4:
            together(lambda: cancel_work(work_id=asked.work_id, by=deputy, at=clock()))
        return clock() + timedelta(seconds=len(turns))

    assert not work_on(asked.work_id, clock=late)
    assert Work.objects.get().status == "CANCELED"
    assert Import.objects.get().status == "PLANNED"
    assert not Jurisdiction.objects.exists()
    assert not ImportChange.objects.exists()


def test_a_wish_to_cancel_comes_before_the_commit_or_too_late(asked, deputy):
    def cancel() -> bool:
        try:
            cancel_work(work_id=asked.work_id, by=deputy, at=clock())
        except TransitionRefused:
            return False
        return True

    written_now, heard = together(lambda: work_on(asked.work_id, clock=clock), cancel)

    assert written_now != heard
    assert Jurisdiction.objects.exists() == written_now
    assert Work.objects.get().status == ("DONE" if written_now else "CANCELED")
    assert Import.objects.get().status == ("APPLIED" if written_now else "PLANNED")


def test_the_administrator_sends_a_long_file_and_sees_its_bar(chief):
    client = signed_in(Client(), chief)

    page = client.get(send(client, LONG).url).content.decode()

    assert "It waits for a worker" in page
    assert "<progress" in page
    assert COUNTIES[0] not in page


def test_the_list_of_imports_tells_those_that_are_being_read(chief, sent):
    page = signed_in(Client(), chief).get(reverse("admin:imports_import_changelist"))

    assert "Being read, nothing written" in page.content.decode()
