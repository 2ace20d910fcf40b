"""Whoever was told of a match has news that it is void."""

from tests.matching.detainers.steps import answered, issued, served
from tests.matching.voiding.steps import told_of, voided
from tests.portal.inbox.told import read_by, told


def test_a_void_is_news_for_all_who_were_told_and_for_nobody_next_door(
    case, omar, jack, susan, otto, luca, leo, gwen, sara
):
    answered(served(issued(case, omar), jack), jack)

    rows = told_of(voided(case.candidate_id, susan))

    assert told("match.voided") == sorted(row.user.username for row in rows if row.user)
    assert not {"luca", "leo", "susan"} & {*told("match.voided")}


def test_the_news_carries_the_reference_of_the_letter(case, susan, otto):
    rows = told_of(voided(case.candidate_id, susan))

    (mine,) = (row for row in rows if row.user == otto)
    assert mine.reference in read_by(otto)[-1].sentence
