"""What a round tells to whoever wants to know where a case is from, or which one will be drawn."""

import hashlib
import hmac
import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from portal.quarters import Quarter
from reports.committee.rounds import services
from reports.committee.rounds.blinding import clues_in
from reports.committee.rounds.frames import read_frame, unpacked
from reports.committee.rounds.marks import key_of
from reports.committee.rounds.models import CaseSource, Frame, Round
from reports.committee.seats.refusals import NotSitting
from reports.committee.seats.services import resign
from reports.statistics.stages import Group, Level, Stage
from tests.conftest import person
from tests.factories import county
from tests.portal.participation.desk import at_desk
from tests.reports.committee.rounds import worlds
from tests.reports.committee.rounds.worlds import AT, LATER, cases_of, counting
from tests.reports.committee.worlds import inside, seated

PUBLIC, DESK = "/committee/rounds/1/", "/committee/desk/rounds/1/"
DIGEST = "[0-9a-f]{64}"


def rows_in(code: int) -> list[tuple]:
    """Matches of one county that are of two strata."""
    return [
        *[(code, Level.LEVEL_1, Group.WHITE, Stage.SERVED_COPY)] * 30,
        *[(code, Level.LEVEL_3, Group.BLACK, Stage.OVERDUE, 40)] * 30,
    ]


def text_of(answer) -> str:
    """The words of a page, those of neighboring cells apart."""
    return re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2])


def told(user, sybil, code: int, quarter: Quarter) -> tuple[list[str], list[str]]:
    """What a member and the public read of a round of a county's matches, and its sheets.

    Without what tells one round from another: keys, codes, the quarter and the number.
    """
    worlds.frozen(rows_in(code), quarter=quarter)
    made = worlds.drawn(sybil, quarter=str(quarter))
    at = f"rounds/{made.number}/"
    pages = [at_desk(user).get(f"/committee/desk/{at}"), Client().get(f"/committee/{at}")]
    own = re.compile(rf"{DIGEST}|{quarter}|S0[12]|(?<=ound[ -]){made.number}\b")
    sheets = sorted(json.dumps(one.sheet) for one in cases_of(made))
    return [sorted(own.sub("", text_of(page)).split()) for page in pages], sheets


def test_pages_and_sheets_are_the_same_wherever_the_cases_are_from(
    riverton, lakeside, committee, mina, sybil
):
    here = told(mina, sybil, 39901, Quarter(2026, 3))
    there = told(mina, sybil, 39902, Quarter(2026, 2))

    assert here == there


def test_no_page_file_or_sheet_of_a_round_names_a_place(drawn, mina):
    paths = [PUBLIC, f"{PUBLIC}frame.csv", f"{PUBLIC}sample.csv"]
    answers = [Client().get(path) for path in paths] + [at_desk(mina).get(DESK)]

    for answer in answers:
        text = answer.content.decode()
        assert not re.search(r"Riverton|Lakeside|\b(39901|39902|48001)\b", text)
        assert "Last-Modified" not in answer
    assert "county" not in json.dumps([case.sheet for case in cases_of(drawn)])


def test_who_knows_a_booking_and_the_secret_in_the_row_does_not_find_its_key(drawn):
    keys = set(read_frame(unpacked(counting(Frame.objects.get).packed))[0])
    booking = counting(CaseSource.objects.values_list("booking", flat=True).first)
    secret = bytes(drawn.secret)

    tries = [
        hmac.new(key, words, hashlib.sha256).hexdigest()
        for key in (secret, secret.hex().encode())
        for words in (booking.bytes, booking.hex.encode(), str(booking).encode())
    ]
    assert not keys & set(tries)
    own = hmac.new(key_of(secret).encode(), booking.hex.encode(), hashlib.sha256).hexdigest()
    assert own in keys


def test_neither_the_id_nor_the_order_of_cases_follows_keys_or_strata(drawn):
    cases = cases_of(drawn)

    assert all(case.pk.version == 4 for case in cases)
    assert sorted(cases, key=lambda case: case.pk) != cases


def test_before_the_seed_nobody_knows_what_will_be_drawn(framed):
    assert inside(Round.objects.get).seed == ""
    assert Client().get(f"{PUBLIC}sample.csv").status_code == 404


@pytest.mark.parametrize("path", [PUBLIC, f"{PUBLIC}frame.csv", f"{PUBLIC}sample.csv", DESK])
def test_pages_are_read_and_not_written(path, drawn, sybil):
    assert at_desk(sybil).post(path).status_code == 405


@pytest.mark.parametrize("path", [PUBLIC, f"{PUBLIC}frame.csv", f"{PUBLIC}sample.csv"])
def test_public_pages_need_no_account(path, drawn):
    answer = Client().get(path)

    assert answer.status_code == 200
    assert set(answer.cookies) <= {"csrftoken"}


def test_what_only_the_desk_shows_is_kept_by_no_browser(drawn, mina):
    assert "no-store" in at_desk(mina).get(DESK)["Cache-Control"]


def test_who_left_the_committee_opens_no_case(drawn, mina):
    inside(resign, last_day=AT.date(), statement="", by=mina, at=AT)
    given = {"case_id": cases_of(drawn)[0].pk, "by": mina}

    assert inside(services.open_case, **given, at=LATER)
    with pytest.raises(NotSitting):
        inside(services.open_case, **given, at=LATER + timedelta(days=1))


def test_a_new_member_and_a_new_county_are_looked_for_at_once(committee, charter, ohio, sybil):
    before = clues_in("Zenobia of Fairmoor County")
    zenobia = person("zenobia", ("MEMBER", None))
    seated(charter, "POLICE_CHIEF", zenobia, by=sybil)
    county(ohio, "39903", "Fairmoor County")

    assert before == []
    found = [clue.words for clue in clues_in("Zenobia of Fairmoor County")]
    assert found == ["Zenobia", "Fairmoor County"]
