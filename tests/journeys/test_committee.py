"""The pages of the advisory committee in a browser, and what people do there without scripts."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.journeys.look import check_frame, check_views, check_width

NARROW = {"width": 375, "height": 900}
DESK = "/committee/desk/"
OPEN, COMPARED = "{round id reviewing}", "{round id compared}"
MEETING, ITEM = f"{DESK}meetings/", f"{DESK}items/"
ADVICE, OURS = f"{DESK}recommendations/", "/our-recommendations/"

# name: (who, path, code); {words} are looked up in the house.
PAGES = {
    "committee": (None, "/committee/", 200),
    "members": (None, "/committee/members/", 200),
    "meetings": (None, "/committee/meetings/", 200),
    "meeting noticed": (None, "/committee/meetings/{meeting noticed}/", 200),
    "meeting posted": (None, "/committee/meetings/{posted}/", 200),
    "minutes": (None, "/committee/meetings/{posted}/minutes/1/", 200),
    "statements": (None, "/committee/statements/", 200),
    "statements posted": (None, "/committee/meetings/{posted}/statements/", 200),
    "statement new": (None, "/committee/meetings/{meeting noticed}/statements/new/", 200),
    "statement shown": (None, "/committee/statements/{shown}/", 200),
    "statement waiting": (None, "/committee/statements/{statement waiting}/", 200),
    "votes": (None, "/committee/votes/", 200),
    "motions": (None, "/committee/meetings/{posted}/motions/", 200),
    "motion carried": (None, "/committee/motions/{carried}/", 200),
    "rounds": (None, "/committee/rounds/", 200),
    "round": (None, "/committee/rounds/1/", 200),
    "round figures": (None, "/committee/rounds/1/figures/", 200),
    "inquiries": (None, "/committee/inquiries/", 200),
    "inquiry": (None, "/committee/inquiries/{note 39901}/", 200),
    "findings": (None, "/committee/findings/", 200),
    "finding": (None, "/committee/findings/2026-1/", 200),
    "recommendations": (None, "/committee/recommendations/", 200),
    "recommendation files": (None, "/committee/recommendations/files/", 200),
    "recommendation verified": (
        None,
        "/committee/recommendations/{reference VERIFIED}/",
        200,
    ),
    "reports": (None, "/committee/reports/", 200),
    "report": (None, "/committee/reports/1/", 200),
    "desk of the secretary": ("secretary", DESK, 200),
    "act charter": ("secretary", f"{DESK}do/charter/", 200),
    "desk meetings": ("secretary", MEETING, 200),
    "desk meeting plan": ("secretary", f"{MEETING}plan/", 200),
    "desk meeting planned": ("secretary", f"{MEETING}{{meeting planned}}/", 200),
    "desk meeting notice": ("secretary", f"{MEETING}{{meeting planned}}/notice/", 200),
    "desk meeting held": ("secretary", f"{MEETING}{{meeting held}}/", 200),
    "desk attendance": ("secretary", f"{MEETING}{{meeting held}}/attendance/", 200),
    "desk minutes": ("secretary", f"{MEETING}{{posted}}/minutes/1/", 200),
    "desk item paper": ("secretary", f"{ITEM}{{item planned}}/paper/", 200),
    "desk statements": ("secretary", f"{DESK}statements/", 200),
    "desk statements to": ("secretary", f"{DESK}statements/to/{{meeting noticed}}/", 200),
    "desk statement": ("secretary", f"{DESK}statements/{{statement waiting}}/", 200),
    "desk statement show": ("secretary", f"{DESK}statements/{{statement waiting}}/show/", 200),
    "desk motions": ("secretary", f"{DESK}motions/", 200),
    "desk rounds": ("secretary", f"{DESK}rounds/", 200),
    "desk round new": ("secretary", f"{DESK}rounds/new/", 200),
    "desk round framed": ("secretary", f"{DESK}rounds/{{round framed}}/", 200),
    "desk round seed": ("secretary", f"{DESK}rounds/{{round framed}}/seed/", 200),
    "desk progress": ("secretary", f"{DESK}reviews/rounds/{OPEN}/progress/", 200),
    "desk progress start": ("secretary", f"{DESK}reviews/rounds/{{round id drawn}}/start/", 200),
    "desk review release": ("secretary", f"{DESK}reviews/{{open review}}/release/", 200),
    "desk inquiries": ("secretary", f"{DESK}inquiries/", 200),
    "desk inquiry": ("secretary", f"{DESK}inquiries/{{inquiry 39901}}/", 200),
    "desk inquiry ask": ("secretary", f"{DESK}inquiries/{{inquiry raised}}/ask/", 200),
    "desk inquiry note": ("secretary", f"{DESK}inquiries/{{inquiry 39902}}/note/", 200),
    "desk inquiry new": ("secretary", f"{DESK}inquiries/take-up/", 200),
    "desk findings": ("secretary", f"{DESK}findings/", 200),
    "desk finding new": ("secretary", f"{DESK}findings/new/", 200),
    "desk finding draft": ("secretary", f"{DESK}findings/{{finding draft}}/", 200),
    "desk finding propose": ("secretary", f"{DESK}findings/{{finding draft}}/propose/", 200),
    "desk advice": ("secretary", ADVICE, 200),
    "desk advice under way": ("secretary", f"{ADVICE}{{advice IMPLEMENTING}}/", 200),
    "desk advice supersede": ("secretary", f"{ADVICE}{{advice IMPLEMENTING}}/supersede/", 200),
    "desk reports": ("secretary", f"{DESK}report/", 200),
    "desk report new": ("secretary", f"{DESK}report/new/", 200),
    "desk report draft": ("secretary", f"{DESK}report/{{report draft}}/", 200),
    "desk of a member": ("member2", DESK, 200),
    "act interest": ("member2", f"{DESK}do/interest/", 200),
    "own motion new": ("member2", f"{DESK}motions/new/{{item held}}/", 200),
    "own motion moved": ("member2", f"{DESK}motions/{{motion moved}}/", 200),
    "own motion amend": ("member2", f"{DESK}motions/{{motion seconded}}/amend/", 200),
    "own motion vote": ("member2", f"{DESK}motions/{{motion open}}/vote/", 200),
    "own reviews": ("member2", f"{DESK}reviews/", 200),
    "own review": ("member2", f"{DESK}reviews/{{open review}}/", 200),
    "own review compared": ("member2", f"{DESK}reviews/{{compare review}}/", 200),
    "own review settle": ("member2", f"{DESK}reviews/{{compare review}}/settle/", 200),
    "own review locked": ("member1", f"{DESK}reviews/{{locked}}/", 200),
    "own results": ("member2", f"{DESK}reviews/rounds/{COMPARED}/", 200),
    "own finding circulated": ("member2", f"{DESK}findings/{{finding circulated}}/", 200),
    "own report": ("member2", f"{DESK}report/{{report out}}/", 200),
    "own report sign": ("member2", f"{DESK}report/{{report out}}/sign/", 200),
    "our inquiries": ("official-39902", "/our-inquiries/", 200),
    "our inquiry": ("official-39902", "/our-inquiries/{inquiry 39902}/", 200),
    "our recommendations": ("program1", OURS, 200),
    "our recommendation": ("program1", f"{OURS}{{advice IMPLEMENTING}}/", 200),
    "our recommendation answer": ("program1", f"{OURS}{{advice TRANSMITTED}}/answer/", 200),
    "our recommendation done": ("program1", f"{OURS}{{advice IMPLEMENTING}}/done/", 200),
}
SPOKEN = [
    "committee", "members", "meeting posted", "statement new", "motion carried", "round",
    "round figures", "inquiry", "recommendations", "report", "own review", "own motion vote",
]  # fmt: skip


pytestmark = pytest.mark.usefixtures("advised")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_committee_is_fit_for_everybody(name, looked_at):
    who, path, code = PAGES[name]

    page, status, witness = looked_at(who, path)

    assert status == code
    assert page.locator("script").count() == 0
    check_frame(page)
    assert (witness.foreign, witness.complaints) == ([], [])
    check_views(page, name)


@pytest.mark.parametrize("name", SPOKEN)
def test_a_page_of_the_committee_speaks_spanish(name, looked_at):
    who, path, _code = PAGES[name]

    page, _status, _witness = looked_at(who, path, "es")

    check_frame(page, "es")
    page.set_viewport_size(NARROW)
    check_width(page)


@pytest.fixture
def plain(browser, house):
    """A browser that runs no script, of whom it is asked for."""
    opened: list[BrowserContext] = []

    def page_of(who: str | None) -> Page:
        context = browser.new_context(base_url=house.site.address, java_script_enabled=False)
        opened.append(context)
        if who:
            context.add_cookies([house.cookie(who)])
        return context.new_page()

    yield page_of
    for context in opened:
        context.close()


def answer_all(page: Page) -> None:
    """Give the first answer to each question of a case."""
    for question in page.locator("main form fieldset").all():
        question.locator("label").first.click()


def test_a_member_reviews_a_case_and_locks_it_without_scripts(plain, house):
    page = plain("member2")
    page.goto(f"{DESK}reviews/{house.words['open review']}/")

    answer_all(page)
    page.get_by_role("button", name="Save my answers").click()
    page.get_by_role("link", name="Read your answers once more and lock them").click()
    page.locator("main form button[type=submit]").click()

    page.goto(f"{DESK}reviews/{house.words['open review']}/")
    expect(page.get_by_text("They are locked.")).to_be_visible()
    assert page.locator("main form").count() == 0


def test_a_visitor_writes_to_the_committee_without_scripts(plain, house):
    page = plain(None)
    page.goto(f"/committee/meetings/{house.words['meeting noticed']}/")
    page.get_by_role("link", name="Statements of the public").click()
    page.get_by_role("link", name="Write a statement").click()

    page.locator("main form textarea").fill("Please ask the people who were held.")
    page.get_by_role("button", name="Send the statement").click()

    assert urlsplit(page.url).path.startswith("/committee/statements/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
