"""The commands: a look by default, a report row by row, a sentence for every refusal."""

import io

import pytest
from django.core.management import CommandError, call_command

from portal.imports.models import Import
from portal.imports.tables import LIMIT
from portal.jurisdictions.models import Agency, Jurisdiction
from tests.portal.imports.files import (
    LAKESIDE,
    POLICE,
    RIVERTON,
    SHERIFF,
    agencies,
    counties,
)


@pytest.fixture
def run(tmp_path, database):
    """Run a command on a file of these bytes; return what it printed."""

    def do(command, content, *options):
        file = tmp_path / "file.csv"
        file.write_bytes(content)
        out = io.StringIO()
        call_command(command, str(file), *options, stdout=out)
        return out.getvalue()

    return do


def test_a_look_reports_row_by_row_and_writes_nothing(run):
    said = run("import_jurisdictions", counties(RIVERTON, LAKESIDE))

    assert "line 2: create 39: Ohio." in said
    assert "line 3: create 39902: Lakeside County." in said
    assert "2 created, 0 changed, 0 unchanged, 0 skipped, 0 in error; 0 with a note." in said
    assert not Jurisdiction.objects.exists()


def test_apply_names_the_two_oldest_administrators(run, chief, deputy):
    said = run("import_jurisdictions", counties(RIVERTON), "--apply")

    assert "by chief, approved by deputy." in said
    assert Jurisdiction.objects.filter(code="39901").exists()


def test_apply_takes_the_administrators_who_are_named(run, chief, deputy):
    said = run("import_jurisdictions", counties(RIVERTON), "--apply", "--by", "deputy")

    assert "by deputy, approved by chief." in said


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ([], "two active administrators, and there are not as many"),
        (["--by", "nobody"], "nobody is no active administrator"),
        (["--by", "chief", "--approved-by", "chief"], "two different administrators"),
    ],
)
def test_apply_takes_two_administrators(options, sentence, run, chief, nobody):
    with pytest.raises(CommandError, match=sentence):
        run("import_jurisdictions", counties(RIVERTON), "--apply", *options)

    assert not Import.objects.exists()


def test_unchanged_rows_are_printed_when_asked_for(run, chief, deputy):
    content = counties(RIVERTON)
    run("import_jurisdictions", content, "--apply")

    assert "line 2" not in run("import_jurisdictions", content)
    assert "line 2: unchanged 39901" in run("import_jurisdictions", content, "--verbose")


def test_a_change_is_told_with_its_values_before_and_after(run, chief, deputy):
    run("import_jurisdictions", counties(RIVERTON), "--apply")

    said = run("import_jurisdictions", counties((*RIVERTON[:4], "5100", "40")))

    assert "line 2: change 39901: population: 5000 -> 5100." in said


def test_one_row_in_error_writes_nothing(run, chief, deputy):
    bad = ("1001", "AL", "A County", "", "", "")

    with pytest.raises(CommandError, match="1 lines are in error"):
        run("import_jurisdictions", counties(RIVERTON, bad), "--apply")

    assert not Jurisdiction.objects.exists()


def test_agencies_that_cannot_be_placed_do_not_hold_up_the_rest(run, chief, deputy):
    run("import_jurisdictions", counties(RIVERTON, LAKESIDE), "--apply")
    lost = ("OH0990300", "State Patrol", "State Police", "OH", "N/A")

    said = run("import_agencies", agencies(POLICE, lost, SHERIFF), "--apply")

    assert "line 3: skipped OH0990300: The file names no county." in said
    assert list(Agency.objects.order_by("ori").values_list("ori", flat=True)) == [
        "OH0990100",
        "OH0990200",
    ]


def test_an_import_is_undone_by_its_number(run, chief, deputy):
    run("import_jurisdictions", counties(RIVERTON), "--apply")
    made, out = Import.objects.get(), io.StringIO()

    call_command("undo_import", str(made.pk), stdout=out)

    assert out.getvalue() == f"Import {made.pk} is undone, by chief, approved by deputy.\n"
    assert not Jurisdiction.objects.filter(listed=True).exists()
    with pytest.raises(CommandError, match="UNDONE does not lead to UNDONE"):
        call_command("undo_import", str(made.pk))


def test_an_import_that_is_none_has_no_undo(chief, deputy):
    with pytest.raises(CommandError, match="There is no import 7"):
        call_command("undo_import", "7")


def test_a_file_that_is_not_there_is_told(database, tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("import_agencies", str(tmp_path / "none.csv"))


def test_a_file_of_100_mb_is_refused_and_not_read_whole(database, tmp_path):
    file = tmp_path / "large.csv"
    with file.open("wb") as large:
        large.truncate(5 * LIMIT)

    with pytest.raises(CommandError, match="larger than 20 MB"):
        call_command("import_jurisdictions", str(file))


def test_a_file_that_is_no_table_is_told(run):
    with pytest.raises(CommandError, match="The file is empty"):
        run("import_agencies", b"")
