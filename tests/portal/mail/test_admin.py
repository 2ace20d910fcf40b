"""What an administrator sees of the outbox, and what they may do."""

from portal.jurisdictions import scope
from portal.mail.models import Letter
from portal.mail.services import post
from tests.factories import NOON
from tests.signing_in import signed_in

PATH = "/admin/mail/letter/"


def failed() -> Letter:
    letter = post(to="rosa@example.gov", subject="Hello", body="A secret link.", at=NOON)
    Letter.objects.update(attempts=5, failed_at=NOON, problem="SMTPDataError")
    return letter


def test_an_administrator_reads_neither_address_nor_body(chief, client):
    letter = failed()
    browser = signed_in(client, chief)

    for path in (PATH, f"{PATH}{letter.pk}/change/"):
        page = browser.get(path)
        assert page.status_code == 200
        assert b"SMTPDataError" in page.content
        assert b"rosa" not in page.content
        assert b"secret" not in page.content


def test_an_administrator_sends_a_failed_letter_again(chief, client):
    letter = failed()
    action = {"action": "send_again", "_selected_action": [str(letter.pk)]}

    page = signed_in(client, chief).post(PATH, action, follow=True)

    assert b"1 will be sent again" in page.content
    scope.leave()
    assert Letter.objects.get().status == "WAITING"


def test_an_administrator_writes_and_removes_no_letter(chief, client):
    letter = failed()
    browser = signed_in(client, chief)

    assert browser.post(f"{PATH}add/").status_code == 403
    assert browser.post(f"{PATH}{letter.pk}/change/", {"subject": "x"}).status_code == 403
    assert browser.post(f"{PATH}{letter.pk}/delete/", {"post": "yes"}).status_code == 403


def test_nobody_else_reaches_the_outbox(otto, client):
    assert signed_in(client, otto).get(PATH).status_code in (302, 403)
