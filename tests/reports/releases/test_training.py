"""A release has the figures of training of its quarter, signed with the rest."""

from dataclasses import replace
from datetime import timedelta

import pytest

from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.roles import give_role
from portal.training.services import record_completion
from reports.coverage.models import Coverage, CoverageFigure, Rounding, Sheet
from reports.package.reading import read_tables
from reports.package.verifying import verify
from reports.publication.models import File
from reports.releases import services
from reports.releases.checking import check
from reports.releases.checklist import checklist
from reports.releases.computing import compute
from reports.releases.content import content_of
from reports.releases.keys import published_keys
from reports.releases.rebuilding import rebuild
from reports.releases.refusals import NotRebuilt
from reports.releases.source import source_of
from reports.releases.training import training_at_fault
from reports.statistics.cubing import write_cube
from tests.factories import NOON
from tests.kept import kept
from tests.reports.coverage.worlds import TOLD
from tests.reports.releases import worlds
from tests.reports.releases.worlds import AT, CLEAR, QUARTER, ROWS, WHY
from tests.reports.statistics.worlds import told


@kept
def jailed(riverton):
    """Ten people of Riverton, none of whom learned anything."""
    for number in range(10):
        user = User.objects.create_user(f"jailer-{number}")
        give_role(user=user, role="CUSTODY", jurisdiction=riverton, by=None, at=NOON)


@kept
def out(jailed, stan, hana):
    """A quarter that is published with its figures of training."""
    return worlds.published(worlds.opened(), stan, hana)


def tables(release) -> dict:
    files = File.objects.filter(publication=release.publication)
    found = read_tables({file.path: bytes(file.data) for file in files})
    return {table.name: table for table in found}


def test_the_package_has_the_figures_and_what_the_topics_are_called(out):
    found = tables(out)

    rows = {row[1:3]: row[3:] for row in found["training"].rows}
    assert rows["39901", "detainers"] == (10, 0, 10)
    assert {row[0] for row in found["training_topics"].rows} == {key[1] for key in rows}
    assert [column.name for column in found["training"].columns][-3:] == [
        *("needed", "held", "lacking")
    ]


def test_the_pages_have_the_numbers_of_the_package(out):
    shown = CoverageFigure.objects.values_list("place", "topic", "needed", "lacking")

    assert set(shown) == {(*row[1:4], row[5]) for row in tables(out)["training"].rows}


def test_the_package_is_rebuilt_to_the_byte_and_verified(out, settings):
    settings.SEALING_KEYS = [*settings.SEALING_KEYS, b"n" * 32]

    files = rebuild(out.publication)

    assert {"data/training.csv", "data/training.parquet"} <= files.keys()
    assert verify(files, verifier=published_keys()[0]) == []


def test_a_package_with_another_figure_is_not_what_was_signed(out):
    files = rebuild(out.publication)
    files["data/training.csv"] = files["data/training.csv"].replace(b",10,0,10", b",10,10,0")

    assert [one.path for one in verify(files, verifier=published_keys()[0])] == [
        "data/training.csv"
    ]


def test_a_release_whose_counts_do_not_round_to_what_was_shown_is_not_rebuilt(jailed, stan, hana):
    release = worlds.frozen(worlds.opened(), stan)
    with scope.within(scope.statistics()):
        lines = [["39901", "detainers", 10, 5, "", ""]]
        Rounding.objects.create(coverage=Coverage.objects.get(), rounded_at=AT, lines=lines)
    compute(release.pk, clock=worlds.clock)
    check(release.pk, clock=worlds.clock)
    release = worlds.published(worlds.again(release), stan, hana)

    with pytest.raises(NotRebuilt, match="the figures of training"):
        rebuild(release.publication)


def test_a_release_of_before_has_none_and_is_rebuilt(riverton, stan, hana):
    release = worlds.opened()
    with scope.within(scope.statistics()):
        early = AT.replace(month=6, day=1)  # before the quarter is over, nothing is counted
        services.freeze_release(release=release, by=stan, at=early)
    compute(release.pk, clock=worlds.clock)
    check(release.pk, clock=worlds.clock)
    old = worlds.published(worlds.again(release), stan, hana)

    with scope.within(scope.statistics()):
        told(*ROWS, *[CLEAR] * 9)
        write_cube(QUARTER, at=AT)
        second = services.open_correction(quarter=QUARTER, reason=WHY, by=stan, at=AT)
        later = AT + timedelta(days=1)
        services.freeze_release(release=second, by=stan, at=later)

    assert "data/training.csv" not in rebuild(old.publication)
    with scope.within(scope.statistics()):
        assert Coverage.objects.get().counted_at == later


def test_a_correction_has_the_figures_that_came_out_first(out, stan, hana):
    with scope.within(scope.statistics()):
        told(*ROWS, *[CLEAR] * 9)
        write_cube(QUARTER, at=AT)
        second = services.open_correction(quarter=QUARTER, reason=WHY, by=stan, at=AT)
    holder = User.objects.get(username="jailer-0")
    record_completion(user=holder, module="detainers", completed_on=QUARTER.ends, by=None, at=AT)

    second = worlds.published(second, stan, hana)

    assert tables(second)["training"] == tables(out)["training"]
    assert rebuild(out.publication)
    assert rebuild(second.publication)
    assert Sheet.objects.count() == 1


def test_no_records_stand_beside_invented_figures(jailed, stan):
    worlds.frozen(worlds.opened(synthetic=True), stan)

    with scope.within(scope.statistics()):
        assert not Coverage.objects.exists()


def test_invented_figures_say_that_they_are(riverton, stan, hana):
    release = worlds.opened(synthetic=True)
    with scope.within(scope.statistics()):
        services.freeze_release(release=release, by=stan, at=AT, trained=TOLD)
    compute(release.pk, clock=worlds.clock)

    check(release.pk, clock=worlds.clock)
    worlds.published(worlds.again(release), stan, hana)

    assert Sheet.objects.get().synthetic


def test_what_the_gate_refuses_is_left_out_with_a_warning(riverton, stan):
    release = worlds.frozen(worlds.opened(), stan)
    with scope.within(scope.statistics()):
        coverage = Coverage.objects.get()
        Rounding.objects.create(coverage=coverage, rounded_at=AT, refusals=["x"], lines=[])

    compute(release.pk, clock=worlds.clock)
    check(release.pk, clock=worlds.clock)
    release = worlds.again(release)

    with scope.within(scope.statistics()):
        assert "training-left-out" in {item.code for item in checklist(release)}
        assert source_of(release).training is None


def test_the_gate_finds_a_number_in_the_file_that_is_not_the_sum(out):
    with scope.within(scope.statistics()):
        source = source_of(out)
        content = content_of(out, source, drawn=False)
    assert source.training is not None
    figures = [
        replace(one, needed=one.needed + 5) if one.place == "39901" else one
        for one in source.training.figures
    ]
    other = replace(source.training, figures=tuple(figures))

    assert list(training_at_fault(source, content)) == []
    (finding,) = training_at_fault(replace(source, training=other), content)
    assert finding.rule == "training-not-additive"
