"""The investigators' pages, for everybody."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from complaints.casework.lists import LISTS
from complaints.casework.reminding import remind
from complaints.vault.keys import destroy_keys
from portal.jurisdictions.roles import give_role
from tests.complaints.casework.conftest import again, assign, days, move
from tests.factories import NOON
from tests.matching.factories import now
from tests.signing_in import signed_in

LIST = "/complaints/"
OTHERS = [
    "rosa", "otto", "gwen", "mona", "jack", "luca", "leo", "paul", "iris", "sara", "omar",
    "susan", "olga", "nobody", "chief",
]  # fmt: skip


def page_size(monkeypatch, size: int) -> None:
    every = LISTS["all"]
    small = replace(every, order=replace(every.order, size=size))
    monkeypatch.setitem(LISTS, "all", small)


def listed(client, key: str, **query) -> list[str]:
    """The numbers of the complaints in a list."""
    answer = client.get(f"{LIST}lists/{key}/", query)
    assert answer.status_code == 200
    return [getattr(row, "complaint", row).number for row in answer.context["page"].rows]


def act(client, complaint, name: str, **sent):
    return client.post(reverse("complaint-act", args=[complaint.pk, name]), sent)


def detail(complaint) -> str:
    return reverse("complaint-detail", args=[complaint.pk])


def test_an_investigator_finds_a_complaint_and_reads_it(client, complain, ingrid):
    signed_in(client, ingrid)
    made = complain()

    listed, shown = client.get(LIST), client.get(detail(made))

    assert made.number in listed.content.decode()
    assert "Four days, not two." in shown.content.decode()
    assert "no-store" in shown["Cache-Control"]


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_enters(client, complain, who, request):
    signed_in(client, request.getfixturevalue(who))
    made = complain()

    assert client.get(LIST).status_code == 403
    assert client.get(detail(made)).status_code == 403


def test_a_stranger_is_led_to_the_sign_in(client, complain):
    assert "/account/login/" in client.get(LIST)["Location"]


def test_a_complaint_that_there_is_none_of_is_not_found(client, complain, ingrid):
    signed_in(client, ingrid)

    assert client.get(reverse("complaint-detail", args=[uuid4()])).status_code == 404


def test_no_complaints_are_told_as_none(client, ingrid):
    signed_in(client, ingrid)

    assert "There are no complaints" in client.get(LIST).content.decode()


def test_the_list_goes_on_by_key_and_shows_each_complaint_once(
    client, complain, ingrid, monkeypatch
):
    page_size(monkeypatch, 2)
    signed_in(client, ingrid)
    at = now()
    made = [complain(content=None, at=at).number for _ in range(5)]  # all at one instant

    shown, after = [], ""
    for _page in range(3):
        page = client.get(LIST, {"after": after}).context["page"]
        shown, after = shown + [row.number for row in page.rows], page.after

    assert sorted(shown) == sorted(made)
    assert after == ""


def test_the_way_to_the_next_page_is_a_link(client, complain, ingrid, monkeypatch):
    page_size(monkeypatch, 1)
    signed_in(client, ingrid)
    for _ in range(2):
        complain(content=None)

    assert 'rel="next"' in client.get(LIST).content.decode()


def test_the_list_asks_the_database_as_much_for_fifty_as_for_two(client, complain, ingrid):
    signed_in(client, ingrid)

    def queries_for(more: int) -> int:
        for _ in range(more):
            complain(content=None)
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        return sum("SELECT" in one["sql"][:8] for one in asked.captured_queries)

    queries_for(1)  # what is asked once and kept
    few = queries_for(1)
    assert few == queries_for(48)
    assert few <= 10


def test_each_list_shows_what_waits_for_it(client, complain, inez, ingrid):
    new, known, late = complain(), complain(), complain(at=now() - days(20))
    move(complaint_id=known.pk, to="ACKNOWLEDGED", by=inez, at=now())
    move(complaint_id=late.pk, to="ACKNOWLEDGED", by=inez, at=now() - days(19))
    move(complaint_id=late.pk, to="INTAKE_REVIEW", by=inez, at=now() - days(19))
    assign(complaint_id=known.pk, investigator=ingrid, by=inez, at=now())
    signed_in(client, ingrid)

    assert listed(client, "new") == [new.number]
    assert listed(client, "triage") == [late.number, known.number]
    assert listed(client, "mine") == [known.number]
    assert listed(client, "overdue") == [late.number]
    assert len(listed(client, "all")) == 3


@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ({"topic": "TREATMENT"}, [1]),
        ({"source": "PHONE"}, [1]),
        ({"place": "39901"}, [0]),
        ({"place": "39902"}, [1]),
        ({"place": "39"}, [1, 0]),
        ({"status": "ACKNOWLEDGED"}, [0]),
        ({"assigned": "me"}, [0]),
        ({"assigned": "nobody"}, [1]),
        ({"since": "2999-01-01"}, []),
        ({"place": "00000"}, []),
    ],
)
def test_a_list_is_narrowed(client, complain, lakeside, inez, ingrid, query, fits):
    other = {"topic": "TREATMENT", "source": "PHONE", "notice_number": ""}
    made = [complain(), complain(jurisdiction=lakeside, **other)]
    move(complaint_id=made[0].pk, to="ACKNOWLEDGED", by=inez, at=now())
    assign(complaint_id=made[0].pk, investigator=ingrid, by=inez, at=now())
    signed_in(client, ingrid)

    assert listed(client, "all", **query) == [made[number].number for number in fits]


def test_overdue_ones_are_narrowed_by_what_is_due(client, complain, ingrid):
    made = complain(at=now() - days(20))
    remind(at=now())
    signed_in(client, ingrid)

    assert listed(client, "overdue", rule="ACKNOWLEDGE", topic="HELD_TOO_LONG") == [made.number]
    assert listed(client, "overdue", rule="LETTER") == []
    assert listed(client, "overdue", topic="TREATMENT") == []


def test_a_filter_is_kept_shown_and_dropped(client, ingrid):
    signed_in(client, ingrid)

    client.post(f"{LIST}lists/new/keep/?topic=TREATMENT", {"name": "Jails"})
    (kept,) = client.get(f"{LIST}lists/new/").context["kept"]
    assert (kept.name, kept.query) == ("Jails", "topic=TREATMENT")
    client.post(f"{LIST}lists/new/drop/{kept.pk}/")

    assert list(client.get(f"{LIST}lists/new/").context["kept"]) == []


@pytest.mark.parametrize("key", LISTS)
def test_a_list_is_a_file_of_codes_without_a_word(client, complain, ingrid, key):
    made = complain(at=now() - days(20))
    remind(at=now())
    signed_in(client, ingrid)

    answer = client.get(f"{LIST}lists/{key}/rows.csv")

    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/csv")
    assert (made.number in text) == (key in ("new", "overdue", "all"))
    assert "Four days" not in text


@pytest.mark.parametrize("path", ["lists/nothing/", "lists/nothing/rows.csv"])
def test_a_list_that_there_is_none_of_is_not_found(client, ingrid, path):
    signed_in(client, ingrid)

    assert client.get(LIST + path).status_code == 404


def test_a_complaint_goes_its_way_by_the_forms(client, complain, inez, ingrid):
    signed_in(client, inez)
    made = complain()

    answer = act(client, made, "move", to="ACKNOWLEDGED", note="Wrote back.")
    act(client, made, "assign", investigator=ingrid.pk)

    assert answer["Location"] == detail(made)
    shown = client.get(detail(made)).content.decode()
    assert "Wrote back." in shown
    assert "ingrid: since" in shown
    assert again(made).status == "ACKNOWLEDGED"


def test_a_closing_asks_how_it_ends(client, complain, inez, dora):
    made = complain()
    for to in ("ACKNOWLEDGED", "INTAKE_REVIEW"):
        move(complaint_id=made.pk, to=to, by=inez, at=now())
    signed_in(client, dora)

    refused = act(client, made, "move", to="CLOSED")
    done = act(client, made, "move", to="CLOSED", outcome="NO_JURISDICTION")

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "Say how the complaint ends" in refused.content.decode()
    assert "Not ours to look into" in client.get(detail(made)).content.decode()


def test_deadlines_are_paused_and_go_on_by_the_forms(client, complain, ingrid):
    signed_in(client, ingrid)
    made, until = complain(), (now() + days(10)).date().isoformat()

    assert act(client, made, "pause", until=until, reason="").status_code == 422
    assert act(client, made, "pause", until=until, reason="Waits for records.").status_code == 302
    assert "Waits for records." in client.get(detail(made)).content.decode()
    assert act(client, made, "resume").status_code == 302
    assert act(client, made, "resume").status_code == 409


def test_what_is_not_ones_right_is_not_offered_and_refused(client, complain, ingrid, dora):
    signed_in(client, ingrid)
    made = complain()

    offered = {one.key for one in client.get(detail(made)).context["acts"]}

    assert offered == {"pause", "recuse"}
    assert act(client, made, "assign", investigator=ingrid.pk).status_code == 403
    assert act(client, made, "move", to="ACKNOWLEDGED").status_code == 422
    assert act(client, made, "recuse", user=dora.pk).status_code == 403
    assert act(client, made, "bury").status_code == 404


def test_who_keeps_themselves_away_is_led_out_and_never_in_again(client, complain, ingrid):
    signed_in(client, ingrid)
    made = complain()

    answer = act(client, made, "recuse", user=ingrid.pk)

    assert answer["Location"] == LIST
    assert client.get(detail(made)).status_code == 404
    assert act(client, made, "move", to="ACKNOWLEDGED").status_code == 404


@pytest.mark.parametrize("place", ["riverton", "ohio"])
def test_people_of_the_place_find_nothing_of_it_though_they_investigate(
    client, complain, ingrid, lakeside, place, request
):
    give_role(
        user=ingrid,
        role="OFFICIAL",
        jurisdiction=request.getfixturevalue(place),
        by=None,
        at=NOON,
    )
    made = complain(at=now() - days(20))
    remind(at=now())
    signed_in(client, ingrid)

    assert [listed(client, key) for key in LISTS] == [[]] * len(LISTS)
    assert client.get(detail(made)).status_code == 404
    assert act(client, made, "move", to="ACKNOWLEDGED").status_code == 404


def test_a_complaint_that_was_disposed_of_keeps_its_way_without_its_words(client, complain, inez):
    signed_in(client, inez)
    made = complain()
    act(client, made, "move", to="ACKNOWLEDGED", note="Wrote back.")

    destroy_keys(made.pk)

    shown = client.get(detail(made)).content.decode()
    assert "was disposed of" in shown
    assert "Acknowledged" in shown
    assert "Wrote back." not in shown
