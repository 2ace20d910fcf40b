"""What an opt-out finds open."""

from matching.detainers.left_open import left_open
from tests.factories import takes_part
from tests.matching.casework import casework
from tests.matching.detainers.steps import moved
from tests.matching.factories import now


def found() -> list:
    with casework():
        return list(left_open(at=now()))


def test_while_a_place_takes_part_none_is_listed(detainer):
    assert found() == []


def test_an_opt_out_leaves_its_open_detainers_listed_until_their_end(detainer, riverton, jack):
    takes_part(riverton, "L2", effective_at=now())
    assert found() == [detainer]

    moved(detainer, "RELEASED", jack)
    assert found() == []


def test_another_place_that_opts_out_changes_nothing(detainer, lakeside):
    takes_part(lakeside, "L2", effective_at=now())

    assert found() == []
