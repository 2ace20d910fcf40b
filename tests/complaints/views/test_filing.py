"""Anybody files a complaint, one question a page, and keeps eight words."""

import re
from datetime import timedelta

import pytest

from complaints.filing import slowing
from complaints.filing.models import Draft
from complaints.models import Complaint, Party
from complaints.receipts.services import find_party
from complaints.selectors import content_of
from portal.jurisdictions import scope
from tests.matching.factories import now

WORDS = "They held my brother four days."
ANSWERS = {
    "mode": {"mode": "ANONYMOUS"},
    "relation": {"relation": "SELF"},
    "topic": {"topic": "STOP"},
    "words": {"words": WORDS},
    "place": {"q": "Riverton", "place": "39901"},
    "agency": {"agency": "OTHER"},
    "when": {"when": "UNKNOWN"},
    "who": {"who": ""},
    "basis": {},
    "custody": {"custody": "UNKNOWN"},
    "steps": {"steps": ""},
    "evidence": {"evidence": ""},
}


def complaints() -> list[Complaint]:
    with scope.within(scope.complaints()):
        return list(Complaint.objects.select_related("agency", "jurisdiction"))


def parties() -> list[Party]:
    with scope.within(scope.complaints()):
        return list(Party.objects.order_by("kind", "pk"))


def answer(client, answers):
    for page, given in answers.items():
        assert client.post(f"/complain/new/{page}/", given).status_code == 302, page


@pytest.fixture
def writing(client, riverton):
    client.post("/complain/")
    return client


@pytest.fixture
def file(monkeypatch):
    """Press the button of the check, as somebody who has read the page."""
    monkeypatch.setattr(slowing, "READ_FOR", timedelta(0))

    def press(client, **more):
        html = client.get("/complain/check/").content.decode()
        token = re.search(r'name="shown" value="([^"]+)"', html)[1]
        return client.post("/complain/check/", {"shown": token, **more})

    return press


def words_of(page) -> list[str]:
    """The words of the receipts on a page."""
    lists = re.findall(r'<ol class="complain-words">(.*?)</ol>', page.content.decode(), re.DOTALL)
    return [" ".join(re.findall(r"<li>(.*?)</li>", one)) for one in lists]


def test_a_complaint_is_filed_and_its_words_lead_back_to_it(writing, file):
    answer(writing, ANSWERS)

    assert file(writing)["Location"] == "/complain/receipt/"

    (words,) = words_of(writing.get("/complain/receipt/"))
    (made,) = complaints()
    assert (made.topic, made.mode, made.source) == ("STOP", "ANONYMOUS", "WEB")
    assert made.jurisdiction.code == "39901"
    assert content_of(made)["words"] == WORDS
    assert find_party(typed=words, at=now()).complaint_id == made.pk


def test_the_words_are_gone_once_they_are_typed_back(writing, file):
    answer(writing, ANSWERS)
    file(writing)
    (words,) = words_of(writing.get("/complain/receipt/"))

    assert writing.post("/complain/receipt/", {"receipt": words})["Location"] == "/complain/filed/"

    assert complaints()[0].number in writing.get("/complain/filed/").content.decode()
    assert writing.get("/complain/receipt/")["Location"] == "/complain/?gone"
    assert not Draft.objects.exists()
