"""What is read of flags: for the release, for its checklist, and for the list."""

import dataclasses

from reports.flags.selectors import (
    PublicFlag,
    flags_of,
    newest_screened,
    public_flags,
    screened_quarters,
    signed,
    unsigned,
    was_screened,
)
from reports.flags.services import conclude
from tests.reports.flags.way import LATER, TEXTS, asked, commented, file, put_name, written
from tests.reports.flags.way import signed as sign_off
from tests.reports.flags.worlds import HIGH, QUARTER, frozen, inside, screened


def test_a_release_waits_for_every_flag_of_its_cube(cube, flag, stan, hana):
    assert inside(lambda: unsigned(cube).count()) == 2

    sign_off(flag, stan, hana)

    assert inside(lambda: [one.pk for one in signed(cube)]) == [flag.pk]
    assert inside(lambda: unsigned(cube).count()) == 1


def test_a_release_prints_words_and_no_count(cube, flag, stan, hana, otto):
    sign_off_with_comments(flag, stan, hana, otto)

    assert inside(public_flags, cube) == [
        PublicFlag(
            county="39901",
            indicator="detainers",
            side="HIGH",
            group="",
            conclusion="EXPLAINED_STRUCTURE",
            statement=TEXTS["statement"],
            statement_es="",
            comment="The last word.",
        )
    ]
    assert {field.type for field in dataclasses.fields(PublicFlag)} == {str}


def sign_off_with_comments(flag, stan, hana, otto):
    asked(flag, stan)
    commented(flag, otto, "The first word.")
    commented(flag, otto, "The last word.", at=LATER)
    written(flag, stan, quality="A draft.")
    written(flag, stan)
    inside(conclude, flag_id=flag.pk, by=stan, at=LATER)
    put_name(flag, hana)
    assert len(file(flag).comments) == 2


def test_a_release_without_flags_prints_none(riverton):
    cube = inside(screened)

    assert inside(public_flags, cube) == []
    assert inside(was_screened, cube)


def test_a_cube_that_was_not_screened_is_told_from_one_without_flags(cube, riverton):
    other = inside(frozen, QUARTER.shifted(1))

    assert inside(was_screened, cube)
    assert not inside(was_screened, other)
    assert inside(newest_screened, str(QUARTER.shifted(1))) is None


def test_the_quarters_that_were_screened_the_latest_first(cube):
    inside(screened, quarter=QUARTER.shifted(1))
    inside(screened, planted=HIGH, at=LATER)

    assert inside(screened_quarters) == ["2011Q4", "2011Q3"]


def test_a_list_has_the_flags_of_the_newest_cube_first(cube, flag):
    late = inside(screened, planted=HIGH, at=LATER)

    found = inside(lambda: [one.cube_id for one in flags_of(str(QUARTER))])

    assert found == [late.pk] * 2 + [cube.pk] * 2
    assert inside(newest_screened, str(QUARTER)) == late
