"""What releases and the committee tell each other: flags that need a look, and notes on them."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.jurisdictions import scope
from reports.committee.outliers.models import Inquiry, Note
from reports.committee.outliers.raising import take_up
from reports.flags.files import file_of, seen_of
from reports.flags.selectors import unsigned
from reports.flags.services import ask_places, conclude, sign
from reports.flags.writing import write_paper
from reports.publication.models import File
from reports.releases import services
from reports.releases.rebuilding import rebuild
from reports.statistics.cubing import write_cube
from tests.kept import kept
from tests.portal.participation.desk import words_of
from tests.reports.committee.conftest import charter, committee  # noqa: F401  fixtures
from tests.reports.committee.outliers import way
from tests.reports.committee.worlds import inside
from tests.reports.releases import worlds
from tests.reports.releases.test_flagging import PAPER, facts
from tests.reports.statistics.worlds import told

BEFORE = datetime(2026, 6, 1, 12, tzinfo=UTC)
ON_TIME = {"due_on": date(2026, 6, 20)}
AFTER = worlds.AT + timedelta(days=1)


@kept
def inquiry(riverton, lakeside, committee, stan, hana) -> Inquiry:  # noqa: F811
    """About a flag of an earlier quarter."""
    (made,) = way.raised(way.signed_cube(stan, hana), at=BEFORE)
    return made


@kept
def note(inquiry, sybil, otto) -> Note:
    """Asked, replied and noted before the freeze of the next quarter."""
    way.asked(inquiry, sybil, at=BEFORE, **ON_TIME)
    way.replied(inquiry, otto, at=BEFORE)
    return way.noted(inquiry, sybil, at=BEFORE)


@kept
def printing(note, stan, hana):
    """The release of that quarter, published."""
    return worlds.published(worlds.opened(), stan, hana)


def rows_of(release) -> list[dict[str, str]]:
    file = File.objects.filter(publication=release.publication, path="data/committee_notes.csv")
    data = [bytes(one.data).decode() for one in file]
    return list(csv.DictReader(io.StringIO(data[0]))) if data else []


def another(sybil, *, at) -> Note:
    """A note on another flag of Riverton's."""
    other = inside(take_up, **way.TAKEN, by=sybil, at=at)
    return way.noted(other, sybil, at=at)


def corrected(stan):
    with scope.within(scope.statistics()):
        told(*worlds.ROWS, *[worlds.CLEAR] * 9)
        write_cube(worlds.QUARTER, at=AFTER)
        return services.open_correction(
            quarter=worlds.QUARTER, reason=worlds.WHY, by=stan, at=AFTER
        )


def test_a_flag_that_needs_a_look_comes_before_the_committee_with_its_release(
    riverton, lakeside, stan, hana
):
    release = worlds.computed(worlds.opened(facts()), stan)
    early = worlds.AT + timedelta(days=30)
    with scope.within(scope.statistics()):
        until = (worlds.AT + timedelta(days=14)).date()
        ask_places(quarter=release.quarter, until=until, by=stan, at=worlds.AT)
        for flag in unsigned(release.cube):
            paper = {**PAPER, "conclusion": "NEEDS_LOOK"}
            write_paper(flag_id=flag.pk, **paper, by=stan, at=early)
            conclude(flag_id=flag.pk, by=stan, at=early)
            sign(flag_id=flag.pk, seen=seen_of(file_of(flag)), by=hana, at=early)
    assert inside(Inquiry.objects.count) == 0

    worlds.published(release, stan, hana)

    made = inside(Inquiry.objects.get, indicator="detainers", side="HIGH")
    assert (made.jurisdiction_id, made.printed) == (riverton.pk, True)
    assert made.statement == PAPER["statement"]


def test_a_note_is_printed_with_the_next_release(printing, note):
    (row,) = rows_of(printing)

    assert (row["quarter"], row["number"], row["place"]) == ("2026Q3", "1", "39901")
    assert (row["flagged_quarter"], row["indicator"]) == ("2011Q3", "detainers")
    assert row["question"] == f"“{way.QUESTION}”"
    assert row["reply"] == f"“{way.REPLY}”"
    assert (row["note"], row["note_es"]) == (f"“{way.WORDS}”", f"“{way.PALABRAS}”")


def test_the_page_of_the_quarter_shows_it(printing, client):
    page = words_of(client.get("/figures/2026Q3/"))

    assert "Notes of the advisory committee" in page
    assert way.WORDS in page
    assert way.REPLY in page


def test_a_release_without_notes_has_no_table_of_them(out, client):
    assert rows_of(out) == []
    assert "Notes of the advisory committee" not in words_of(client.get("/figures/"))


def test_a_release_is_rebuilt_byte_by_byte_whatever_is_noted_later(printing, sybil):
    another(sybil, at=AFTER)
    another_quarter = worlds.QUARTER.shifted(1)
    assert way.printed(another_quarter, at=AFTER) == 1

    files = rebuild(printing.publication)

    assert len(rows_of(printing)) == 1
    assert b"The jail now asks" in files["data/committee_notes.csv"]


@pytest.mark.parametrize("at", [BEFORE, AFTER])
def test_a_correction_prints_the_notes_of_its_quarter_alone(at, printing, sybil, stan, hana):
    another(sybil, at=at)

    second = worlds.published(corrected(stan), stan, hana)

    assert second.publication.version == "1.1"
    assert rows_of(second) == rows_of(printing)
    assert rebuild(second.publication)
    assert inside(Note.objects.filter(printed_with="").count) == 1


def test_what_was_noted_after_the_freeze_waits_for_the_next_quarter(inquiry, sybil, stan, hana):
    release = worlds.frozen(worlds.opened(), stan)
    made = way.noted(inquiry, sybil, at=worlds.AT)

    published = worlds.published(_computed(release, stan), stan, hana)

    assert rows_of(published) == []
    assert Note.objects.get(pk=made.pk).printed_with == ""


def _computed(release, stan):
    worlds.compute(release.pk, clock=worlds.clock)
    worlds.check(release.pk, clock=worlds.clock)
    return worlds.again(release)


def test_a_quarter_that_is_thawed_keeps_its_notes(note, stan, hana):
    release = worlds.checked(worlds.opened(), stan)
    with scope.within(scope.statistics()):
        services.thaw_release(release=release, note=worlds.WHY, by=stan, at=worlds.AT)
        write_cube(worlds.QUARTER, at=worlds.AT)

    published = worlds.published(worlds.again(release), stan, hana)

    assert len(rows_of(published)) == 1
    assert rebuild(published.publication)
