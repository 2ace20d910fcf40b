"""What the database refuses of flags, whoever asks."""

import pytest
from django.db import DatabaseError

from reports.flags.models import CaseFile, Comment, Flag, Paper
from tests.reports.flags.way import asked, examined, signed, written
from tests.reports.flags.worlds import RAISED, inside

CHANGES = {
    "flag_of_a_quarter": {"quarter": "2011Q5"},
    "flag_of_a_known_status": {"status": "LOST"},
    "flag_of_a_known_side": {"side": "LEFT"},
    "flag_numbers_in_range": {"expected": 0},
    "flag_asked_until": {"status": "ASKED"},
    "flag_once_of_a_cube": {},
}

PAST = {"side": "HISTORY", "q": None, "low": None, "high": None, "cusum": 6.0}


def again(flag, **changes):
    """Insert the flag once more, changed."""
    row = {one.attname: getattr(flag, one.attname) for one in Flag._meta.concrete_fields}
    del row["id"]
    Flag.objects.create(**row | changes)


def refused(call, *args, **kwargs) -> str:
    with pytest.raises(DatabaseError) as problem:
        inside(call, *args, **kwargs)
    return str(problem.value)


@pytest.mark.parametrize("name", CHANGES)
def test_a_flag_is_refused_by_name(name, flag):
    assert name in refused(again, flag, **CHANGES[name])


@pytest.mark.parametrize(
    "changes",
    [
        {"group": "BLACK"},
        {"side": "DISPARITY"},
        {"side": "DISPARITY", "group": "EVERYBODY"},
        {**PAST, "group": "BLACK"},
    ],
)
def test_a_flag_of_groups_names_a_group_and_no_other_does(changes, flag):
    assert "flag_of_a_known_side" in refused(again, flag, **changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"q": None},
        {"q": 0.06},
        {"cusum": 6.0},
        {"low": None},
        {"high": 0.0},
        {"high": None},
        {"side": "HISTORY"},
        {**PAST, "cusum": 5.0},
        {**PAST, "cusum": None},
        {**PAST, "low": 1.0},
    ],
)
def test_a_flag_was_found_by_its_method(changes, flag):
    assert "flag_found_by_its_method" in refused(again, flag, **changes)


@pytest.mark.parametrize("due_at", [RAISED, None])
def test_a_place_is_asked_until_a_later_instant(due_at, flag):
    at = {"asked_at": RAISED, "due_at": due_at}

    assert "flag_asked_until" in refused(Flag.objects.filter(pk=flag.pk).update, **at)


def test_nobody_changes_what_a_flag_found(flag):
    assert "denied" in refused(Flag.objects.filter(pk=flag.pk).update, observed=1)


def test_nobody_changes_a_signed_flag(flag, stan, hana):
    signed(flag, stan, hana)

    assert "stays as it is" in refused(Flag.objects.filter(pk=flag.pk).update, status="OPEN")


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("examined_by_whom_and_when", {"examined_at": None}),
        ("signed_by_whom_and_when", {"signed_at": RAISED}),
        ("signed_by_another", {"signed_at": RAISED, "signed_by": "stan"}),
    ],
)
def test_a_case_file_says_who_and_when_and_two_people_sign(name, changes, flag, stan):
    examined(flag, stan)
    given = {key: stan if value == "stan" else value for key, value in changes.items()}

    assert f"case_file_{name}" in refused(CaseFile.objects.filter(flag=flag).update, **given)


def test_nobody_changes_or_numbers_a_paper_again(flag, stan):
    paper = written(flag, stan)
    twice = {"flag": flag, "jurisdiction": flag.jurisdiction, "number": paper.number}
    twice |= {"written_by": stan, "written_at": RAISED}

    assert "denied" in refused(Paper.objects.filter(pk=paper.pk).update, quality="Better.")
    assert "paper_numbered_in_a_file" in refused(Paper.objects.create, **twice)
    known = {**twice, "number": 2, "conclusion": "GUILTY"}
    assert "paper_of_a_known_conclusion" in refused(Paper.objects.create, **known)


def test_statisticians_write_no_comment(flag, stan):
    asked(flag, stan)
    given = {"flag": flag, "jurisdiction": flag.jurisdiction, "written_by": stan}

    assert "denied" in refused(Comment.objects.create, **given, words="Ours.", written_at=RAISED)
