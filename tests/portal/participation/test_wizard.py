"""The wizard at a browser: one question a page, each answer kept, and two people to the end."""

import re
import time

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import strip_tags

from portal.participation.models import ParticipationEvent
from tests.factories import takes_part
from tests.portal.participation.files import pdf
from tests.signing_in import signed_in


def at_desk(user, *, fresh: bool = True) -> Client:
    """A browser at which a person is signed in, and gave a code moments ago."""
    client = signed_in(Client(), user)
    session = client.session
    given = {"method": "mfa", "at": time.time() - (0 if fresh else 301)}
    session["account_authentication_methods"] = [given]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def words_of(answer) -> str:
    return re.sub(r"\s+", " ", strip_tags(answer.content.decode()))


def paper() -> SimpleUploadedFile:
    return SimpleUploadedFile("resolution.pdf", pdf(), "application/pdf")


def opened(client, fips="39901", **fields) -> str:
    """Begin an act; the address of its pages."""
    answer = client.post(f"/participation/new/{fips}/", fields)
    assert answer.status_code == 302, words_of(answer)
    return answer["Location"].removesuffix("act/")


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
    "document": {"file": None},
    "dates": {"timing": "AT_ONCE"},
    "check": {},
}


def walk(client, where: str, **changes) -> str:
    """Answer every page; the address to which the last one led."""
    for step, fields in {**ANSWERS, **changes}.items():
        if step == "document":
            fields = {"file": paper()}
        assert client.get(f"{where}{step}/").status_code == 200
        answer = client.post(f"{where}{step}/", fields)
        assert answer.status_code == 302, (step, words_of(answer))
    return answer["Location"]


def test_a_county_leaves_by_the_wizard(riverton, otto, carl):
    takes_part(riverton, "L0")
    author, approver = at_desk(otto), at_desk(carl)

    where = walk(author, opened(author))
    page = approver.get(f"{where}sign/")
    seen = re.search(r'name="seen" value="([^"]+)"', page.content.decode())[1]
    answer = approver.post(f"{where}sign/", {"seen": seen})

    assert answer["Location"] == where
    entry = ParticipationEvent.objects.get(act="OPT_OUT")
    assert (entry.author, entry.approver, entry.vote) == (otto, carl, "5 to 0")
    assert "It is in effect since" in words_of(author.get(where))
