"""What a member could try: nothing on any page tells who reviewed a case, or where it is from.

Two worlds that differ in nothing else are built one after the other under the same ids, and all
that somebody sees in one is compared, byte for byte, with what is seen in the other.
"""

from itertools import cycle

import pytest

from reports.committee.rounds.models import Figures, Review
from reports.committee.rounds.totals import counted_cases, totals_for
from reports.committee.seats.interests import recuse
from tests.kept import kept
from tests.portal.participation.desk import at_desk
from tests.reports.committee.rounds import way, worlds
from tests.reports.committee.rounds.seen import seen_of
from tests.reports.committee.rounds.two_worlds import (
    COUNT,
    DESK,
    FAR,
    HERE,
    THERE,
    consolidated,
    ended,
    in_a_world,
    pages_of,
    uuid,
)
from tests.reports.committee.worlds import inside

UNTIL = pytest.mark.parametrize("until", [lambda *_: None, consolidated, ended])
FAR_ONES = [FAR] * COUNT


@kept
def seeded(quarter, committee, sybil):
    """A round that waits for its sample."""
    return worlds.seeded(worlds.framed(sybil), sybil)


@UNTIL
def test_no_page_tells_who_reviewed_a_case(until, seeded, committee, mina, sybil):
    """Mina reviews the first two cases beside Mabel; the others change hands, unseen by her."""
    term = committee
    fixed = [(term["mina"], term["mabel"])] * 2
    one = [(term["milo"], term["mae"])] * (COUNT - 2)
    other = [(term["moses"], term["mabel"])] * (COUNT - 2)

    def look(round_):
        return pages_of(mina, round_)

    first = in_a_world(seeded, FAR_ONES, fixed + one, sybil, until, look)
    second = in_a_world(seeded, FAR_ONES, fixed + other, sybil, until, look)

    assert first == second
    assert 404 in {code for code, _headers, _page in first}
    assert [code for code, _headers, _page in first].count(200) >= 5


@UNTIL
def test_no_page_tells_who_reviewed_a_case_beside_oneself(until, seeded, committee, mina, sybil):
    term = committee
    one = [(term["mina"], term["mabel"])] * COUNT
    other = [(term["mina"], term["mae"])] * COUNT

    def look(round_):
        return pages_of(mina, round_)

    first = in_a_world(seeded, FAR_ONES, one, sybil, until, look)
    second = in_a_world(seeded, FAR_ONES, other, sybil, until, look)

    assert first == second


@UNTIL
def test_no_page_tells_which_county_a_case_is_from(until, seeded, committee, mina, sybil):
    """To Mina, who need keep away from none of them."""
    term = committee
    pairs = [(term["mina"], term["mabel"])] * 4 + [(term["milo"], term["mae"])] * (COUNT - 4)
    mixed = [county for _case, county in zip(range(COUNT), cycle((HERE, THERE)), strict=False)]

    def look(round_):
        return pages_of(mina, round_)

    first = in_a_world(seeded, FAR_ONES, pairs, sybil, until, look)
    second = in_a_world(seeded, mixed, pairs, sybil, until, look)

    assert first == second


def test_the_public_sees_no_difference_either(seeded, committee, client, sybil):
    term = committee
    one = [(term["mina"], term["mabel"])] * COUNT
    other = [(term["moses"], term["mae"])] * COUNT

    def look(round_):
        page = client.get(f"/committee/rounds/{round_.number}/figures/")
        assert page.status_code == 200
        return seen_of(page), Figures.objects.get(round=round_.pk).results

    first = in_a_world(seeded, FAR_ONES, one, sybil, ended, look)
    second = in_a_world(seeded, [THERE] * COUNT, other, sybil, ended, look)

    assert first == second


def test_a_member_of_the_place_never_finds_a_case_of_it(seeded, committee, marco, sybil):
    """Marco serves the first county; a case of it that he was given by mistake is not there."""
    term = committee
    pairs = [(term["marco"], term["mina"])] * 2 + [(term["milo"], term["mae"])] * (COUNT - 2)
    counties = [HERE] * 2 + [FAR] * (COUNT - 2)

    def look(_round):
        desk = at_desk(marco)
        codes = [desk.get(f"{DESK}{uuid(2, number, 65)}/").status_code for number in range(2)]
        return codes, desk.get(DESK).context["desk"].to_write

    codes, listed = in_a_world(seeded, counties, pairs, sybil, lambda *_: None, look)

    assert codes == [404, 404]
    assert listed == []


