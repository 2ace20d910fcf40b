"""The pages of rounds: who sees which, and what each tells."""

from hashlib import sha256

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from reports.committee.rounds.models import Round
from reports.committee.rounds.working import work_on_rounds
from reports.committee.seats.interests import declare_interest
from reports.committee.seats.states import InterestKind
from tests.portal.participation.desk import at_desk, words_of
from tests.reports.committee.rounds import worlds
from tests.reports.committee.rounds.worlds import AT, SEED
from tests.reports.committee.worlds import inside

PUBLIC, DESK = "/committee/rounds/", "/committee/desk/rounds/"
PLAN = {"title": "Second round", "quarter": "2026Q3", "size": 10, "per_case": 2}


def tail(path: str) -> str:
    return f"{DESK}1/{path}"


@pytest.mark.parametrize(
    ("name", "list_code", "act_code"),
    [("sybil", 200, 200), ("mina", 200, 403), ("stan", 403, 403), ("otto", 403, 403)],
)
def test_the_desk_is_the_committees_and_its_acts_the_secretariats(
    name, list_code, act_code, drawn, request
):
    desk = at_desk(request.getfixturevalue(name))

    pages = [desk.get(path).status_code for path in (DESK, tail(""), tail("seed/"))]

    assert pages == [list_code, list_code, act_code]
    assert desk.get(f"{DESK}new/").status_code == act_code


def test_before_a_round_is_planned_both_lists_say_so(sybil, database):
    assert "No round was planned yet" in words_of(Client().get(PUBLIC))
    assert "There is no round to show" in words_of(at_desk(sybil).get(DESK))


def test_a_round_goes_all_its_way_on_the_pages(quarter, committee, sybil, now):
    desk = at_desk(sybil)

    planned = desk.post(f"{DESK}new/", PLAN)
    asked = desk.post(tail("frame/"))
    framed = work_on_rounds(clock=lambda: AT)
    seeded = desk.post(tail("seed/"), {"seed": SEED})
    drawn = work_on_rounds(clock=lambda: now)

    assert [one.status_code for one in (planned, asked, seeded)] == [302] * 3
    assert (framed, drawn) == (1, 1)
    assert "Sample is drawn" in words_of(Client().get(f"{PUBLIC}1/"))


def test_the_public_page_tells_the_frame_the_seed_and_what_is_asked(drawn):
    page = words_of(Client().get(f"{PUBLIC}1/"))

    assert drawn.frame_digest in page
    assert SEED in page
    assert "Was the policy on minor traffic offenses followed?" in page
    assert "Invented figures" in page
    assert "Keys of the cases drawn" in page


def test_before_the_draw_no_keys_are_offered(framed, sybil):
    pages = [Client().get(f"{PUBLIC}1/"), at_desk(sybil).get(tail(""))]

    assert "Keys of the cases drawn" not in words_of(pages[0])
    assert "How far its reviews are" not in words_of(pages[1])


@pytest.mark.parametrize(("name", "offered"), [("sybil", True), ("mina", False)])
def test_once_drawn_the_secretariat_sees_how_far_its_reviews_are(name, offered, drawn, request):
    page = words_of(at_desk(request.getfixturevalue(name)).get(tail("")))

    assert ("How far its reviews are" in page) == offered


def test_the_public_page_tells_codes_and_the_desk_what_they_stand_for(drawn, mina):
    public = words_of(Client().get(f"{PUBLIC}1/"))
    desk = words_of(at_desk(mina).get(tail("")))

    assert "S01" in public
    assert "Midwest" not in public
    assert "Level 3, No action was taken, Midwest, not complained of" in desk


def test_the_published_digest_is_that_of_the_file(drawn):
    plain = Client().get(f"{PUBLIC}1/frame.csv")
    packed = Client().get(f"{PUBLIC}1/frame.csv", headers={"accept-encoding": "gzip"})

    assert sha256(plain.content).hexdigest() == drawn.frame_digest
    assert packed["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in packed["Vary"]


def test_anybody_draws_the_published_sample_again(drawn, tmp_path, capsys):
    frame = tmp_path / "frame.csv"
    frame.write_bytes(Client().get(f"{PUBLIC}1/frame.csv").content)

    call_command("redraw_round", str(frame), seed=SEED, size=drawn.size)

    published = Client().get(f"{PUBLIC}1/sample.csv").content.decode().splitlines()[1:]
    assert capsys.readouterr().out.split() == [line.split(",")[0] for line in published]


def test_before_they_are_there_files_are_not_found(framed, planned):
    missing = [
        f"{PUBLIC}1/sample.csv",
        f"{PUBLIC}2/frame.csv",
        f"{PUBLIC}9/",
        f"{PUBLIC}9/frame.csv",
    ]

    assert [Client().get(path).status_code for path in missing] == [404] * 4


def test_who_keeps_away_from_a_round_does_not_find_it_at_the_desk(drawn, mina):
    declared = {"words": "I wrote the policy.", "matter": drawn.matter}
    inside(declare_interest, kind=InterestKind.MATTER, by=mina, at=AT, **declared)
    desk = at_desk(mina)

    assert desk.get(tail("")).status_code == 404
    assert "First round" not in words_of(desk.get(DESK))
    assert Client().get(f"{PUBLIC}1/").status_code == 200


@pytest.mark.parametrize(
    ("path", "sent", "code", "words"),
    [
        ("new/", PLAN | {"quarter": "2011Q1"}, 422, "Select a valid choice"),
        ("new/", PLAN | {"per_case": 1}, 422, "greater than or equal to 2"),
        ("1/frame/", {}, 409, "does not lead to"),
        ("1/seed/", {"seed": "too short"}, 422, "at least 16 characters"),
        ("1/seed/", {"seed": "   short      word      "}, 422, "16 characters"),
        ("1/pardon/", {}, 404, "not"),
        ("9/frame/", {}, 404, "not"),
    ],
)
def test_what_is_refused_is_said_on_the_form(path, sent, code, words, framed, sybil):
    answer = at_desk(sybil).post(f"{DESK}{path}", sent)

    assert answer.status_code == code
    assert words in words_of(answer)


def test_a_seed_is_named_once(drawn, sybil):
    answer = at_desk(sybil).post(tail("seed/"), {"seed": "another seed that suits better"})

    assert answer.status_code == 409
    assert worlds.again(drawn).seed == SEED


def test_the_lists_ask_as_many_queries_for_two_rounds_as_for_one(drawn, sybil, mina):
    desk = at_desk(mina)
    desk.get(DESK)

    with CaptureQueriesContext(connection) as one:
        desk.get(DESK)
        Client().get(PUBLIC)
    worlds.planned(sybil, title="Second")
    with CaptureQueriesContext(connection) as two:
        desk.get(DESK)
        Client().get(PUBLIC)

    assert len(one) == len(two) <= 30


def test_the_pages_speak_spanish(drawn):
    client = Client(headers={"accept-language": "es"})

    page = words_of(client.get(f"{PUBLIC}1/"))

    assert "¿Se siguió la política sobre infracciones menores de tránsito?" in page


def test_the_site_itself_reads_nothing_of_a_round_but_what_is_public(drawn):
    found = Round.objects.only("number", "seed", "frame_digest").get()

    assert found.seed == SEED
