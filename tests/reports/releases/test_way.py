"""A release from its first day to its correction, through the services that everybody uses."""

import csv
import io

import frictionless
import pytest

from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from reports.package.folder import write
from reports.package.verifying import verify
from reports.publication.models import Figure, File, Publication, Standing
from reports.releases import services
from reports.releases.checking import check
from reports.releases.computing import compute
from reports.releases.keys import published_keys
from reports.releases.models import Step
from reports.releases.publishing import publish
from reports.releases.rebuilding import rebuild
from reports.releases.refusals import (
    NoReason,
    NotReady,
    NotRebuilt,
    PackageChanged,
    SamePerson,
)
from reports.releases.states import Status
from reports.statistics.cubing import write_cube
from tests.reports.releases.worlds import (
    AT,
    CLEAR,
    INCIDENT,
    QUARTER,
    ROWS,
    WHY,
    again,
    approved,
    checked,
    clock,
    computed,
    frozen,
    opened,
    published,
    signed,
)
from tests.reports.statistics.worlds import told


@pytest.fixture
def release(passed):
    return passed


@pytest.fixture
def counting(database):
    """The scope in which statisticians work."""

    def within():
        return scope.within(scope.statistics())

    return within


def csv_of(publication, name) -> list[dict[str, str]]:
    data = File.objects.get(publication=publication, path=f"data/{name}.csv").data
    return list(csv.DictReader(io.StringIO(bytes(data).decode())))


def test_a_quarter_becomes_public_by_the_word_of_two(out):
    release = out

    assert release.status == Status.PUBLISHED
    assert Publication.objects.get().version == "1.0"
    assert Publication.objects.get().longest == 2
    assert [step.target for step in _steps(release)] == [
        Status.FROZEN,
        Status.COMPUTED,
        Status.CHECKED,
        Status.SIGNED,
        Status.APPROVED,
        Status.PUBLISHED,
    ]


def _steps(release):
    with scope.within(scope.statistics()):
        return list(Step.objects.filter(release=release))


def test_nothing_shown_is_one_to_four_and_states_are_sums(out, stan):

    shown = list(Figure.objects.values_list("place", "stage", "persons"))
    assert all(persons >= 5 for _place, _stage, persons in shown)
    for stage in {stage for _place, stage, _persons in shown}:
        counties = sum(n for place, s, n in shown if s == stage and len(place) == 5)
        assert counties == sum(n for place, s, n in shown if s == stage and place == "39")
        assert counties == sum(n for place, s, n in shown if s == stage and place == "US")


def test_the_file_and_the_rows_say_the_same(out):
    publication = out.publication

    rows = {row["place"]: row for row in csv_of(publication, "places")}
    cells = csv_of(publication, "cells")
    clear = sum(int(cell["persons"]) for cell in cells if cell["stage"] == "CLEAR")
    own = Figure.objects.filter(place="39901").values_list("persons", flat=True)
    assert int(rows["39901"]["bookings"]) == sum(own)
    assert clear == sum(
        Figure.objects.filter(place="US", stage=4).values_list("persons", flat=True)
    )


def test_who_took_part_stands_beside_every_figure(out):
    publication = out.publication

    rows = {row["place"]: row for row in csv_of(publication, "places")}
    assert (rows["39901"]["days"], rows["39902"]["days"]) == ("91", "0")
    assert rows["39902"]["withheld"] == "7"
    assert rows["39902"]["matched"] == "[n]"
    assert Standing.objects.get(place="39902").days == 0


def test_the_package_is_what_was_signed_and_one_byte_more_is_found(out):
    publication = out.publication
    files = {file.path: bytes(file.data) for file in File.objects.all()}
    key = published_keys()[-1]

    assert verify(files, verifier=key) == []
    for path in files:
        changed = {**files, path: files[path][:-1] + bytes([files[path][-1] ^ 1])}
        assert verify(changed, verifier=key), path
    assert publication.manifest == File.objects.get(path="manifest.json").sha256


def test_the_usual_validator_accepts_the_package(out, stan, tmp_path):
    write({file.path: bytes(file.data) for file in File.objects.all()}, tmp_path / "release")

    report = frictionless.validate(str(tmp_path / "release" / "datapackage.json"))

    assert report.flatten(["type", "note"]) == []


def test_a_release_is_rebuilt_byte_by_byte(out):
    publication = out.publication

    files = rebuild(publication)

    assert files == {file.path: bytes(file.data) for file in File.objects.all()}


def test_a_rebuild_names_the_files_that_came_out_otherwise(out, monkeypatch):
    publication = out.publication
    monkeypatch.setattr("reports.releases.content.ABOUT", "Other words.")

    with pytest.raises(NotRebuilt) as problem:
        rebuild(publication)

    assert {"README", "datapackage.json", "manifest.json"} <= set(problem.value.paths)
    assert "data/cells.csv" not in problem.value.paths