def test_totals_of_a_member_lack_the_cases_of_the_place(seeded, committee, marco, sybil):
    term = committee
    pairs = [(term["mina"], term["mae"])] * COUNT

    def look(round_):
        page = at_desk(marco).get(f"{DESK}rounds/{round_.pk}/")
        return page.context["shown"], inside(totals_for, round_, None)

    shown, every = in_a_world(
        seeded, [HERE] * 2 + [FAR] * (COUNT - 2), pairs, sybil, consolidated, look
    )

    assert every[0].cases == COUNT
    assert 0 < shown[0].cases <= COUNT - 2 - 5


def test_totals_lack_more_than_what_is_kept_away_and_none_of_the_own(
    seeded, committee, marco, sybil
):
    term = committee
    pairs = [(term["mina"], term["mae"])] * 3 + [(term["milo"], term["mae"])] * (COUNT - 3)
    pairs[-1] = (term["marco"], term["mae"])
    counties = [HERE] * 3 + [FAR] * (COUNT - 3)

    def look(round_):
        return inside(counted_cases, round_, term["marco"]), inside(
            counted_cases, round_, term["mina"]
        )

    marcos, minas = in_a_world(seeded, counties, pairs, sybil, consolidated, look)

    assert len(minas) == COUNT
    assert 5 <= COUNT - len(marcos) - 3 < 10
    assert not {uuid(1, number) for number in range(3)} & set(marcos)
    assert uuid(1, COUNT - 1) in marcos


def test_where_too_few_cases_would_be_left_a_member_sees_no_totals(
    seeded, committee, marco, sybil
):
    term = committee
    pairs = [(term["mina"], term["mae"])] * COUNT
    counties = [HERE] * (COUNT - 4) + [FAR] * 4

    def look(round_):
        return inside(totals_for, round_, term["marco"])

    totals = in_a_world(seeded, counties, pairs, sybil, consolidated, look)

    assert all(one.cases == 0 for one in totals)
    assert totals[0].figures["ALPHA"]["value"] == "NO_PAIRS"


def test_who_keeps_away_from_the_round_finds_nothing_of_it(seeded, committee, mina, sybil):
    term = committee
    pairs = [(term["mina"], term["mae"])] * COUNT

    def look(round_):
        inside(recuse, matter=round_.matter, by=mina, at=way.BESIDE)
        desk = at_desk(mina)
        codes = [
            desk.get(f"{DESK}rounds/{round_.pk}/").status_code,
            desk.get(f"{DESK}{uuid(2, 0, 65)}/").status_code,
        ]
        return codes, desk.get(DESK).context

    codes, context = in_a_world(seeded, FAR_ONES, pairs, sybil, consolidated, look)

    assert codes == [404, 404]
    assert context["results"] == []
    assert context["desk"].to_settle == []


def test_an_order_of_cases_is_each_members_own(seeded, committee, mina, mae, sybil):
    term = committee
    pairs = [(term["mina"], term["mae"])] * COUNT

    def look(round_):
        desks = [at_desk(user).get(DESK).context["desk"] for user in (mina, mae)]
        return [[one.case_id for one in desk.to_write] for desk in desks]

    minas, maes = in_a_world(seeded, FAR_ONES, pairs, sybil, lambda *_: None, look)

    assert len(minas) == len(maes) == 5
    assert minas != maes
    assert minas != sorted(minas)


def test_a_case_that_comes_later_is_not_seen_to_come(seeded, committee, mina, sybil):
    """It is listed after those that wait already, which are more than the list shows."""
    term = committee
    pairs = [(term["mina"], term["mae"])] * 8 + [(term["milo"], term["mae"])] * (COUNT - 8)

    def look(round_):
        before = seen_of(at_desk(mina).get(DESK))
        inside(
            Review.objects.create,
            id=uuid(2, 20, 90),
            case_id=uuid(1, 20),
            term=term["mina"],
            letter="Z",
            drawn_at=way.WRITTEN,
        )
        return before, seen_of(at_desk(mina).get(DESK))

    before, after = in_a_world(seeded, FAR_ONES, pairs, sybil, lambda *_: None, look)

    assert before == after


def test_ids_are_random(reviewing):
    reviews = way.reviews_of(reviewing)

    assert all(one.pk.version == one.case_id.version == 4 for one in reviews)
    assert len({str(one.pk)[:8] for one in reviews}) == len(reviews)
