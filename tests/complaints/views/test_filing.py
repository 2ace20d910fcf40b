"""The questions, one a page: answered, refused, changed, left, and turned to another language."""

import pytest

from complaints.filing import drafts, slowing
from complaints.filing.models import Draft
from complaints.views.filing_forms import FORMS
from tests.complaints.filing.pages import ANONYMOUS, FOR_ANOTHER, NOW, WORDS, answer, text

# What each page refuses.
WRONG = {
    "mode": {"mode": "SECRET"},
    "relation": {},
    "authority": {"authority": "KING"},
    "topic": {"topic": "WEATHER"},
    "held": {"since": "x" * 201},
    "earlier": {"earlier": "x" * 41},
    "record": {"record": ["LUNCH"]},
    "notice": {"notice": "x" * 17},
    "words": {"words": "x" * 5001},
    "place": {"q": "Riverton"},
    "agency": {"agency": "999999"},
    "when": {"when": "EXACT"},
    "who": {"who": "x" * 2001},
    "basis": {"basis": ["STATUS"]},
    "custody": {"custody": ""},
    "steps": {"steps": "x" * 2001},
    "evidence": {"evidence": "x" * 2001},
    "people": {"name": "Ana Canary"},
    "contact": {"name": ""},
}
# A topic that leads to the page; all others are on the way of whoever files for another.
TOPICS = {"held": "HELD_TOO_LONG", "earlier": "RETALIATION", "record": "DATA_ERROR"}


@pytest.fixture
def at_all_pages(client, riverton_police):
    """A browser in which every page can be reached, with the topic that leads there."""

    def reach(page: str):
        topic = TOPICS.get(page, "NO_COPY")
        return answer(client, FOR_ANOTHER | {"topic": {"topic": topic}})

    return reach


def draft_of(client) -> drafts.Draft:
    return drafts.read(Draft.objects.get(pk=client.session[drafts.DRAFT]))


@pytest.mark.parametrize("page", FORMS)
def test_each_page_is_shown_and_refuses_what_does_not_fit(page, at_all_pages):
    client = at_all_pages(page)
    before = draft_of(client).answers

    shown, refused = client.get(f"/complain/new/{page}/"), None
    refused = client.post(f"/complain/new/{page}/", WRONG[page])

    assert (shown.status_code, refused.status_code) == (200, 422)
    assert "There is a problem" in text(refused)
    assert "/complain/leave/" in text(shown)
    assert draft_of(client).answers == before


def test_every_page_has_something_that_it_refuses():
    assert list(WRONG) == list(FORMS)


def test_no_question_asks_for_a_status():
    asked = " ".join(
        f"{field.label} {getattr(field, 'choices', '')}".lower()
        for form in FORMS.values()
        for field in form.base_fields.values()
    )

    assert not any(word in asked for word in ("immigration status", "visa", "undocumented"))


def test_the_pages_are_those_of_the_draft_and_no_others(client, riverton):
    answer(client, {"mode": {"mode": "ANONYMOUS"}})

    assert client.get("/complain/new/contact/")["Location"] == "/complain/new/relation/"
    assert client.get("/complain/new/weather/").status_code == 404


def test_without_a_draft_every_page_leads_to_the_beginning(client, riverton):
    for path in ("new/words/", "check/", "receipt/"):
        assert client.get(f"/complain/{path}")["Location"] == "/complain/?gone"
    assert "Begin again" in text(client.get("/complain/?gone"))


def test_the_beginning_offers_to_go_on(client, riverton):
    answer(client, {"mode": {"mode": "ANONYMOUS"}})

    assert "/complain/new/relation/" in text(client.get("/complain/"))


@pytest.mark.parametrize(("typed", "found"), [("river", True), ("nowhere", False)])
def test_a_place_is_found_without_a_script(client, riverton, typed, found):
    client = answer(client, {"mode": ANONYMOUS["mode"]})

    page = client.post("/complain/new/place/", {"q": typed, "search": "1"})

    assert page.status_code == 200
    assert ('value="39901"' in text(page)) == found
    assert ("No place of this name" in text(page)) != found


def test_a_place_that_does_not_exist_is_refused(client, riverton):
    answer(client, ANONYMOUS)

    assert client.post("/complain/new/place/", {"place": "99999"}).status_code == 422


def test_another_relation_drops_what_was_said_of_others(client, riverton):
    answer(client, FOR_ANOTHER)

    client.post("/complain/new/relation/", {"relation": "SELF"})

    assert {"people", "authority"}.isdisjoint(draft_of(client).answers)
    assert "Canary" in str(draft_of(client).answers["contact"])


