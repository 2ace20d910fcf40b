"""The figures of training for anybody: pages, files and the interface for programs."""

import csv
import io

import pytest

from reports.coverage.models import CoverageFigure
from tests.kept import kept
from tests.reports.coverage.worlds import TOLD, sheet_of

LATEST, QUARTER = "/figures/training/", "/figures/training/2026Q3/"
API = "/api/v1/releases/"


@kept
def told(riverton, lakeside):
    return sheet_of()


@kept
def before(told):
    return sheet_of("2026Q2", TOLD[:-1])


def text(answer) -> str:
    return " ".join(answer.content.decode().split())


def row_of(answer, name) -> list[str]:
    """The cells of the row with this heading, in the first table that has it."""
    body = answer.content.decode().partition(f"{name}</")[2].partition("</tr>")[0]
    return [cell.partition("</td>")[0] for cell in body.split("<td>")[1:]]


def test_before_the_first_release_the_page_says_why_there_is_nothing(client, program):
    answer = client.get(LATEST)

    assert answer.status_code == 200
    assert "Nothing is published yet" in text(answer)


def test_the_latest_quarter_is_shown_and_the_others_are_linked(client, told, before):
    page = text(client.get(LATEST))

    assert "<h1>Training in 2026Q3</h1>" in page
    assert 'href="/figures/training/2026Q2/"' in page


def test_the_page_says_source_day_rounding_and_that_figures_are_invented(client, told):
    page = text(client.get(QUARTER))

    assert "June 30, 2026" in page
    assert "As known on Aug. 3, 2026, noon UTC." in page
    assert "rounded once to a multiple of five" in page
    assert "register of training" in page
    assert "Invented figures" in page


def test_totals_are_sums_of_what_is_shown_and_shares_of_the_rounded_numbers(client, told):
    shown = CoverageFigure.objects.get(place="US", topic="introduction")

    cells = row_of(client.get(QUARTER), "Introduction to Secure Communities</a>")

    assert cells[:3] == [str(n) for n in (shown.needed, shown.held, shown.lacking)]
    assert cells[3] == f"{(200 * shown.held + shown.needed) // (2 * shown.needed)} %"


def test_a_share_of_few_is_not_told(client, told):
    cells = row_of(client.get(f"{QUARTER}39901/"), "Introduction to Secure Communities")

    assert cells == ["25", "20", "5", "[f]"]


def test_a_topic_is_chosen_by_its_key_and_one_that_is_none_shows_the_first(client, told):
    chosen = text(client.get(QUARTER, {"topic": "introduction"}))
    other = client.get(QUARTER, {"topic": "nothing"})

    assert "Introduction to Secure Communities, by state" in chosen
    assert other.status_code == 200
    assert "how to respond, by state" in text(other)


def test_a_small_place_is_told_with_the_others_of_its_state(client, told):
    answer = client.get(f"{QUARTER}39902/")

    assert row_of(answer, "Introduction to Secure Communities") == ["[c]"] * 4
    assert 'href="/figures/training/2026Q3/39999/"' in text(answer)
    assert "Other places of Ohio, together" in text(answer)


def test_a_state_names_its_places(client, told):
    page = text(client.get(f"{QUARTER}39/"))

    assert "Riverton County, OH" in page
    assert "Other places of Ohio, together" in page
    assert "20 of 25" in page
    assert "39903" not in page


@pytest.mark.parametrize(
    ("path", "code"),
    [
        *((f"{QUARTER}{place}/", 200) for place in ("US", "00000", "39999", "39", "39901")),
        *((f"{QUARTER}{place}/", 404) for place in ("39777", "77", "ZZ", "9")),
        *((f"{QUARTER}rows.csv", 200), ("/figures/training/dictionary.csv", 200)),
        *(("/figures/training/2030Q1/", 404), ("/figures/training/2030Q1/rows.csv", 404)),
        *((f"{API}training/", 200), (f"{API}2026Q3/training/", 200)),
        (f"{API}2030Q1/training/", 404),
        (f"{API}training/?place=nowhere", 400),
        (f"{API}training/?topic=a%20b", 400),
    ],
)
def test_every_address_answers(path, code, client, told):
    assert client.get(path).status_code == code


def test_programs_get_404_before_the_first_release(client, program):
    assert client.get(f"{API}training/").status_code == 404


def test_the_file_and_the_interface_have_the_numbers_of_the_pages(client, told):
    shown = {(one.place, one.topic): one for one in CoverageFigure.objects.all()}

    rows = list(csv.DictReader(io.StringIO(client.get(f"{QUARTER}rows.csv").content.decode())))
    answer = client.get(f"{API}2026Q3/training/", {"limit": 5000}).json()

    for found in (rows, answer["results"]):
        assert {
            (row["place"], row["topic"]): (int(row["needed"]), int(row["held"])) for row in found
        } == {key: (one.needed, one.held) for key, one in shown.items()}
    assert answer["synthetic"]
    assert answer["count"] == len(shown)


def test_the_interface_tells_one_place_or_one_topic(client, told):
    place = client.get(f"{API}training/", {"place": "39901"}).json()["results"]
    topic = client.get(f"{API}training/", {"topic": "detainers"}).json()["results"]

    assert {row["place"] for row in place} == {"39901"}
    assert {row["topic"] for row in topic} == {"detainers"}


def test_every_column_of_the_file_is_in_its_dictionary(client, told):
    heading = client.get(f"{QUARTER}rows.csv").content.decode().splitlines()[0].split(",")

    said = csv.DictReader(
        io.StringIO(client.get("/figures/training/dictionary.csv").content.decode())
    )

    assert [row["column"] for row in said] == heading


@pytest.mark.parametrize("path", [QUARTER, f"{QUARTER}39/", f"{QUARTER}rows.csv"])
def test_as_many_queries_however_many_places_there_are(
    path, client, told, django_assert_max_num_queries
):
    with django_assert_max_num_queries(16):
        client.get(path)


def test_pages_are_told_in_spanish_too(client, told):
    page = client.get(QUARTER, headers={"accept-language": "es"})

    assert page.status_code == 200
    assert 'lang="es"' in page.content.decode()


def test_figures_are_read_and_nothing_else(client, told):
    assert client.post(QUARTER).status_code == 405
