"""The pages of the inbox: what each shows, marks and keeps, and what it refuses."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.inbox.kinds import KINDS
from portal.inbox.models import Preference, Reader
from portal.inbox.own import rows_of
from portal.inbox.selectors import preferences_of
from tests.factories import NOON
from tests.signing_in import signed_in

LATER = NOON + timedelta(hours=1)
CHOSEN = dict.fromkeys(KINDS, "WEEKLY")
CHOSEN |= {"language": "es", "hour": "6", "time_zone": "America/Denver"}


@pytest.fixture
def browser(client, otto):
    return signed_in(client, otto)


def sentences(answer) -> tuple[list[str], list[str]]:
    shown = answer.context["inbox"]
    return tuple([one.sentence for one in page.rows] for page in (shown.unread, shown.read))


def number(sentence: str) -> str:
    return sentence.split()[1]


@pytest.mark.parametrize("path", ["/inbox/", "/inbox/preferences/"])
def test_a_visitor_is_asked_to_sign_in(path, client, db):
    assert client.get(path)["Location"].startswith("/account/login/")


def test_an_empty_inbox_says_why(browser):
    assert b"Nothing came in the last ninety days" in browser.get("/inbox/").content


def test_unread_news_stands_first_and_then_what_was_read(tell, browser, otto):
    tell(otto, number="C-1")
    browser.post("/inbox/read/", {"until": LATER.isoformat()})
    tell(otto, number="C-2", at=LATER)
    tell(otto, number="C-3", at=LATER + timedelta(hours=1))

    unread, read = sentences(browser.get("/inbox/"))

    assert [number(one) for one in unread] == ["C-3", "C-2"]
    assert [number(one) for one in read] == ["C-1"]


def test_a_place_and_a_day_are_shown_in_words(tell, browser, otto, riverton):
    tell(otto, kind="inquiry.asked", place=riverton, day=NOON.date())

    ((shown,), _read) = sentences(browser.get("/inbox/"))

    assert shown.endswith("question to Riverton County, OH. A reply is due by June 1, 2011.")


def test_nobody_finds_the_news_of_another(tell, browser, luca):
    tell(luca)

    assert sentences(browser.get("/inbox/")) == ([], [])


def test_news_is_narrowed_to_a_kind(tell, browser, otto):
    tell(otto)
    tell(otto, kind="release.waits", quarter="2011Q3")

    unread, _read = sentences(browser.get("/inbox/?kind=release.waits"))

    assert unread == ["The release of 2011Q3 is signed and waits for approval."]


def test_a_kind_that_is_none_is_refused(browser):
    assert browser.get("/inbox/?kind=gossip").status_code == 422


def test_pages_by_key_show_each_once_and_the_read_ones_last(tell, browser, otto):
    for minute in range(60):
        tell(otto, number=f"C-{minute}", at=NOON + timedelta(minutes=minute))
    browser.post("/inbox/read/", {"until": (NOON + timedelta(minutes=29)).isoformat()})
    found, query = [], ""

    while True:
        answer = browser.get(f"/inbox/?{query}")
        found += [number(one) for part in sentences(answer) for one in part]
        shown = answer.context["inbox"]
        if shown.unread.after:
            query = f"after={shown.unread.after.replace('+', '%2B')}"
        elif shown.read.after:
            query = f"read_after={shown.read.after.replace('+', '%2B')}"
        else:
            break

    assert found == [f"C-{n}" for n in [*range(59, 29, -1), *range(29, -1, -1)]]


@pytest.mark.parametrize("key", ["after=x", "read_after=~", "after=2011~%00"])
def test_a_key_that_cannot_be_read_begins_at_the_head(key, tell, browser, otto):
    tell(otto)

    assert browser.get(f"/inbox/?{key}").status_code == 200


def test_one_is_marked_and_the_filter_stays(tell, news_of, browser, otto):
    tell(otto)
    sent = {"one": news_of(otto)[0].pk, "kind": "complaint.assigned"}

    answer = browser.post("/inbox/read/", sent)

    assert answer["Location"] == "/inbox/?kind=complaint.assigned"
    assert news_of(otto)[0].read_at is not None


def test_the_news_of_another_cannot_be_marked(tell, news_of, browser, luca):
    tell(luca)

    answer = browser.post("/inbox/read/", {"one": news_of(luca)[0].pk}, follow=True)

    assert b"is no news of yours" in answer.content
    assert news_of(luca)[0].read_at is None


@pytest.mark.parametrize(
    "sent", [{}, {"one": "x"}, {"until": "tomorrow"}, {"one": uuid4(), "kind": "gossip"}]
)
def test_what_names_no_news_is_refused(sent, browser):
    answer = browser.post("/inbox/read/", sent)

    assert answer.status_code == 422
    assert b"names no news" in answer.content


def test_nothing_is_marked_by_looking(browser):
    assert browser.get("/inbox/read/").status_code == 405


def test_choices_are_kept_and_shown_again(browser, otto):
    answer = browser.post("/inbox/preferences/", CHOSEN, follow=True)

    assert b"Your choices are kept." in answer.content
    assert set(preferences_of(otto).values()) == {"WEEKLY"}
    with rows_of(otto):
        assert Reader.objects.values_list("language", "hour", "time_zone").get() == (
            "es", 6, "America/Denver"
        )  # fmt: skip


def test_choosing_again_replaces(browser, otto):
    browser.post("/inbox/preferences/", CHOSEN)
    browser.post("/inbox/preferences/", CHOSEN | {"hold.clock": "OFF"})

    assert preferences_of(otto)["hold.clock"] == "OFF"
    with rows_of(otto):
        assert Preference.objects.count() == len(KINDS)


@pytest.mark.parametrize(
    "wrong",
    [{"hour": "24"}, {"language": "fr"}, {"time_zone": "Mars"}, {"hold.clock": "HOURLY"}],
)
def test_a_choice_that_there_is_not_is_refused(wrong, browser, otto):
    answer = browser.post("/inbox/preferences/", CHOSEN | wrong)

    assert answer.status_code == 422
    assert b"There is a problem" in answer.content
    with rows_of(otto):
        assert not Preference.objects.exists()


def test_whoever_chose_nothing_is_told_as_usual(nobody):
    assert preferences_of(nobody) == {key: kind.email for key, kind in KINDS.items()}


def test_a_full_inbox_costs_what_an_empty_one_does(tell, browser, otto, riverton):
    browser.get("/inbox/")
    with CaptureQueriesContext(connection) as few:
        browser.get("/inbox/")
    for minute in range(20):
        at = NOON + timedelta(minutes=minute)
        tell(otto, kind="proposal.waits", place=riverton, at=at)

    with CaptureQueriesContext(connection) as many:
        browser.get("/inbox/")

    # The names of the places, read together.
    assert len(many) == len(few) + 1
