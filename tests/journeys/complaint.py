"""Filing a complaint in a browser: each page answered in the shortest way that leads on."""

from playwright.sync_api import Page

# What is chosen or written on each page; a page that is not here is left as it is.
ANSWERS = {
    "mode": {"mode": "CONFIDENTIAL"},
    "relation": {"relation": "SELF"},
    "topic": {"topic": "HELD_TOO_LONG"},
    "held": {},
    "notice": {},
    "words": {"words": "Cuatro días, y no dos. CANARY-TOLD."},
    "place": {"q": "Riverton"},
    "when": {"when": "UNKNOWN"},
    "custody": {"custody": "NO"},
    "contact": {"name": "CANARY-NAME Inventada"},
}


def choose(page: Page, field: str, value: str) -> None:
    """Choose by the label, as the circle itself is drawn by a style."""
    given = page.locator(f"input[name={field}][value='{value}']").get_attribute("id")
    page.locator(f"label[for={given}]").first.click()


def answer(page: Page, step: str) -> None:
    """Answer a page and go on."""
    for field, value in ANSWERS.get(step, {}).items():
        radios = page.locator(f"input[type=radio][name={field}]")
        if radios.count():
            choose(page, field, value)
        else:
            page.locator(f"main [name={field}]").fill(value)
    if step == "place":
        with page.expect_navigation():
            page.locator("main button[name=search]").click()
        chosen = page.locator("input[type=radio][name=place]").first.get_attribute("value")
        choose(page, "place", str(chosen))
    elif step == "agency":
        offered = page.locator("input[type=radio][name=agency]").last.get_attribute("value")
        choose(page, "agency", str(offered))
    with page.expect_navigation():
        page.locator("form#question button[type=submit]:not([name])").first.click()


def step_of(page: Page) -> str:
    """The page of the form that is shown; 'check' at its end."""
    return page.url.rstrip("/").rsplit("/", 1)[-1]


def send(page: Page, path: str, **given: object) -> None:
    """Send a form of one field: words, or a file."""
    page.goto(path)
    for field, value in given.items():
        entered = page.locator(f"main [name={field}]")
        if isinstance(value, str):
            entered.fill(value)
        else:
            entered.set_input_files(value)  # type: ignore[arg-type]
    page.locator("main form button[type=submit]").first.click()
