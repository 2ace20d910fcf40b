"""Whole lists as files: the same rows as the page, for one person, for a day."""

import csv
import gzip
import io
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from complaints.services import open_complaint
from portal.exports import services
from portal.exports.models import Export, ExportPart
from portal.exports.services import ask_export, drop_ended, exports_of, file_of, work_on_exports
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.roles import take_role
from portal.progress.models import Work
from portal.progress.services import cancel_work
from portal.progress.working import claim
from tests.kept import kept
from tests.matching.factories import now as just_now
from tests.signing_in import signed_in

COUNT = 5


def clock() -> datetime:
    return datetime.now(tz=UTC)


@kept
def told(riverton) -> list[str]:
    """The numbers of a few complaints about Riverton."""
    return [
        open_complaint(
            topic="HELD_TOO_LONG",
            source="NOTICE",
            jurisdiction=riverton,
            agency=None,
            notice_number="D-7K3M-9QXP",
            content={"words": "Four days, not two."},
            by=None,
            at=just_now(),
        ).number
        for _number in range(COUNT)
    ]


@pytest.fixture
def asked(told, ingrid, now) -> Export:
    return ask_export(shelf="complaints", key="all", query="", by=ingrid, at=now)


@pytest.fixture
def small(monkeypatch):
    """Two rows a part."""
    monkeypatch.setattr(services, "ROWS", 2)


def rows_of(packed: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(gzip.decompress(packed).decode())))


def page(client, name: str, export, *more, query: str = "") -> object:
    return client.get(reverse(name, args=[export.pk, *more]) + query)


def test_the_file_holds_every_row_once_whatever_the_parts(asked, told, ingrid, small):
    assert work_on_exports(clock=clock) == 1

    export = Export.objects.get()
    rows = rows_of(file_of(export=export, by=ingrid))
    assert sorted(row["complaint"] for row in rows) == sorted(told)
    assert [part.rows for part in export.parts.all()] == [2, 2, 1]
    assert (export.work.status, export.work.done, export.work.total) == ("DONE", COUNT, COUNT)


def test_what_is_kept_is_sealed_for_whoever_asked(asked, told):
    work_on_exports(clock=clock)

    content = bytes(ExportPart.objects.get().content)
    assert told[0].encode() not in content
    assert content[:2] != b"\x1f\x8b"


def test_a_worker_that_follows_a_lost_one_goes_on_behind_its_last_part(asked, ingrid, small, told):
    lost = claim(asked.work_id, at=clock())
    user = lost.asked_by
    shelf = services.SHELVES["complaints"]
    rows = shelf.scope_of(user)
    with scope.within(rows):
        whole = shelf.asked("all", "", user)
    next(services._parts(asked, whole, rows, None)).save(force_insert=True)

    work_on_exports(clock=lambda: clock() + timedelta(hours=1))

    rows = rows_of(file_of(export=Export.objects.get(), by=ingrid))
    assert sorted(row["complaint"] for row in rows) == sorted(told)
    assert ExportPart.objects.count() == 3


def test_a_canceled_file_leaves_nothing(asked, ingrid, now, small):
    work_on_exports(clock=clock)
    again = ask_export(shelf="complaints", key="new", query="", by=ingrid, at=now)
    cancel_work(work_id=again.work_id, by=ingrid, at=now)

    work_on_exports(clock=clock)

    assert Export.objects.get(pk=again.pk).work.status == "CANCELED"
    assert not again.parts.exists()
    assert asked.parts.exists()


def test_a_file_ends_after_a_day(asked, ingrid, now):
    work_on_exports(clock=clock)
    client = signed_in(Client(), ingrid)
    early, late = (drop_ended(at=now + timedelta(hours=hours)) for hours in (23, 25))

    assert (early, late) == (0, 1)
    assert not exports_of(ingrid, at=now + timedelta(hours=25)).exists()
    assert page(client, "export-detail", asked).status_code == 200


def test_whoever_lost_the_role_opens_nothing_any_more(asked, ingrid, now):
    work_on_exports(clock=clock)
    take_role(user=ingrid, role="INVESTIGATOR", jurisdiction=None, by=None, at=now)
    ingrid = type(ingrid).objects.get(pk=ingrid.pk)

    with pytest.raises(AccessDenied):
        file_of(export=Export.objects.get(), by=ingrid)
    assert page(signed_in(Client(), ingrid), "export-file", asked).status_code == 403


