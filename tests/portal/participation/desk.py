"""An official at a browser."""

import re
import time
from html import unescape

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import strip_tags

from portal.participation.steps import TITLES
from tests.portal.participation.files import pdf
from tests.signing_in import signed_in

ANSWERS = {
    "act": {"act": "OPT_OUT"},
    "scope": {},
    "instrument": {
        "instrument": "RESOLUTION",
        "authority": "the county",
        "body": "Board of Supervisors",
        "vote": "5 to 0",
        "citation": "Resolution 2011-17",
        "reason": "Trust in the police.",
    },
    "document": {},
    "dates": {"timing": "AT_ONCE"},
    "check": {},
}


def at_desk(user, *, seconds_ago: float = 0) -> Client:
    """A browser at which a person is signed in, and gave a code some seconds ago."""
    client = signed_in(Client(), user)
    session = client.session
    given = {"method": "mfa", "at": time.time() - seconds_ago}
    session["account_authentication_methods"] = [given]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def code_of(secret: str) -> str:
    """The six digits that an authenticator app shows now (RFC 6238)."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def words_of(answer) -> str:
    return re.sub(r"\s+", " ", unescape(strip_tags(answer.content.decode())))


def paper(content: bytes | None = None, name: str = "resolution.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf() if content is None else content)


def begun(client, fips="39901", **fields) -> str:
    """Begin an act; the address under which its pages are."""
    answer = client.post(f"/participation/new/{fips}/", fields)
    assert answer.status_code == 302, words_of(answer)
    return answer["Location"].removesuffix("act/")


def walk(client, where: str, **changes) -> str:
    """Answer every page; the address to which the last one led."""
    given = {**ANSWERS, **changes}
    for step in [step for step in TITLES if step in given]:
        fields = given[step]
        sent = {"file": paper(), **fields} if step == "document" else fields
        assert client.get(f"{where}{step}/").status_code == 200
        answer = client.post(f"{where}{step}/", sent)
        assert answer.status_code == 302, (step, words_of(answer))
    return answer["Location"]


def put_name_to(client, where: str, seen: str | None = None):
    """Read the page of the signature, and sign what it shows."""
    page = client.get(f"{where}sign/").content.decode()
    shown = re.search(r'name="seen" value="([^"]*)"', page)
    return client.post(f"{where}sign/", {"seen": seen or (shown[1] if shown else "")})
