"""Detainers over HTTP, to receive: who reads them, and what is and is not said."""

from base64 import b64encode

import pytest
from drf_spectacular.generators import SchemaGenerator

from matching.bookings.selectors import person_of
from matching.detainers.sealed import code_of
from tests.kept import kept
from tests.matching.api.costs import cost
from tests.matching.casework import casework
from tests.matching.detainers.steps import TRAFFIC, afresh, answered, drafted, issued, ready
from tests.matching.senders import answered as asked
from tests.matching.senders import browser
from tests.signing_in import signed_in

LIST = "/api/detainers/"
# What the people of the cast get of the list and of one of Riverton's detainers.
CODES = {
    "jack": (200, 200),
    "leo": (200, 404),
    **dict.fromkeys(("otto", "rosa", "luca", "gwen", "iris", "sara", "omar", "susan"), (403, 403)),
    **dict.fromkeys(("olga", "chief", "nobody"), (403, 403)),
}


def of(detainer) -> str:
    return f"{LIST}{detainer.number}/"


def numbers(answer) -> list[str]:
    return [row["number"] for row in answer.json()["results"]]


def test_a_detainer_is_received(jail, detainer):
    answer = jail.ask("get", LIST)

    assert answer.status_code == 200
    [row] = answer.json()["results"]
    assert (row["number"], row["ori"], row["jurisdiction"]) == (
        detainer.number, "OH0990100", "39901",
    )  # fmt: skip
    assert (row["form"], row["state"], row["requests"]) == ("DEC2011", "ISSUED", ["HOLD"])
    assert row["local_number"] == detainer.booking.local_number
    empty = ("answer", "service", "clock", "custody_end", "received_at")
    assert {row[name] for name in empty} == {None}


def test_one_detainer_says_what_an_answer_and_a_conviction_may_name(jail, detainer):
    row = jail.ask("get", of(detainer)).json()

    assert (row["may_be_honored"], row["policy"], row["state_policy"]) == (True, None, None)
    [charge] = row["charges"]
    assert (charge["ncic_code"], charge["severity"], charge["convicted_on"]) == (
        "2203", "FELONY", None,
    )  # fmt: skip


def test_no_answer_carries_a_name_or_the_code_of_the_notice(jail, detainer):
    with casework():
        secret = {person_of(afresh(detainer).booking)["name"], code_of(afresh(detainer))}

    for path in (LIST, of(detainer)):
        said = jail.ask("get", path).content.decode()
        assert not [word for word in secret if word in said]


def test_a_draft_is_not_received(jail, case, omar):
    draft = drafted(case, omar)

    assert numbers(jail.ask("get", LIST)) == []
    assert jail.ask("get", of(draft)).status_code == 404


@pytest.mark.parametrize("name", CODES)
def test_who_reads_them(name, detainer, request):
    client = signed_in(browser(), request.getfixturevalue(name))
    listed, one = CODES[name]

    assert asked(client.get, LIST).status_code == listed
    assert asked(client.get, of(detainer)).status_code == one
    assert asked(client.get, f"{of(detainer)}paper/").status_code == one


def test_software_that_only_books_is_told_so(police, detainer):
    answer = police.ask("get", LIST)

    assert answer.status_code == 403
    assert answer.json() == {"detail": "You do not have the right to answer detainers."}


def test_next_door_reads_nothing(jail_next_door, detainer):
    assert numbers(jail_next_door.ask("get", LIST)) == []
    assert jail_next_door.ask("get", of(detainer)).status_code == 404


def test_a_stranger_is_asked_for_a_token(detainer):
    for path in (LIST, of(detainer), f"{of(detainer)}paper/"):
        assert asked(browser().get, path).status_code == 401


@kept
def two(galleries, joined, riverton_police, rosa, sara, omar, jack):
    """Two detainers of Riverton; the first one is declined."""
    made = [
        issued(ready(riverton_police, rosa, sara, omar, person=person), omar, "DEC2011")
        for person in (9, 10)
    ]
    answered(made[0], jack, "DECLINE")
    return made