def test_work_for_whoever_lost_the_role_stops_with_the_reason(asked, ingrid, now):
    take_role(user=ingrid, role="INVESTIGATOR", jurisdiction=None, by=None, at=now)

    assert work_on_exports(clock=clock) == 0
    assert Work.objects.get().problem == "You no longer have the right to read this list."


@pytest.mark.parametrize("name", ["nobody", "otto", "chief", "luca"])
def test_nobody_else_finds_the_file(name, asked, request):
    work_on_exports(clock=clock)
    client = signed_in(Client(), request.getfixturevalue(name))

    assert page(client, "export-detail", asked).status_code == 404
    assert page(client, "export-file", asked).status_code == 404
    assert client.post(reverse("export-step", args=[asked.pk, "cancel"])).status_code == 404
    assert "Your files" not in client.get(reverse("export-list")).content.decode()


@pytest.mark.parametrize(
    ("name", "desk", "key", "status"),
    [
        ("ingrid", "complaints", "all", 302),
        ("ingrid", "complaints", "nothing", 404),
        ("ingrid", "nowhere", "all", 404),
        ("ingrid", "casework", "cases", 403),
        ("otto", "custody", "open", 302),
        ("otto", "complaints", "all", 403),
        ("nobody", "custody", "open", 403),
        ("chief", "complaints", "all", 403),
    ],
)
def test_a_list_is_asked_for_at_ones_own_desk_alone(name, desk, key, status, request, told):
    client = signed_in(Client(), request.getfixturevalue(name))

    answer = client.post(reverse("export-new"), {"shelf": desk, "list": key})

    assert answer.status_code == status


def test_a_place_gets_its_own_rows_and_an_empty_list_is_a_heading(otto, now):
    made = ask_export(shelf="custody", key="open", query="", by=otto, at=now)

    assert work_on_exports(clock=clock) == 1
    assert rows_of(file_of(export=Export.objects.get(), by=otto)) == []
    assert made.places


def test_the_sixth_file_waits(ingrid, now, told):
    for _turn in range(5):
        ask_export(shelf="complaints", key="all", query="", by=ingrid, at=now)
    client = signed_in(Client(), ingrid)

    answer = client.post(reverse("export-new"), {"shelf": "complaints", "list": "all"})

    assert answer.status_code == 409
    assert "Five files wait" in answer.content.decode()


def test_the_page_goes_from_the_bar_to_the_file(asked, ingrid, small):
    client = signed_in(Client(), ingrid)
    early = page(client, "export-file", asked).status_code
    waits = page(client, "export-detail", asked).content.decode()

    work_on_exports(clock=clock)

    done = page(client, "export-detail", asked).content.decode()
    file = page(client, "export-file", asked)
    late = client.post(reverse("export-step", args=[asked.pk, "cancel"])).status_code
    assert (early, file.status_code, late) == (409, 200, 409)
    assert "<progress" in waits
    assert "Cancel this work" in waits
    assert "<progress" not in done
    assert "Download the file" in done
    assert "no-store" in file["Cache-Control"]


def test_a_reload_in_the_middle_shows_the_same_bar(asked, ingrid):
    claim(asked.work_id, at=clock())
    Work.objects.update(done=2, total=COUNT)

    pages = [
        page(signed_in(Client(), ingrid), "export-detail", asked).content.decode()
        for _session in range(2)
    ]

    assert all("2 of 5 rows" in one and 'value="2"' in one for one in pages)


def test_the_list_of_files_costs_the_same_however_many(ingrid, now, told):
    client, costs = signed_in(Client(), ingrid), []
    for _turn in range(3):
        ask_export(shelf="complaints", key="all", query="", by=ingrid, at=now)
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("export-list"))
        costs.append(len(asked))

    assert costs[1] == costs[2]


def test_every_desk_offers_its_lists_whole(ingrid, told):
    shown = signed_in(Client(), ingrid).get("/complaints/lists/all/?state=RECEIVED")

    assert 'name="shelf" value="complaints"' in shown.content.decode()