def test_to_turn_anonymous_drops_the_name(client, riverton):
    answer(client, FOR_ANOTHER)

    client.post("/complain/new/mode/", {"mode": "ANONYMOUS"})

    assert "Berta" not in str(draft_of(client))


def test_persons_are_added_and_taken_off(client, riverton):
    answer(client, FOR_ANOTHER)
    page = "/complain/new/people/"

    more = client.post(page, {"name": "Carl Canary", "consent": "NONE", "another": "1"})

    assert more["Location"] == page
    assert "Carl Canary (No, or not asked yet)" in text(client.get(page))
    client.post(page, {"drop": "0"})
    for nobody in ("9", "-1", "", "9" * 5000):
        assert client.post(page, {"drop": nobody}).status_code == 302
    assert [one["name"] for one in draft_of(client).answers["people"]["people"]] == ["Carl Canary"]
    client.post(page, {"drop": "0"})
    assert "people" not in draft_of(client).answers


def test_the_list_of_persons_ends_somewhere(client, riverton):
    answer(client, FOR_ANOTHER)
    for _ in range(9):
        client.post("/complain/new/people/", {"consent": "NONE"})

    assert client.post("/complain/new/people/", {"consent": "NONE"}).status_code == 422
    assert client.post("/complain/new/people/", {}).status_code == 302


def test_a_witness_may_know_nobody(client, riverton):
    answer(client, ANONYMOUS | {"relation": {"relation": "WITNESS"}, "people": {}})

    assert draft_of(client).answers["people"] == {"people": []}


def test_the_language_changes_and_what_was_typed_stays(client, riverton):
    answer(client, ANONYMOUS)
    typed = {"words": "Not sent yet.", "language": "es"}

    turned = client.post("/complain/new/words/?back", typed, follow=True)

    assert turned.redirect_chain == [("/complain/new/words/?back", 302)]
    assert 'lang="es"' in text(turned)
    assert "Not sent yet." in text(turned)
    assert draft_of(client).answers["words"] == {"words": WORDS}


@pytest.mark.parametrize("more", [{"search": "1"}, {"later": "1"}, {}])
def test_a_zero_byte_or_a_flood_of_letters_does_no_harm(client, riverton, more):
    answer(client, {"mode": ANONYMOUS["mode"]})
    given = {"q": "a\0" + "b" * 20_000, "place": "\0", **more}

    assert client.post("/complain/new/place/", given).status_code in (200, 422)
    assert len(str(drafts.read(Draft.objects.get()))) < 11_000


def test_an_unknown_language_changes_nothing(client, riverton):
    answer(client, ANONYMOUS)

    turned = client.post("/complain/new/basis/", {"basis": ["AGE"], "language": "xx"})

    assert "django_language" not in turned.cookies
    assert 'value="AGE" ' in text(client.get("/complain/new/basis/"))


def test_to_come_back_later_needs_words_that_are_shown_once(client, riverton):
    answer(client, ANONYMOUS)

    page = client.post("/complain/new/steps/", {"steps": "I asked", "later": "1"})

    assert page.status_code == 200
    assert text(page).count("<li>") == 8
    assert client.get("/complain/new/steps/")["Location"] == "/complain/?gone"
    assert drafts.read(Draft.objects.get()).typed == {"steps": {"steps": "I asked"}}


def test_in_a_flood_it_is_saved_a_minute_later(client, riverton, monkeypatch):
    answer(client, ANONYMOUS)
    monkeypatch.setattr(slowing, "SAVED_A_MINUTE", 0)

    page = client.post("/complain/new/steps/", {"steps": "I asked", "later": "1"})

    assert page.status_code == 429
    assert "wait a minute" in text(page)
    assert "I asked" in text(page)


def test_after_thirty_minutes_the_draft_is_gone(client, riverton, time_machine):
    time_machine.move_to(NOW, tick=False)
    answer(client, ANONYMOUS)

    time_machine.shift(drafts.SHOWN_FOR)

    assert client.get("/complain/new/words/")["Location"] == "/complain/?gone"
    assert not Draft.objects.exists()


def test_the_way_out_leaves_nothing_and_shows_nothing(client, riverton):
    answer(client, ANONYMOUS)

    page = client.get("/complain/leave/")

    assert not Draft.objects.exists()
    assert client.session.session_key is None or not client.session.keys()
    assert "omplain" not in text(page).split("</head>")[1]
    assert "Portal" not in text(page)
