"""The pages of cases and of what follows from them: two widths, light and dark, in Spanish."""

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.house import House
from tests.journeys.look import ALL_RULES, Witness, check_frame, check_views, check_width

NARROW, WIDE = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
NONE = "place=39902"
RULES = "/admin/policy/ruleversion/"

# name: (who, path, code); {words} are looked up in the house.
PAGES = {
    "register": (None, "/wrongful-matches/", 200),
    "error rates": (None, "/examiners/", 200),
    "holds": (None, "/holds/", 200),
    "rules": (None, "/rules/", 200),
    "hold policy": (None, "/jurisdictions/39905/holds/", 200),
    "work of a specialist": ("sara", "/casework/", 200),
    "open cases": ("sara", "/casework/lists/open/", 200),
    "case open": ("sara", "{case open}", 200),
    "case queried": ("sara", "{case queried}", 200),
    "case answered": ("sara", "{case answered}", 200),
    "act part": ("sara", "{case open}part/", 200),
    "act query": ("sara", "{case open}query/", 200),
    "act answer": ("sara", "{case queried}answer/", 200),
    "act conviction": ("sara", "{case queried}conviction/", 200),
    "act circumstances": ("sara", "{case queried}circumstances/", 200),
    "act factors": ("sara", "{case queried}factors/", 200),
    "act claim": ("sara", "{case queried}claim/", 200),
    "work of an officer": ("olivia", "/casework/", 200),
    "all cases": ("olivia", "/casework/lists/cases/", 200),
    "all cases none": ("olivia", f"/casework/lists/cases/?{NONE}", 200),
    "drafts": ("olivia", "/casework/lists/drafts/", 200),
    "all detainers": ("olivia", "/casework/lists/detainers/", 200),
    "case decided": ("olivia", "{case decided}", 200),
    "case drafted": ("olivia", "{case drafted}", 200),
    "case issued": ("olivia", "{case issued}", 200),
    "case conditional": ("olivia", "{case conditional}", 200),
    "act decide": ("olivia", "{case answered}decide/", 200),
    "act draft": ("olivia", "{case decided}draft/", 200),
    "act draft of 2015": ("olivia", "{case decided}draft/?form=I247D", 200),
    "act issue": ("olivia", "/casework/detainers/{draft}/issue/", 200),
    "act cancel": ("olivia", "/casework/detainers/{detainer}/cancel/", 200),
    "work of a supervisor": ("susan", "/casework/", 200),
    "claims": ("susan", "/casework/lists/claims/", 200),
    "claims decided": ("susan", "/casework/lists/decided-claims/", 200),
    "overdue": ("susan", "/casework/lists/overdue/", 200),
    "claim": ("susan", "/casework/claims/{claim}/", 200),
    "case closed": ("susan", "{case closed}", 200),
    "case void": ("susan", "{case void}", 200),
    "act override": ("susan", "{case decided}override/", 200),
    "act close": ("susan", "{case open}close/", 200),
    "act reopen": ("susan", "{case closed}reopen/", 200),
    "clocks": ("susan", "/casework/clocks/", 200),
    "clock running": ("susan", "/casework/clocks/{clock running}/", 200),
    "clock over": ("susan", "/casework/clocks/{clock over}/", 200),
    "voids": ("susan", "/casework/voids/", 200),
    "voids no reference": ("susan", "/casework/voids/?reference=V-0000-0000", 422),
    "void own": ("susan", "/casework/voids/{void}/", 200),
    "void new": ("susan", "/casework/voids/new/{wrong match}/", 200),
    "void of another": ("saul", "/casework/voids/{void}/", 200),
    "complaints": ("ida", "/complaints/", 200),
    "complaint": ("ida", "/complaints/{complaint}/", 200),
    "complaint of the portal": ("ida", "/complaints/{own complaint}/", 200),
    "desk": ("fred", "/detainers/", 200),
    "desk to answer": ("fred", "/detainers/lists/answer/", 200),
    "desk waiting": ("fred", "/detainers/lists/waiting/", 200),
    "desk conviction": ("fred", "/detainers/{conditional detainer}/conviction/", 200),
    "desk conditional": ("fred", "/detainers/{conditional detainer}/", 200),
    "desk held": ("fred", "/detainers/{held}/", 200),
    "desk clocks": ("fred", "/detainers/clocks/", 200),
    "desk clock running": ("fred", "/detainers/clocks/{clock running}/", 200),
    "desk clock over": ("fred", "/detainers/clocks/{clock over}/", 200),
    "training": ("fred", "/training/", 200),
    "training none": ("frida", "/training/", 200),
    "booking void": ("frida", "/bookings/{voided booking}/", 200),
    "training of a place": ("fay", "/training/39905/", 200),
    "servers": ("fay", "/webhooks/", 200),
    "server new": ("fay", "/webhooks/new/", 200),
    "server": ("fay", "/webhooks/{endpoint}/", 200),
    "server stop": ("fay", "/webhooks/{endpoint}/stop/", 200),
    "policies": ("fiona", "/detainers/policies/", 200),
    "policy new": ("fiona", "/detainers/policies/new/39905/", 200),
    "messages failed": ("olga", "/operations/webhooks/", 200),
    "examiners": ("chief", "/examiners/known-pairs/", 200),
    "admin rules": ("chief", RULES, 200),
    "admin rule": ("deputy", RULES + "{rule}/change/", 200),
    "admin rule new": ("chief", RULES + "add/?from={rule}", 200),
    "admin examples": ("chief", RULES + "examples/", 200),
    "admin back-test": ("chief", RULES + "{rule}/back-test/", 200),
    "admin modules": ("chief", "/admin/training/module/", 200),
    "admin completions": ("chief", "/admin/training/completion/", 200),
    "admin completion new": ("chief", "/admin/training/completion/add/", 200),
}
SPOKEN = [name for name in PAGES if not name.startswith("admin")]


@pytest.fixture(scope="module")
def browsers(browser: Browser, house: House):
    """One browser for each person and language, signed in once and kept for all pages."""
    kept: dict[tuple[str | None, str], Witness] = {}

    def browser_of(who: str | None, language: str) -> Witness:
        if (who, language) not in kept:
            context = browser.new_context(base_url=house.site.address, reduced_motion="reduce")
            context.set_default_timeout(15_000)
            speaks = {"name": "django_language", "value": language, "url": house.site.address}
            context.add_cookies([speaks, *([house.cookie(who)] if who else [])])
            kept[who, language] = Witness(context.new_page())
        return kept[who, language]

    yield browser_of
    for witness in kept.values():
        witness.page.context.close()


@pytest.fixture
def opened(browsers, house):
    """Open one of the pages as the person it is for; return it with its code and its witness."""

    def open_page(name: str, language: str = "en") -> tuple[Page, int | None, Witness]:
        who, path, _code = PAGES[name]
        witness = browsers(who, language)
        witness.foreign, witness.complaints = [], []
        witness.page.set_viewport_size(WIDE)
        answer = witness.page.goto(path.format(**house.words))
        return witness.page, answer and answer.status, witness

    return open_page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_fit_for_everybody(name, opened):
    page, status, witness = opened(name)

    assert status == PAGES[name][2]
    check_frame(page)
    # Before axe, which asks for the administration's styles in ways that the browser refuses it.
    assert (witness.foreign, witness.complaints) == ([], [])
    check_views(page, name, ALL_RULES)


@pytest.mark.parametrize("name", SPOKEN)
def test_a_page_speaks_spanish(name, opened):
    page, _status, _witness = opened(name, "es")

    check_frame(page, "es")
    page.set_viewport_size(NARROW)
    check_width(page)
