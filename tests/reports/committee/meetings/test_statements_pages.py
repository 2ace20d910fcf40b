"""The pages of statements: the public writes and reads, the secretariat moderates."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from portal.jurisdictions import scope
from reports.committee.meetings import statement_limits
from reports.committee.meetings.models import Meeting, Statement
from tests.portal.participation.desk import at_desk, words_of
from tests.reports.committee.meetings.statements import (
    LETTER,
    VARIANT,
    filed,
    joined,
    row,
    shown,
    withheld,
)
from tests.reports.committee.meetings.worlds import (
    called_off,
    first_item,
    noticed,
    planned,
)
from tests.reports.committee.worlds import inside

SENT = {"words": LETTER, "language": "en"}
QUEUE, READ, NEW = "/committee/desk/statements/to/", "/committee/desk/statements/", "new/"


@pytest.fixture
def meeting(committee, sybil):
    """A meeting two weeks from now, as the pages read the clock."""
    return near_now(noticed(sybil))


def near_now(meeting):
    now = timezone.now()
    times = {"starts_at": now + timedelta(days=14), "ends_at": now + timedelta(days=15)}
    inside(Meeting.objects.filter(pk=meeting.pk).update, **times, noticed_at=now)
    return inside(Meeting.objects.get, pk=meeting.pk)


def public(meeting, more: str = "") -> str:
    return f"/committee/meetings/{meeting.pk}/statements/{more}"


def send(meeting, client=None, **changed):
    client = client or Client(REMOTE_ADDR=f"2001:db8::{uuid4().hex[:4]}")
    return client.post(public(meeting, NEW), {"key": uuid4(), **SENT, **changed})


def test_anybody_writes_and_is_told_what_happens_next(meeting):
    client = Client(REMOTE_ADDR=f"2001:db8::{uuid4().hex[:4]}")
    page = client.get(public(meeting, NEW))
    key = page.context["form"].initial["key"]

    answer = client.post(public(meeting, NEW), {**SENT, "key": key}, follow=True)

    assert 'type="hidden" name="key"' in page.content.decode()
    assert answer.redirect_chain[0][1] == 302
    assert "Your statement came in" in words_of(answer)
    assert "A person of the secretariat reads it." in words_of(answer)
    assert LETTER not in words_of(answer)
    assert inside(Statement.objects.get).words == LETTER


def test_the_form_offers_the_items_and_keeps_the_one_that_was_chosen(meeting):
    item = first_item(meeting)

    assert "1. Minor traffic" in words_of(Client().get(public(meeting, NEW)))
    send(meeting, item_id=item.pk, name="Ann Lee")

    found = inside(Statement.objects.select_related("item").get)
    assert (found.item, found.name) == (item, "Ann Lee")


def test_the_same_post_twice_leads_to_the_same_page(meeting):
    key = uuid4()

    one, two = send(meeting, key=key), send(meeting, key=key)

    assert one["Location"] == two["Location"]
    assert inside(Statement.objects.count) == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"words": " "}, "This field is required."),
        ({"words": "a" * 10_001}, "at most 10000 characters"),
        ({"language": "fr"}, "Select a valid choice."),
        ({"item_id": uuid4()}, "Select a valid choice."),
        ({"key": "again"}, "Enter a valid UUID."),
        ({"name": "a" * 121}, "at most 120 characters"),
    ],
)
def test_what_is_wrong_is_said_on_the_form(changed, said, meeting):
    answer = send(meeting, **changed)

    assert answer.status_code == 422
    assert said in words_of(answer)
    assert inside(Statement.objects.count) == 0


def test_what_comes_too_often_keeps_its_words_on_the_form(meeting, monkeypatch):
    monkeypatch.setattr(statement_limits, "FROM_A_CALLER", 1)
    client = Client(REMOTE_ADDR=f"2001:db8::{uuid4().hex[:4]}")
    send(meeting, client)

    answer = send(meeting, client, words="My second thought.")

    assert answer.status_code == 429
    assert "My second thought." in answer.content.decode()


def test_a_meeting_that_takes_none_says_so_in_place_of_the_form(committee, sybil):
    meeting = called_off(sybil)

    page, answer = Client().get(public(meeting, NEW)), send(meeting)

    assert (page.status_code, answer.status_code) == (200, 409)
    assert "The meeting was canceled." in words_of(page)
    assert "<textarea" not in page.content.decode()


def test_nothing_is_found_of_a_meeting_that_is_only_planned(committee, sybil):
    meeting = planned(sybil)

    for path in (public(meeting), public(meeting, NEW), f"/committee/statements/{uuid4()}/"):
        assert Client().get(path).status_code == 404
    assert send(meeting).status_code == 404
    assert at_desk(sybil).get(f"{QUEUE}{meeting.pk}/").status_code == 404


def test_the_public_reads_what_is_shown_by_item_and_how_many_came(meeting, sybil):
    item = first_item(meeting)
    one = filed(meeting, name="Ann Lee", at=timezone.now())
    filed(meeting, at=timezone.now())
    shown(one, sybil, item_id=item.pk)
    withheld(filed(meeting, "Snow.", at=timezone.now()), sybil, "THREAT")
    filed(meeting, "Waits.", at=timezone.now())

    page = words_of(Client().get(public(meeting)))

    assert "4 statements came in. 2 are shown." in page
    assert "this makes 1. 1 waits to be read." in page
    assert "A threat1" in page
    assert "2 statements say the same; it is shown once." in page
    assert page.count(LETTER) == 1
    assert "Snow." not in page
    assert "Waits." not in page
    assert "1. Minor traffic" in page


def test_a_campaign_is_named_with_its_title(meeting, sybil):
    one = filed(meeting, at=timezone.now())
    joined(one, filed(meeting, VARIANT, at=timezone.now()), sybil, title="No hold, no stop")
    shown(one, sybil)

    page = words_of(Client().get(public(meeting)))

    assert "Campaign: No hold, no stop" in page
    assert "The first came without a name." in page


def test_whoever_has_the_number_sees_what_became_of_it(meeting, sybil):
    one, held = filed(meeting, at=timezone.now()), filed(meeting, "Snow.", at=timezone.now())
    shown(one, sybil)
    withheld(held, sybil, "SPAM")

    pages = [words_of(Client().get(f"/committee/statements/{each}/")) for each in (one, held)]

    assert LETTER in pages[0]
    assert "Advertising, or sent by a machine" in pages[1]
    assert "about roads" not in pages[1]
    assert "Snow." not in pages[1]


def test_words_are_marked_with_their_language_and_hold_no_code(meeting, sybil):
    number = filed(meeting, "<script>alert(1)</script> Hola", language="es", at=timezone.now())
    shown(number, sybil)

    page = Client().get(public(meeting)).content.decode()

    assert '<div class="measure-6" lang="es">' in page
    assert "<script>alert" not in page


def test_the_index_has_meetings_to_come_and_those_with_statements(meeting, sybil):
    shown(filed(meeting, at=timezone.now()), sybil)
    planned(sybil, title="Nobody knows yet")

    page = words_of(Client().get("/committee/statements/"))

    assert "Traffic stops and detainers" in page
    assert "Nobody knows yet" not in page


def test_before_there_is_a_meeting_the_index_says_so(committee):
    assert "No meeting takes statements now" in words_of(Client().get("/committee/statements/"))


def test_the_list_asks_as_many_queries_for_ten_statements_as_for_one(meeting, sybil):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            Client().get(public(meeting))
        return len(asked)

    shown(filed(meeting, at=timezone.now()), sybil)
    one = queries()
    for each in range(9):
        shown(filed(meeting, f"Words {each}", at=timezone.now()), sybil)

    assert queries() == one <= 12


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("sybil", (200, 200, 200, 200)),
        ("chief", (200, 200, 200, 200)),
        ("mabel", (200, 403, 403, 403)),
        ("otto", (403, 403, 403, 403)),
        ("stan", (403, 403, 403, 403)),
        ("nobody", (403, 403, 403, 403)),
    ],
)
def test_what_waits_is_the_secretariats_to_read(name, codes, meeting, request):
    number = filed(meeting, at=timezone.now())
    desk = at_desk(request.getfixturevalue(name))
    paths = (READ, f"{QUEUE}{meeting.pk}/", f"{READ}{number}/", f"{READ}{number}/show/")

    answers = [desk.get(path) for path in paths]

    assert tuple(answer.status_code for answer in answers) == codes
    assert name in {"sybil", "chief"} or not any(LETTER[:40] in words_of(one) for one in answers)


def test_whoever_is_not_signed_in_is_led_to_the_door(meeting):
    answer = Client().get(f"{QUEUE}{meeting.pk}/")

    assert answer.status_code == 302
    assert "/account/login/" in answer["Location"]


def test_a_member_sees_how_many_wait_and_not_what(meeting, mabel):
    filed(meeting, at=timezone.now())

    page = at_desk(mabel).get(READ)

    assert "You read what is shown" in words_of(page)
    assert f'href="{public(meeting)}"' in page.content.decode()


def test_the_secretariat_moderates_on_the_pages(meeting, sybil):
    one = filed(meeting, at=timezone.now())
    other, third = filed(meeting, VARIANT, at=timezone.now()), filed(meeting, "Snow.")
    desk = at_desk(sybil)

    codes = [
        desk.post(f"{READ}{one}/join/", {"other_id": other, "title": "No hold"}).status_code,
        desk.post(f"{READ}{other}/show/", {"item_id": first_item(meeting).pk}).status_code,
        desk.post(
            f"{READ}{third}/withhold/", {"ground": "OFF_TOPIC", "reason": "Roads."}
        ).status_code,
    ]

    assert codes == [302] * 3
    assert [row(each).status for each in (one, other, third)] == ["SHOWN", "SHOWN", "WITHHELD"]
    assert "Nothing waits to be read." in words_of(desk.get(f"{QUEUE}{meeting.pk}/"))
    every = words_of(desk.get(f"{QUEUE}{meeting.pk}/", {"show": "all"}))
    assert "Campaign: No hold" in every
    assert "2 shown" in every
    assert "1 not shown" in every


def test_a_page_of_a_statement_warns_of_names_and_shows_copies_and_what_comes_near(meeting, sybil):
    words = f"{LETTER} Deputy John Doe stopped Maria Lopez."
    number = filed(meeting, words, name="Ann Lee", at=timezone.now())
    filed(meeting, words.upper(), name="Bo Kim", at=timezone.now())
    filed(meeting, at=timezone.now())

    page = words_of(at_desk(sybil).get(f"{READ}{number}/"))

    assert "It may name a private person" in page
    assert "May be a name: Maria Lopez" in page
    assert "Bo Kim" in page
    assert "What comes near" in page
    assert re.search(r"\d\d%", page)


def test_what_the_domain_refuses_is_said_on_the_form(meeting, sybil):
    one, other = filed(meeting, at=timezone.now()), filed(meeting, VARIANT, at=timezone.now())
    desk = at_desk(sybil)
    shown(one, sybil)
    shown(other, sybil)

    answers = [
        desk.post(f"{READ}{one}/withhold/", {"ground": "SPAM", "reason": "Ads."}),
        desk.post(f"{READ}{one}/join/", {"other_id": other, "title": "No hold"}),
        desk.post(f"{READ}{one}/withhold/", {}),
    ]

    assert [answer.status_code for answer in answers] == [409, 409, 422]
    assert "Both are shown already" in words_of(answers[1])
    assert "It is shown, and stays so." not in words_of(desk.get(f"{READ}{one}/"))


def test_a_copy_of_what_is_shown_has_no_item_to_choose(meeting, sybil):
    shown(filed(meeting, at=timezone.now()), sybil)
    late = filed(meeting, at=timezone.now())
    desk = at_desk(sybil)

    page = desk.get(f"{READ}{late}/show/")

    assert "item_id" not in page.context["form"].fields
    assert desk.post(f"{READ}{late}/show/").status_code == 302
    assert "2 statements say the same" in words_of(Client().get(public(meeting)))


@pytest.mark.parametrize("path", ["{}{}/", "{}{}/show/", "{}to/{}/"])
def test_what_there_is_not_is_not_found(path, meeting, sybil):
    assert at_desk(sybil).get(path.format(READ, uuid4())).status_code == 404


def test_an_act_that_there_is_not_is_not_found(meeting, sybil):
    number = filed(meeting, at=timezone.now())

    assert at_desk(sybil).get(f"{READ}{number}/delete/").status_code == 404


def test_the_queue_asks_as_many_queries_for_ten_lines_as_for_one(meeting, sybil):
    desk = at_desk(sybil)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            desk.get(f"{QUEUE}{meeting.pk}/")
        scope.leave()
        return len(asked)

    filed(meeting, at=timezone.now())
    queries()
    one = queries()
    for each in range(9):
        filed(meeting, f"Words {each}", at=timezone.now())

    assert queries() == one <= 16


def test_the_form_speaks_spanish_and_begins_with_that_language(meeting):
    page = Client(headers={"accept-language": "es"}).get(public(meeting, NEW))

    assert page.context["form"].initial["language"] == "es"
    assert 'lang="es"' in page.content.decode()


def test_a_form_that_no_page_gave_is_refused(meeting):
    strict = Client(enforce_csrf_checks=True)

    assert send(meeting, strict).status_code == 403
    assert inside(Statement.objects.count) == 0


@pytest.mark.parametrize("path", ["/committee/statements/", READ])
def test_lists_of_meetings_ask_as_many_queries_for_three_as_for_one(path, meeting, sybil):
    desk = at_desk(sybil)

    def queries():
        with CaptureQueriesContext(connection) as asked:
            desk.get(path)
        scope.leave()
        return len(asked)

    filed(meeting, at=timezone.now())
    queries()
    one = queries()
    for title in ("The second", "The third"):
        other = near_now(noticed(sybil, title=title))
        filed(other, at=timezone.now())

    assert queries() == one <= 14


def test_long_lists_are_read_page_by_page(meeting, sybil):
    for each in range(26):
        shown(filed(meeting, f"Words number {each}.", at=timezone.now()), sybil)

    first = words_of(Client().get(public(meeting)))
    second = words_of(Client().get(public(meeting), {"page": 2}))

    assert "Page 1 of 2" in first
    assert first.count("Words number") == 25
    assert second.count("Words number") == 1


def test_a_statement_without_a_name_says_so_and_one_with_an_organization_names_it(meeting, sybil):
    shown(filed(meeting, "One.", at=timezone.now()), sybil)
    given = {"name": "Ann Lee", "organization": "Riverton Voices", "at": timezone.now()}
    shown(filed(meeting, "Two.", **given), sybil)

    page = words_of(Client().get(public(meeting)))

    assert "Somebody who gave no name" in page
    assert "Ann Lee, Riverton Voices" in page
