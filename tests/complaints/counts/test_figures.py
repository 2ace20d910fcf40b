"""The figures of a week, on a page, in a file and over HTTP."""

import csv
import io

import pytest
from django.db import ProgrammingError, connection
from django.test.utils import CaptureQueriesContext

from complaints.counts.counting import count_all, labels
from complaints.counts.models import Figures
from complaints.counts.services import latest_figures, monday_of, publish_figures
from complaints.models import Complaint
from portal.jurisdictions import scope
from tests.complaints.casework import conftest as casework
from tests.complaints.casework.conftest import MONDAY, days
from tests.complaints.clusters.conftest import together

bring = casework.bring  # a fixture
PAGE, FILE, API = "/complain/figures/", "/complain/figures/rows.csv", "/api/complaints/counts/"


@pytest.fixture
def told(bring, complain, lakeside):
    """Twelve complaints about Riverton and three about Lakeside, of which two are over."""
    bring("CLOSED", topic="STOP")
    bring("WITHDRAWN", topic="STOP")
    for _ in range(10):
        complain(content=None, at=MONDAY)
    for _ in range(3):
        complain(content=None, at=MONDAY, jurisdiction=lakeside)
    publish_figures(at=MONDAY + days(10))
    return latest_figures().told


def of_topic(told, topic: str) -> dict:
    return next(line for line in told["topics"] if line["topic"] == topic)


def test_the_program_is_counted_exactly(told):
    assert told["total"] == 15
    assert of_topic(told, "STOP")["stages"]["OVER"] == 2
    assert of_topic(told, "HELD_TOO_LONG")["stages"]["RECEIVED"] == 13
    assert {"outcome": "SUBSTANTIATED", "number": 1} in told["outcomes"]
    assert sum(line["number"] for line in told["outcomes"]) == 1


def test_missed_deadlines_and_names_opened_are_counted(told):
    assert {line["deadline"] for line in told["missed"]} >= {"ACKNOWLEDGE", "LETTER"}
    assert told["names_opened_without_consent"] == 0
    assert told["questions_missed"] == 0


def test_a_small_place_is_not_told_nor_left_over(told):
    assert told["places"] == []  # Riverton's twelve would tell Lakeside's three


def test_a_place_is_told_rounded(complain):
    for _ in range(12):
        complain(content=None, at=MONDAY)
    publish_figures(at=MONDAY)

    assert [(one["code"], one["about"]) for one in latest_figures().told["places"]] == [
        ("39901", 10)
    ]


def test_every_code_is_told_in_words(told):
    codes = [line["topic"] for line in told["topics"]]
    codes += [line["outcome"] for line in told["outcomes"]]
    codes += [line["deadline"] for line in told["missed"]]
    codes += [*of_topic(told, "STOP")["stages"]]

    assert {*codes} <= {*labels()}


def test_the_figures_of_a_week_are_published_once(complain):
    assert publish_figures(at=MONDAY)
    complain(content=None, at=MONDAY)

    assert not publish_figures(at=MONDAY + days(3))
    assert latest_figures().told["total"] == 0
    assert publish_figures(at=MONDAY + days(7))
    assert latest_figures().told["total"] == 1


def test_a_week_begins_on_monday():
    assert [monday_of(MONDAY + days(n)).isoformat() for n in (-1, 0, 6, 7)] == [
        "2026-10-26", "2026-11-02", "2026-11-02", "2026-11-09"
    ]  # fmt: skip


def test_counting_asks_as_much_for_many_as_for_one(complain):
    def queries() -> int:
        with (
            scope.within(scope.complaints()),
            CaptureQueriesContext(connection) as asked,
        ):
            count_all(at=MONDAY)
        return sum(one["sql"].startswith("SELECT") for one in asked.captured_queries)

    for _ in range(10):
        complain(content=None)
    few = queries()
    for _ in range(10):
        complain(content=None)

    assert queries() == few <= 13


def test_the_page_says_when_it_was_counted_and_who_is_left_out(client, told):
    answer = client.get(PAGE)

    shown = answer.content.decode()
    assert "Nov. 12, 2026" in shown
    assert "fewer than ten complaints" in shown
    assert "Lakeside" not in shown


def test_the_page_the_file_and_the_api_tell_the_same(client, told):
    rows = list(csv.DictReader(io.StringIO(client.get(FILE).content.decode("utf-8-sig"))))
    answer = client.get(API).json()

    whole = [row for row in rows if row["figure"] == "complaints" and not row["stage"]]
    assert sum(int(row["number"]) for row in whole) == answer["total"] == 15
    assert answer["topics"] == told["topics"]
    assert answer["week"] == "2026-11-09"


def test_complaints_of_one_matter_are_told_once_and_each(client, bring, ingrid):
    first, second, _alone = (bring() for _ in range(3))
    together(complaint_id=first.pk, other_ids=[second.pk], kind="DUPLICATE", by=ingrid, at=MONDAY)
    publish_figures(at=MONDAY)

    shown, file = (client.get(path).content.decode("utf-8-sig") for path in (PAGE, FILE))
    assert client.get(API).json()["together"] == {"once": 2, "times": 3}
    assert "each of them counted: 3" in shown
    assert "counted once: 2" in shown
    rows = [(row["of"], row["number"]) for row in csv.DictReader(io.StringIO(file))]
    assert rows[:2] == [("once", "2"), ("times", "3")]


def test_figures_of_before_they_were_counted_together_are_still_told(client, bring):
    with scope.within(scope.complaints()):
        told = count_all(at=MONDAY)
        del told["together"]
        Figures.objects.create(week=monday_of(MONDAY), computed_at=MONDAY, told=told)

    assert [client.get(path).status_code for path in (PAGE, FILE, API)] == [200] * 3
    assert "together" not in client.get(API).json()


def test_before_the_first_figures_the_page_says_so(client, database):
    assert "There are no figures yet" in client.get(PAGE).content.decode()
    assert client.get(FILE).status_code == 404
    assert client.get(API).status_code == 404


def test_each_number_stands_under_its_stage(client, told):
    shown = client.get(PAGE).context
    stops = next(row for row in shown["topic_rows"] if row[0] == "A stop or an arrest")

    under = dict(zip(shown["topic_columns"], stops, strict=True))
    assert (under["Closed or taken back"], under["Received"], under["All"]) == (2, 0, 2)


@pytest.mark.parametrize("path", [PAGE, FILE, API])
def test_a_door_asks_the_database_little(client, told, path):
    with CaptureQueriesContext(connection) as asked:
        client.get(path)

    assert sum("complaint_counts_figures" in one["sql"] for one in asked.captured_queries) == 1
    assert not any(Complaint._meta.db_table in one["sql"] for one in asked.captured_queries)


def test_published_figures_stay(told):
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        scope.within(scope.complaints()),
    ):
        Figures.objects.update(told={})
