"""The pages of evidence: for holders of receipts, those who work on them, strangers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from complaints.evidence import selectors
from complaints.evidence.models import State
from complaints.receipts import entry
from complaints.vault.keys import destroy_keys
from tests.complaints.evidence.made import CANARY, photo
from tests.complaints.evidence.sending import add, filed, rows, work
from tests.matching.notice.papers import own_cache
from tests.portal.participation.desk import at_desk
from tests.signing_in import signed_in

MINE = "/complain/mine/evidence/"
WORKERS = ["ingrid", "inez", "dora"]
OTHERS = [
    "rosa", "otto", "gwen", "mona", "jack", "luca", "leo", "paul", "iris", "sara", "omar",
    "susan", "olga", "nobody", "chief",
]  # fmt: skip


@pytest.fixture(autouse=True)
def counts(settings):
    own_cache(settings)


@pytest.fixture
def theirs(client, riverton):
    """A complaint that is open in the browser."""
    made = filed(riverton)
    session = client.session
    entry.let_in(session, made.party)
    session.save()
    return made


def file(data: bytes | None = None, name: str = f"{CANARY}.jpg", kind: str = "image/jpeg"):
    return {"file": SimpleUploadedFile(name, photo() if data is None else data, kind)}


def pages(sent) -> list[str]:
    return [
        reverse("complaint-evidence-list", args=[sent.complaint_id]),
        reverse("evidence-copy", args=[sent.pk]),
        reverse("evidence-original", args=[sent.pk]),
    ]


def test_a_photo_is_sent_and_shown_with_what_becomes_of_it(client, theirs):
    sent = client.post(MINE, file(), follow=True)

    (one,) = selectors.evidence_from(theirs.party)
    assert "The file was received and sealed." in sent.content.decode()
    assert "being made safe to open" in sent.content.decode()
    work(one.evidence)
    shown = client.get(MINE)
    assert "safe to open" in shown.content.decode()
    assert f"{CANARY}.jpg" in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]


def test_a_file_of_another_kind_is_refused_with_what_can_be_sent(client, theirs):
    answer = client.post(MINE, file(b"MZ\x90\0program", "photo.jpg"))

    assert answer.status_code == 422
    assert "JPEG or PNG" in answer.content.decode()
    assert rows() == (1, 0)


@pytest.mark.parametrize("sent", [{}, {"file": "no file"}])
def test_no_file_is_told_and_nothing_breaks(client, theirs, sent):
    assert client.post(MINE, sent).status_code == 422
    assert client.post(MINE, file(b"")).status_code == 422


def test_the_content_decides_and_not_the_name(client, theirs):
    client.post(MINE, file(photo(), "notes.txt", "text/plain"))

    (one,) = selectors.evidence_from(theirs.party)
    assert (one.evidence.kind, work(one.evidence).state) == ("JPEG", State.READY)


def test_no_more_files_than_allowed_are_taken(client, theirs, monkeypatch):
    monkeypatch.setattr("complaints.evidence.services.MOST_FILES", 1)
    client.post(MINE, file())

    assert client.post(MINE, file()).status_code == 429


def test_without_a_receipt_one_is_led_to_the_door(client, riverton):
    filed(riverton)

    for answer in (client.get(MINE), client.post(MINE, file())):
        assert answer["Location"] == "/complain/follow/"
    assert rows() == (1, 0)


def test_the_session_and_the_address_hold_nothing_of_it(client, theirs):
    client.post(MINE, file())

    kept = str(dict(client.session.items()))
    assert CANARY not in kept
    assert str(theirs.party.pk.hex) not in kept


@pytest.mark.parametrize("who", WORKERS)
def test_those_who_work_on_it_download_the_copy_alone(client, theirs, who, request):
    sent = work(add(theirs))
    signed_in(client, request.getfixturevalue(who))

    listed, copy, original = (client.get(page) for page in pages(sent))

    assert f"{CANARY}.jpg" in listed.content.decode()
    assert copy["Content-Disposition"].startswith("attachment")
    assert copy["X-Content-Type-Options"] == "nosniff"
    assert copy["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert CANARY.encode() not in copy.content
    assert original.status_code == (302 if who == "dora" else 403)  # to a second factor


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_enters(client, who, request, riverton):
    sent = work(add(filed(riverton)))
    signed_in(client, request.getfixturevalue(who))

    assert {client.get(page).status_code for page in pages(sent)} == {403}
    assert client.post(pages(sent)[2], {"reason": "To see."}).status_code == 403


def test_a_stranger_is_led_to_the_sign_in(client, riverton):
    for page in pages(add(filed(riverton))):
        assert "/account/login/" in client.get(page)["Location"]


def test_there_is_no_copy_before_it_was_made(client, ingrid, riverton):
    sent = add(filed(riverton))
    signed_in(client, ingrid)

    assert client.get(pages(sent)[1]).status_code == 404


@pytest.mark.parametrize(
    ("who", "reason", "code"),
    [("dora", "The plate of the car.", 200), ("dora", "", 422), ("ingrid", "To see.", 403)],
)
def test_a_supervisor_alone_gets_the_file_as_it_came(request, riverton, who, reason, code):
    sent = add(filed(riverton))
    client = at_desk(request.getfixturevalue(who))

    answer = client.post(pages(sent)[2], {"reason": reason})

    assert answer.status_code == code
    assert (answer.content == photo()) == (code == 200)
    assert client.get(pages(sent)[2]).status_code == (200 if who == "dora" else 403)


def test_a_complaint_that_was_disposed_of_shows_no_names_and_breaks_nothing(
    client, theirs, ingrid
):
    client.post(MINE, file())
    destroy_keys(theirs.complaint.pk)

    mine, more = client.get(MINE), client.post(MINE, file())
    listed = signed_in(Client(), ingrid).get(f"/complaints/{theirs.complaint.pk}/evidence/")

    assert (mine.status_code, more.status_code, listed.status_code) == (200, 410, 200)
    assert CANARY not in listed.content.decode()


def test_the_page_of_the_complaint_leads_to_its_evidence(client, riverton, ingrid):
    theirs = filed(riverton)
    signed_in(client, ingrid)

    page = client.get(f"/complaints/{theirs.complaint.pk}/").content.decode()

    assert f"/complaints/{theirs.complaint.pk}/evidence/" in page
