"""Staff take a complaint in on one page, read it back, file it and hand the receipt over once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from complaints.evidence.models import Evidence
from complaints.intake.models import IntakeDraft
from complaints.receipts import digests
from complaints.receipts.services import find_party
from complaints.selectors import content_of
from portal.jurisdictions import scope
from tests.complaints.evidence.made import photo
from tests.complaints.filing.pages import NOW, WORDS, complaints, parties, text, words_of
from tests.complaints.intake.sheets import CALL, LETTER, RECEIPT, SHEET, take_in
from tests.signing_in import signed_in


@pytest.fixture(autouse=True)
def noon(time_machine, monkeypatch):
    """A fixed day, and receipts that take little memory."""
    monkeypatch.setattr(digests, "MEMORY_KIB", 64)
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def clerk(client, riverton_police, inez) -> Client:
    return signed_in(client, inez)


def test_a_call_is_taken_in_on_one_page(clerk, inez):
    filed = take_in(clerk, CALL)

    (made,) = complaints()
    assert filed["Location"] == RECEIPT
    assert (made.source, made.topic, made.mode, made.language) == (
        "PHONE",
        "STOP",
        "ANONYMOUS",
        "es",
    )
    assert made.jurisdiction.code == "39901"
    assert content_of(made)["words"] == WORDS


def test_a_letter_for_somebody_else_makes_a_receipt_for_each(clerk):
    take_in(clerk, LETTER)

    mine, hers = words_of(clerk.get(RECEIPT))

    filer, affected = parties()
    assert complaints()[0].source == "PAPER"
    assert [find_party(typed=words, at=NOW) for words in (mine, hers)] == [filer, affected]


def test_the_words_are_shown_until_they_are_handed_over_and_then_never(clerk):
    take_in(clerk, CALL)
    shown = words_of(clerk.get(RECEIPT))

    assert clerk.get(SHEET)["Location"] == RECEIPT
    assert words_of(clerk.get(RECEIPT)) == shown
    handed = clerk.post(RECEIPT)

    assert handed["Location"] == f"/complaints/{complaints()[0].pk}/scan/"
    assert clerk.get(RECEIPT)["Location"] == SHEET
    assert not IntakeDraft.objects.exists()


def test_nothing_is_filed_before_every_question_is_answered(clerk):
    lacking = {name: value for name, value in CALL.items() if name != "words-words"}

    refused = clerk.post(SHEET, {**lacking, "check": "1"})

    assert refused.status_code == 422
    assert 'href="#id_words-words"' in text(refused)
    assert clerk.post(SHEET, {"file": "1"}).status_code == 422
    assert complaints() == []


def test_questions_appear_when_an_answer_leads_to_them(clerk):
    clerk.post(SHEET, {"topic-topic": "DATA_ERROR", "relation-relation": "LAWYER", "fit": "1"})

    page = text(clerk.get(SHEET))

    for asked in ("record-wrong", "notice-notice", "authority-authority", "people-name"):
        assert f'name="{asked}"' in page
    for other in ("held-since", "earlier-earlier", "agency-agency", "contact-name"):
        assert f'name="{other}"' not in page


def test_a_page_that_was_only_begun_complains_of_nothing(clerk):
    clerk.post(SHEET, {"words-words": WORDS, "fit": "1"})

    page = text(clerk.get(SHEET))

    assert WORDS in page
    assert "usa-error-message" not in page


def test_a_place_is_found_by_its_name_and_then_its_offices(clerk, riverton_police):
    found = clerk.post(SHEET, {"place-q": "Riverton", "search": "1"}, follow=True)
    clerk.post(SHEET, {"place-q": "Riverton", "place-place": "39901", "fit": "1"})

    assert 'value="39901"' in text(found)
    assert riverton_police.name in text(clerk.get(SHEET))


def test_persons_are_added_and_removed(clerk):
    clerk.post(SHEET, {**LETTER, "another": "1"})
    clerk.post(SHEET, {**LETTER, "people-name": "Carla Canary", "another": "1"})
    for nobody in ("9", "-1", "", "9" * 5000):
        assert clerk.post(SHEET, {**LETTER, "people-name": "", "drop": nobody}).status_code == 302
    both = text(clerk.get(SHEET))
    clerk.post(SHEET, {**LETTER, "people-name": "", "people-reach": "", "drop": "0"})

    page = text(clerk.get(SHEET))

    assert "Ana Canary (Yes" in both
    assert "Carla Canary (Yes" in page
    assert "Ana Canary" not in page


def test_the_language_of_the_page_is_changed_with_all_that_was_typed(clerk):
    turned = clerk.post(SHEET, {**CALL, "language": "es"})

    page = text(clerk.get(SHEET))

    assert turned.cookies["django_language"].value == "es"
    assert WORDS in page
    assert '<html lang="es"' in page


def test_what_was_typed_is_deleted_when_asked(clerk):
    clerk.post(SHEET, {**CALL, "fit": "1"})

    clerk.post(SHEET, {"discard": "1"})

    assert WORDS not in text(clerk.get(SHEET))
    assert not IntakeDraft.objects.exists()


def test_a_day_that_cannot_be_is_refused_and_what_was_typed_stays(clerk):
    clerk.post(SHEET, {**CALL, "intake-came_in": "2011-06-02", "check": "1"})

    refused = clerk.post(SHEET, {"file": "1"})

    assert refused.status_code == 422
    assert "Enter a day of the past year, or today." in text(refused)
    assert WORDS in text(refused)


def test_a_scanned_paper_is_evidence_that_staff_took_in(clerk, inez):
    take_in(clerk, LETTER)
    scan = clerk.post(RECEIPT)["Location"]

    sent = clerk.post(scan, {"file": SimpleUploadedFile("scan.jpg", photo())}, follow=True)

    with scope.within(scope.complaints()):
        (kept,) = Evidence.objects.all()
    assert kept.party_id is None
    assert "scan.jpg" in text(sent)


def test_what_is_no_scan_is_refused(clerk):
    take_in(clerk, CALL)
    scan = clerk.post(RECEIPT)["Location"]

    sent = clerk.post(scan, {"file": SimpleUploadedFile("scan.exe", b"MZ\0\1\2")})

    assert sent.status_code == 422


@pytest.mark.parametrize("who", ["ingrid", "dora", "chief", "otto"])
def test_nobody_but_intake_takes_complaints_in(client, riverton_police, who, request):
    browser = signed_in(client, request.getfixturevalue(who))

    assert browser.get(SHEET).status_code == 403
    assert browser.post(SHEET, {**CALL, "check": "1"}).status_code == 403
    assert browser.get(RECEIPT).status_code == 403


def test_neither_an_address_nor_the_session_tells_what_was_typed(clerk):
    kept = clerk.post(SHEET, {**CALL, "another": "1"})
    take_in(clerk, CALL)

    assert WORDS not in kept["Location"]
    assert "no-store" in kept["Cache-Control"]
    session = str(dict(clerk.session))
    assert not any(word in session for word in (WORDS, *words_of(clerk.get(RECEIPT))))


def test_the_list_of_what_is_new_leads_to_the_sheet(clerk):
    assert f'href="{SHEET}"' in text(clerk.get("/complaints/lists/new/"))
    assert f'href="{SHEET}"' not in text(clerk.get("/complaints/lists/all/"))
