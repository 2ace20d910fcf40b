"""A complaint goes its whole way through the doors, and canaries are typed at each."""

import re
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from portal.jurisdictions.zones import washington_day
from tests.complaints.canaries import Canaries
from tests.complaints.evidence.made import noise
from tests.complaints.filing.pages import answer, send, words_of
from tests.complaints.intake.sheets import RECEIPT, SHEET, take_in, typed
from tests.matching.factories import now

ADDRESS, AGENT = "203.0.113.77", "CanaryBrowser/7.1"
FROM = {"REMOTE_ADDR": ADDRESS, "HTTP_X_FORWARDED_FOR": ADDRESS, "HTTP_USER_AGENT": AGENT}
MINE = "/complain/mine/"
MAKE, OWNER = 0x010F, 0xA430


def person(canaries: Canaries) -> dict[str, object]:
    """Somebody to whom it happened."""
    return {"name": canaries.name(), "reach": canaries.telephone(), "consent": "NONE"}


def story(canaries: Canaries, sentences: int) -> dict[str, object]:
    return {"words": " ".join(canaries.sentence() for _ in range(sentences))}


def answers(canaries: Canaries, topic: str, mode: str) -> dict[str, dict[str, object]]:
    """Every page of a complaint that one topic leads to, with a canary wherever one can type."""
    given: dict[str, dict[str, object]] = {
        "mode": {"mode": mode},
        "relation": {"relation": "ORGANIZATION"},
        "authority": {"authority": "ASKED"},
        "topic": {"topic": topic},
        "held": {"since": canaries.sentence(), "until": canaries.sentence()},
        "record": {"record": ["NAME"], "wrong": canaries.sentence()},
        "notice": {"notice": ""},
        "words": story(canaries, 40),
        "place": {"q": canaries.name(), "place": "39901"},
        "agency": {"agency": "OTHER", "other": canaries.street()},
        "when": {"when": "ABOUT", "about": canaries.sentence()},
        "who": {"who": f"{canaries.name()}, {canaries.name()}"},
        "basis": {"basis": ["ORIGIN"]},
        "custody": {"custody": "YES", "facility": canaries.street()},
        "steps": {"steps": canaries.sentence()},
        "evidence": {"evidence": canaries.sentence()},
        "people": person(canaries),
        "contact": {
            "name": canaries.name(),
            "organization": canaries.name(),
            "reach": f"{canaries.telephone()} {canaries.street()}",
            "care": canaries.sentence(),
        },
    }
    only = {"held": "HELD_TOO_LONG", "record": "DATA_ERROR"}
    return {page: one for page, one in given.items() if only.get(page, topic) == topic}


def photo(canaries: Canaries) -> SimpleUploadedFile:
    """A picture that tells of people in its name, its EXIF and its comment."""
    exif = Image.Exif()
    exif[MAKE], exif[OWNER] = canaries.street(), canaries.name()
    made = BytesIO()
    noise().save(made, "JPEG", exif=exif, comment=canaries.sentence().encode())
    return SimpleUploadedFile(f"{canaries.name()}.jpg", made.getvalue())


def file_on_the_page(browser: Client, canaries: Canaries) -> list[str]:
    """File by the questions, saved for later and turned to Spanish on the way; the receipts."""
    told = answers(canaries, "HELD_TOO_LONG", "CONFIDENTIAL")
    answer(browser, {page: told[page] for page in ("mode", "relation", "authority", "topic")})
    browser.post("/complain/new/held/", {**told["held"], "language": "es"})
    saved = browser.post(
        "/complain/new/held/", {**story(canaries, 1), **told["held"], "later": ""}
    )
    (later,) = words_of(saved)
    browser.post("/complain/follow/", {"words": later})
    browser.post("/complain/new/place/", {"q": canaries.name(), "search": "1"})
    for page in ("held", *list(told)[5:]):
        assert browser.post(f"/complain/new/{page}/", told[page]).status_code == 302, page
    assert send(browser)["Location"] == "/complain/receipt/"
    receipts = words_of(browser.get("/complain/receipt/"))
    browser.post("/complain/receipt/", {"receipt": canaries.sentence()})
    browser.post("/complain/receipt/", {"receipt": receipts[0]})
    return [later, *receipts]


def write_back(browser: Client, canaries: Canaries) -> None:
    """What whoever filed writes and sends."""
    browser.post("/complain/follow/", {"words": canaries.sentence()})
    assert browser.post(f"{MINE}message/", story(canaries, 20))["Location"] == MINE
    sent = browser.post(f"{MINE}evidence/", {"file": photo(canaries)})
    assert sent.status_code == 302
    assert browser.get(MINE).status_code == 200


def take_in_a_letter(desk: Client, canaries: Canaries) -> list[str]:
    """Staff type a letter in and scan it; the receipts."""
    told = answers(canaries, "DATA_ERROR", "NAMED")
    desk.post(SHEET, {**typed(told, source="PAPER"), "another": "1"})
    told["people"] = person(canaries)
    sheet = typed(told, source="PAPER", came_in=washington_day(now()).isoformat())
    assert take_in(desk, sheet)["Location"] == RECEIPT
    receipts = words_of(desk.get(RECEIPT))
    scan = desk.post(RECEIPT)["Location"]
    assert desk.post(scan, {"file": photo(canaries)}).status_code == 302
    return receipts


def work_on(desks: dict[str, Client], complaint: str, canaries: Canaries) -> None:
    """Staff take a complaint to its end, with a note at each step and a message on the way."""
    way = [("inez", "ACKNOWLEDGED"), ("inez", "INTAKE_REVIEW"), ("inez", "OIG_WINDOW")]
    way += [("inez", "RETAINED"), ("ingrid", "INVESTIGATING"), ("ingrid", "FINDINGS")]
    page = f"/complaints/{complaint}/"
    for who, state in way:
        note = {"to": state, "note": canaries.sentence()}
        assert desks[who].post(f"{page}do/move/", note).status_code == 302, state
    assert desks["ingrid"].post(f"{page}message/", {"to": "", **story(canaries, 5)})
    closed = {"to": "CLOSED", "outcome": "SUBSTANTIATED", "note": canaries.sentence()}
    assert desks["dora"].post(f"{page}do/move/", closed).status_code == 302


def open_names(desks: dict[str, Client], party: str, canaries: Canaries) -> HttpResponse:
    """Two supervisors open a name without consent; the page that shows it."""
    page = f"/complaints/people/{party}/"
    desks["ingrid"].post(page, {"why": canaries.sentence()})
    desks["dora"].post(f"{page}glass/", {"why": canaries.sentence()})
    opening = re.search(r"/complaints/openings/[^/]+/", desks["dana"].get(page).content.decode())
    assert opening is not None
    desks["dana"].post(f"{opening[0]}approve/")
    return desks["dora"].post(f"{opening[0]}name/")
