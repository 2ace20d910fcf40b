"""What is typed into the pages of a complaint, and how a browser goes through them."""

import re
from datetime import UTC, datetime
from html import unescape

from django.http import HttpResponse
from django.test import Client

from complaints.filing.questions import TITLES
from complaints.models import Complaint, Party
from portal.jurisdictions import scope

NOW = datetime(2011, 6, 1, 12, tzinfo=UTC)
WORDS = "They held my brother four days."
# Typed: what the forms of the pages take.
ANONYMOUS = {
    "mode": {"mode": "ANONYMOUS"},
    "relation": {"relation": "SELF"},
    "topic": {"topic": "STOP"},
    "words": {"words": WORDS},
    "place": {"q": "Riverton", "place": "39901"},
    "agency": {"agency": "OTHER"},
    "when": {"when": "UNKNOWN"},
    "who": {"who": "Badge 4711"},
    "basis": {"basis": ["LANGUAGE", "RACE"]},
    "custody": {"custody": "UNKNOWN"},
    "steps": {"steps": ""},
    "evidence": {"evidence": ""},
}
FOR_ANOTHER = {
    **ANONYMOUS,
    "mode": {"mode": "CONFIDENTIAL"},
    "relation": {"relation": "FAMILY"},
    "authority": {"authority": "ASKED"},
    "people": {"name": "Ana Canary", "reach": "555 0100", "consent": "ORAL"},
    "contact": {"name": "Berta Canary", "reach": "555 0199", "care": "after six"},
}
# Kept: the same as plain values, as the draft has them.
KEPT = {
    **{page: {**given} for page, given in ANONYMOUS.items()},
    "place": {"place": "39901"},
    "agency": {"agency": "OTHER", "other": ""},
    "when": {"when": "UNKNOWN", "day": "", "about": ""},
    "custody": {"custody": "UNKNOWN", "facility": ""},
}
KEPT_FOR_ANOTHER = {
    **KEPT,
    **{page: FOR_ANOTHER[page] for page in ("mode", "relation", "authority", "contact")},
    "people": {"people": [FOR_ANOTHER["people"]]},
}


def answer(client: Client, answers: dict[str, dict[str, object]]) -> Client:
    """Begin, and answer page after page in the order in which they are asked."""
    client.post("/complain/")
    for page in (page for page in TITLES if page in answers):
        assert client.post(f"/complain/new/{page}/", answers[page]).status_code == 302, page
    return client


def send(client: Client, **more: str) -> HttpResponse:
    """Press the button of the page on which the answers are checked."""
    return client.post(
        "/complain/check/", {"shown": token_on(client.get("/complain/check/")), **more}
    )


def token_on(page: HttpResponse) -> str:
    """The word on a page that says when it was shown."""
    token = re.search(r'name="shown" value="([^"]+)"', text(page))
    assert token is not None
    return token[1]


def text(page: HttpResponse) -> str:
    return unescape(page.content.decode())


def words_of(page: HttpResponse) -> list[str]:
    """The words of each receipt on a page."""
    lists = re.findall(r'<ol class="complain-words">(.*?)</ol>', text(page), re.DOTALL)
    return [" ".join(re.findall(r"<li>(.*?)</li>", one)) for one in lists]


def complaints() -> list[Complaint]:
    with scope.within(scope.complaints()):
        return list(Complaint.objects.select_related("agency", "jurisdiction", "follows"))


def parties() -> list[Party]:
    with scope.within(scope.complaints()):
        return list(Party.objects.order_by("-kind", "pk"))
