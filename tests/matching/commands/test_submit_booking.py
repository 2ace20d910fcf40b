"""`manage.py submit_booking`: one call, one booking, or one sentence."""

from datetime import datetime

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from matching.bookings.models import Booking, Charge, Reading
from matching.bookings.selectors import person_of
from matching.tasks import read_booking
from portal.jurisdictions.tokens import issue_token
from tests.matching.factories import within
from tests.matching.senders import card, image, rows


@pytest.fixture(autouse=True)
def rung(monkeypatch) -> list[str]:
    """The bell's messages, which need no broker here."""
    messages = []
    monkeypatch.setattr(read_booking, "ring", lambda **job: messages.append(job["job_id"]))
    return messages


@pytest.fixture
def path(tmp_path):
    file = tmp_path / "card.an2"
    file.write_bytes(card())
    return file


def submit(path, *rest, ori="OH0990100", number="C-1", name="Invented Person"):
    call_command(
        "submit_booking", str(path), "--ori", ori, "--number", number, "--name", name, *rest
    )


def test_a_file_becomes_a_booking(path, riverton_police, riverton, rosa, capsys):
    submit(
        path, "--as", "rosa",
        "--booked-at", "2026-03-01T10:00", "--arrested-at", "2026-03-01T09:00",
        "--birth-date", "1980-02-29", "--sex", "F", "--recorded-group", "H",
        "--charge", "2203;FELONY;Burglary", "--charge", "Failure to appear",
    )  # fmt: skip

    pk, flow = capsys.readouterr().out.strip().split(" ", 1)
    with within(riverton):
        booking = Booking.objects.get(pk=pk)
        assert booking.source == Booking.Source.COMMAND
        assert booking.recorded_group == "H"
        assert booking.booked_at == datetime.fromisoformat("2026-03-01T15:00:00Z")
        assert person_of(booking)["birth_date"] == "1980-02-29"
        assert Charge.objects.filter(booking=booking).count() == 2
    assert flow.startswith("Criminal only")


def test_the_worker_is_rung_once_the_booking_is_stored(
    path, riverton_police, riverton, rosa, rung, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        submit(path, "--as", "rosa")
        assert rung == []

    with within(riverton):
        assert rung == [Reading.objects.get().pk]


def test_the_agencys_machine_account_submits_if_nobody_is_named(
    path, riverton_police, riverton, chief
):
    issue_token(agency=riverton_police, by=chief, at=timezone.now())

    submit(path)

    with within(riverton):
        assert Booking.objects.get().received_by.username == "agency-oh0990100"


def test_a_single_image_names_its_finger(tmp_path, riverton_police, riverton, rosa):
    (tmp_path / "finger.png").write_bytes(image())

    submit(tmp_path / "finger.png", "--as", "rosa", "--finger", "7")

    with within(riverton):
        assert Booking.objects.get().files.get().position == 7


REFUSED = {
    "no machine account": ({}, [], "has no machine account"),
    "nobody of that name": ({}, ["--as", "zoe"], "No active user is called zoe."),
    "a stranger": ({}, ["--as", "luca"], "You may not submit bookings for the agency OH0990100."),
    "an unknown ORI": ({"ori": "OH0000000"}, ["--as", "rosa"], "No active agency has the ORI"),
    "no ORI": ({"ori": "x\0"}, ["--as", "rosa"], "Name the agency by its ORI"),
    "a foreign ORI": ({"ori": "OH0990200"}, ["--as", "luca"], "names the agency OH0990100"),
    "no number": ({"number": ""}, ["--as", "rosa"], "The booking number has 1 to 40"),
    "a broken name": ({"name": "a\udcff"}, ["--as", "rosa"], "cannot be written"),
    "no time": ({}, ["--as", "rosa", "--booked-at", "noon"], "'noon' is not a date or time"),
    "the future": ({}, ["--as", "rosa", "--booked-at", "2999-01-01"], "lies in the future"),
    "the year 1": ({}, ["--as", "rosa", "--booked-at", "0001-01-01"], "before the year 2000"),
    "no day": ({}, ["--as", "rosa", "--birth-date", "1980-02-30"], "is not a date"),
    "no sex": ({}, ["--as", "rosa", "--sex", "Q"], "The sex is F, M, X or not stated."),
    "no group": ({}, ["--as", "rosa", "--recorded-group", "Q"], "The recorded group is one of"),
    "no charge": ({}, ["--as", "rosa", "--charge", "a;b"], "write code; severity; description"),
    "no image": ({}, ["--as", "rosa", "--finger", "2"], "finger 2 is not an image"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_is_a_sentence_and_stores_nothing(
    case, path, riverton_police, lakeside_sheriff, rosa, luca
):
    changes, rest, words = REFUSED[case]
    before = rows()

    with pytest.raises(CommandError, match=words) as refusal:
        submit(path, *rest, **changes)

    assert str(refusal.value).endswith(".")
    assert refusal.value.returncode == 1
    assert rows() == before


def test_a_file_that_is_not_there_is_a_sentence(tmp_path, riverton_police, rosa):
    with pytest.raises(CommandError, match=r"^The file cannot be read: No such file"):
        submit(tmp_path / "gone.an2", "--as", "rosa")


def test_a_file_beyond_the_limit_is_refused_by_its_size(tmp_path, riverton_police, rosa):
    with (tmp_path / "large").open("wb") as file:
        file.truncate(21 * 1024 * 1024)

    with pytest.raises(CommandError, match=r"^The files are larger than 20 MB\.$"):
        submit(tmp_path / "large", "--as", "rosa")
