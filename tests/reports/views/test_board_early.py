"""Offices that see a release before it is out: the head's page, the public list, and the door."""

import hashlib
import io
import re
import zipfile

import pytest
import time_machine

from portal.jurisdictions import scope
from reports.calendar.early import grant_access
from reports.calendar.models import EarlyReader
from tests.kept import kept
from tests.reports.calendar.worlds import EVE, HOUR, OFFICE, OUT
from tests.reports.releases import worlds
from tests.reports.releases.worlds import DAY

OPEN = OUT - HOUR
LOOK = "/figures/early/look/"


@pytest.fixture
def clock():
    with time_machine.travel(OPEN, tick=False) as traveller:
        yield traveller


@kept
def approved(riverton, lakeside, stan, hana):
    return worlds.approved(worlds.opened(synthetic=True), stan, hana)


@kept
def token(hana) -> str:
    with scope.within(scope.statistics()):
        return grant_access(quarter="2026Q3", version="1.0", day=DAY, by=hana, at=EVE, **OFFICE)


def sent(**given) -> dict[str, str]:
    return {f"grant-{name}": words for name, words in {**OFFICE, **given}.items()}


def test_the_head_makes_a_token_that_is_shown_once(approved, hana, visit, clock):
    path = f"/releases/{approved.pk}/"

    answer = visit(hana, path + "early/", sent())

    (token,) = re.findall(r"<code[^>]*>([\w-]{43})</code>", answer.content.decode())
    page = visit(hana, path).content.decode()
    assert token not in page
    assert OFFICE["office"] in page
    assert visit(None, LOOK, {"token": token}).status_code == 200


def test_an_office_without_a_purpose_gets_none(approved, hana, visit, clock):
    answer = visit(hana, f"/releases/{approved.pk}/early/", sent(purpose=" "))

    assert answer.status_code == 422
    assert OFFICE["office"] in answer.content.decode()


def test_a_second_token_of_an_office_is_refused(approved, token, hana, visit, clock):
    answer = visit(hana, f"/releases/{approved.pk}/early/", sent())

    assert answer.status_code == 409


def test_a_statistician_gives_no_access(approved, stan, visit, clock):
    path = f"/releases/{approved.pk}/"

    assert visit(stan, path).context["grant"] is None
    assert visit(stan, path + "early/", sent()).status_code == 403


def test_the_head_ends_an_access(approved, token, hana, visit, clock):
    (reader,) = visit(hana, f"/releases/{approved.pk}/").context["readers"]

    ended = visit(hana, f"/releases/{approved.pk}/early/{reader.pk}/end/", {})

    assert ended.status_code == 302
    assert visit(None, LOOK, {"token": token}).status_code == 422
    assert b"Revoked" in visit(None, "/figures/early/").content


def test_whoever_has_the_token_sees_what_two_people_signed(approved, token, visit, clock):
    page = visit(None, LOOK, {"token": token})

    package = page.context["seen"].package
    assert package.manifest == approved.manifest
    assert {"data/cells.csv", "manifest.json"} <= {file.path for file in package.files}
    assert b"Invented figures" in page.content
    assert b"What the quarter says" in page.content
    assert token not in page.content.decode()
    assert "no-store" in page["Cache-Control"]


def test_the_files_can_be_taken_away(approved, token, visit, clock):
    answer = visit(None, LOOK, {"token": token, "take": "zip"})

    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert hashlib.sha256(archive.read("manifest.json")).hexdigest() == approved.manifest


def test_every_look_is_public_at_once(approved, token, visit, clock):
    visit(None, LOOK, {"token": token})
    visit(None, LOOK, {"token": token, "take": "zip"})

    page = visit(None, "/figures/early/").content.decode()
    (reader,) = visit(None, "/figures/early/").context["page_obj"]
    assert reader.times == 2
    assert OFFICE["office"] in page
    assert OFFICE["purpose"] in page
    assert ">hana<" not in page


def test_a_release_that_is_not_approved_shows_nothing(token, visit, clock):
    page = visit(None, LOOK, {"token": token}).content.decode()

    assert "The release is not approved yet" in page
    assert "manifest.json" not in page


def test_a_token_ends_with_the_release(approved, token, visit, clock):
    clock.move_to(OUT)
    late = visit(None, LOOK, {"token": token})
    wrong = visit(None, LOOK, {"token": "nothing"})

    assert (late.status_code, wrong.status_code) == (422, 422)
    assert errors_of(late) == errors_of(wrong)
    assert b"Expired" in visit(None, "/figures/early/").content


def errors_of(answer) -> str:
    return str(answer.context["form"].errors)


def test_a_token_in_an_address_opens_nothing(token, visit, clock):
    page = visit(None, f"{LOOK}?token={token}")

    assert "seen" not in page.context
    with scope.within(scope.statistics()):
        assert not EarlyReader.objects.get().looks.exists()


def test_nobody_ever_had_access_is_said_too(database, visit):
    assert b"No office was ever let see a release early" in visit(None, "/figures/early/").content