def test_a_second_worker_finds_the_work_done(counted, stan):
    release = frozen(counted, stan)

    assert compute(release.pk, clock=clock)
    assert not compute(release.pk, clock=clock)
    assert check(release.pk, clock=clock)
    assert not check(release.pk, clock=clock)


def test_publishing_twice_publishes_once(release, stan, hana, counting):
    release = published(release, stan, hana)

    with counting():
        publish(release=release, at=AT)

    assert Publication.objects.count() == 1


def test_a_correction_keeps_the_first_version_and_says_why(release, stan, hana, counting):
    first = published(release, stan, hana).publication
    with counting():
        told(*ROWS, *[CLEAR] * 9)
        write_cube(QUARTER, at=AT)
        second = services.open_correction(quarter=QUARTER, reason=WHY, by=stan, at=AT)

    second = published(second, stan, hana)

    assert (second.version, second.publication.reason) == ("1.1", WHY)
    assert Publication.objects.get(pk=first.pk).corrected_at == AT
    assert again(release).status == Status.CORRECTED
    assert rebuild(second.publication)
    assert rebuild(Publication.objects.get(pk=first.pk))
    assert b"reported late" in bytes(
        File.objects.get(publication=second.publication, path="CHANGES").data
    )


def test_a_correction_that_changes_nothing_is_none(out, stan, counting):
    with counting():
        write_cube(QUARTER, at=AT)
        second = services.open_correction(quarter=QUARTER, reason=WHY, by=stan, at=AT)

    second = checked(second, stan)

    assert second.status == Status.COMPUTED
    assert "Nothing" in second.work["problem"]


def test_nobody_corrects_without_a_reason_or_twice_at_once(out, stan, counting):

    with counting():
        with pytest.raises(NoReason):
            services.open_correction(quarter=QUARTER, reason="  ", by=stan, at=AT)
        services.open_correction(quarter=QUARTER, reason=WHY, by=stan, at=AT)
        with pytest.raises(TransitionRefused):
            services.open_correction(quarter=QUARTER, reason=WHY, by=stan, at=AT)


def test_one_person_does_not_sign_and_approve(release, chief, counting):
    release = signed(release, chief)

    with counting(), pytest.raises(SamePerson):
        services.approve_release(release=release, manifest=release.manifest, by=chief, at=AT)


def test_a_package_made_anew_is_not_signed_for_the_one_that_was_read(passed, stan, counting):
    with counting(), pytest.raises(PackageChanged):
        services.sign_release(release=passed, manifest="0" * 64, by=stan, at=AT)

    assert again(passed).status == Status.CHECKED


@pytest.mark.parametrize("name", ["nobody", "otto", "olga", "iris", "hana"])
def test_only_a_statistician_freezes(name, release, counting, request):
    by = request.getfixturevalue(name)

    with counting(), pytest.raises(AccessDenied):
        services.freeze_release(release=release, by=by, at=AT)


@pytest.mark.parametrize("name", ["nobody", "otto", "olga", "stan"])
def test_only_the_head_approves(name, release, chief, counting, request):
    release = signed(release, chief)
    by = request.getfixturevalue(name)

    with counting(), pytest.raises(AccessDenied):
        services.approve_release(release=release, manifest=release.manifest, by=by, at=AT)


def test_a_warning_is_looked_at_before_anybody_signs(db, riverton, lakeside, stan, counting):
    release = checked(opened([*ROWS, INCIDENT]), stan)

    with counting():
        assert [item.code for item in services.checklist(release)] == ["incidents"]
        with pytest.raises(NotReady, match="1 booking was searched"):
            services.sign_release(release=release, manifest=release.manifest, by=stan, at=AT)
        words = {"code": "incidents", "words": "A resolution that came late, as its task says."}
        services.acknowledge(release=release, **words, by=stan, at=AT)
        services.sign_release(release=release, manifest=release.manifest, by=stan, at=AT)


def test_what_is_thawed_goes_back_to_counting_and_tells_why(release, stan, counting):
    release = checked(release, stan)

    with counting():
        services.thaw_release(release=release, note=WHY, by=stan, at=AT)

    assert again(release).status == Status.OPEN
    assert _steps(release)[-1].note == WHY


def test_the_head_sends_back_what_is_to_be_mended(release, stan, hana, counting):
    release = approved(release, stan, hana)

    with counting():
        services.send_back(release=release, note=WHY, by=hana, at=AT)

    release = again(release)
    assert (release.status, release.signed_by, release.approved_by) == (Status.CHECKED, None, None)


def test_a_computed_release_waits_for_no_flag_where_there_is_none(counted, stan, counting):
    release = computed(counted, stan)

    with counting():
        services.start_checking(release=release, by=stan, at=AT)

    assert again(release).work["task"] == "check"