def test_the_latest_change_comes_first(jail, two):
    assert numbers(jail.ask("get", LIST)) == [two[0].number, two[1].number]


def test_a_list_is_narrowed(jail, two):
    def narrowed(**query):
        return numbers(jail.ask("get", LIST, data=query))

    declined, open_one = afresh(two[0]), afresh(two[1])
    assert narrowed(state="DECLINED") == [declined.number]
    assert narrowed(state=["ISSUED", "ACTIVE"]) == [open_one.number]
    assert narrowed(state=["ISSUED", "DECLINED"]) == [declined.number, open_one.number]
    assert narrowed(changed_since=declined.changed_at.isoformat()) == [declined.number]
    assert narrowed(ori="OH0990200") == []
    assert len(narrowed(ori="OH0990100")) == 2


@pytest.mark.parametrize(
    "query",
    [{"state": "DRAFT"}, {"state": "nowhere"}, {"changed_since": "soon"}, {"ori": "x" * 10}],
)
def test_what_cannot_be_asked_is_refused(query, jail, riverton):
    assert jail.ask("get", LIST, data=query).status_code == 400


def test_a_list_goes_on_where_its_page_ended(jail, two):
    first = jail.ask("get", LIST, data={"limit": 1})

    second = jail.ask("get", first.json()["next"])

    assert numbers(first) + numbers(second) == [two[0].number, two[1].number]
    assert (first.json()["previous"], second.json()["next"]) == (None, None)


@pytest.mark.parametrize("said", ["p=soon", "p=2026-99-99T00:00:00", "p=%00", "o=x", "o=-1"])
def test_a_cursor_that_no_page_gave_is_not_found(said, jail, riverton):
    for cursor in (said, b64encode(said.encode()).decode()):
        assert jail.ask("get", LIST, data={"cursor": cursor}).status_code == 404


def test_a_list_costs_the_same_for_many(jail, two):
    def listed(limit):
        return jail.ask("get", LIST, data={"limit": limit})

    assert [len(numbers(listed(limit))) for limit in (1, 2)] == [1, 2]
    assert cost(listed, limit=2) == cost(listed, limit=1) <= 6


def test_a_paper_is_fetched_and_kept_by_nobody_on_the_way(jail, detainer):
    answer = jail.ask("get", f"{of(detainer)}paper/")

    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.startswith(b"%PDF-")
    assert jail.ask("get", of(detainer)).json()["paper"] == f"{of(detainer)}paper/"


@pytest.mark.parametrize("number", ["D-0000-0000", "x", "%00", "D-7K3M-9QXP; DROP", "é" * 40])
def test_an_unknown_number_is_not_found(number, jail, detainer):
    assert jail.ask("get", f"{LIST}{number}/").status_code == 404


def test_a_conditional_detainer_says_so(
    galleries, joined, jail, riverton_police, rosa, sara, omar
):
    case = ready(riverton_police, rosa, sara, omar, charges=[TRAFFIC])
    waiting = issued(case, omar, "DEC2011")

    assert jail.ask("get", of(waiting)).json()["conditional"] is True


def test_the_schema_tells_of_detainers():
    schema = SchemaGenerator().get_schema(request=None, public=True)

    paths = {path for path in schema["paths"] if path.startswith(LIST)}
    reports = ("receipt", "answer", "service", "release-due", "release", "transfer", "conviction")
    one = f"{LIST}{{number}}/"
    assert paths == {LIST, one, f"{one}paper/", *(f"{one}{name}/" for name in reports)}
    asked_for = {p["name"] for p in schema["paths"][LIST]["get"]["parameters"]}
    assert asked_for == {"state", "ori", "changed_since", "cursor", "limit"}
    for name in reports:
        told = schema["paths"][f"{one}{name}/"]["post"]
        assert set(told["responses"]) == {"200", "403", "404", "409", "422"}
        assert told["description"]
