"""Which flags a release tells of, with which figures: of shown numbers, and of enough of them."""

from datetime import timedelta

import pytest

from portal.jurisdictions import scope
from reports.disclosure.cube import Shown
from reports.flags.files import file_of, seen_of
from reports.flags.selectors import PublicFlag, unsigned
from reports.flags.services import ask_places, conclude, sign
from reports.flags.writing import write_paper
from reports.publication.models import PublicFlag as Told
from reports.releases import services
from reports.releases.flagging import told_flags
from reports.releases.refusals import NotReady
from reports.statistics.indicators import INDICATORS, review
from reports.statistics.stages import Group, Level, Stage
from tests.reports.releases import worlds
from tests.reports.statistics.quarters import quarter, rows_of

PLANTED, SMALL = "40001", "40003"
PAPER = {
    **dict.fromkeys(("quality", "mix", "structure", "process"), "Looked at."),
    "conclusion": "EXPLAINED_STRUCTURE",
    "statement": "A jail of three counties.",
}


@pytest.fixture(scope="module")
def shown() -> Shown:
    """Thirty counties alike, one that detains three times as many, and one of few bookings."""
    groups = [
        *rows_of(PLANTED, detained=30, group="HISPANIC"),
        *rows_of(PLANTED, detained=30, group="BLACK"),
    ]
    true = quarter(
        planted=[*rows_of(PLANTED, detained=60), *groups, *rows_of(SMALL, searched=20, detained=5)]
    )
    return Shown(true.quarter, true.labels, (true.counts + 2) // 5 * 5)


def signed(county, indicator="detainers", side="HIGH", group="") -> PublicFlag:
    return PublicFlag(county, indicator, side, group, "NEEDS_LOOK", "Words.", "Palabras.", "Ours.")


def test_a_signed_flag_is_told_with_figures_of_shown_numbers(shown):
    (told,) = told_flags(shown, [signed(PLANTED)])

    found = review(shown, INDICATORS["detainers"])
    at = found.counties.tolist().index(PLANTED)
    assert (told.observed, told.expected) == (int(found.observed[at]), found.expected[at])
    assert told.expected >= 10
    assert told.low < told.ratio < told.high
    assert told.ratio > 1
    assert (told.statement, told.statement_es, told.comment) == ("Words.", "Palabras.", "Ours.")


@pytest.mark.parametrize(
    "flag",
    [
        signed(SMALL),
        signed("40999"),
        signed(PLANTED, side="HISTORY"),
        signed(PLANTED, indicator="overdue"),
    ],
)
def test_what_has_too_few_events_or_no_interval_stays_with_the_committee(shown, flag):
    assert told_flags(shown, [flag]) == ()


def test_a_disparity_is_told_as_odds_with_their_interval(shown):
    (told,) = told_flags(shown, [signed(PLANTED, side="DISPARITY", group="WHITE")])

    assert told.group == "WHITE"
    assert told.observed == 60
    assert told.low < told.ratio < told.high
    # 60 of 200 against 60 of 400.
    assert told.ratio == pytest.approx((60 / 140) / (60 / 340))


def test_flags_come_in_one_order(shown):
    flags = [
        signed(PLANTED, side="DISPARITY", group="WHITE"),
        signed(PLANTED),
    ]

    assert told_flags(shown, flags) == told_flags(shown, flags[::-1])


def facts() -> list[tuple]:
    """The same quarter as bookings, with the planted county in the register."""
    cube = quarter(planted=rows_of("39901", detained=60))
    return [
        (int(county), Level[level], Group[group], Stage[stage])
        for (county, level, group, stage), count in zip(
            cube.labels.tolist(), cube.counts.tolist(), strict=True
        )
        for _ in range(count)
    ]


def test_a_flag_reaches_the_public_once_it_is_signed_and_not_before(
    riverton, lakeside, stan, hana, client
):
    release = worlds.computed(worlds.opened(facts()), stan)
    early = worlds.AT + timedelta(days=30)
    with scope.within(scope.statistics()):
        with pytest.raises(NotReady, match="sign-off"):
            services.start_checking(release=release, by=stan, at=worlds.AT)
        until = (worlds.AT + timedelta(days=14)).date()
        ask_places(quarter=release.quarter, until=until, by=stan, at=worlds.AT)
        for flag in unsigned(release.cube):
            write_paper(flag_id=flag.pk, **PAPER, by=stan, at=early)
            conclude(flag_id=flag.pk, by=stan, at=early)
            sign(flag_id=flag.pk, seen=seen_of(file_of(flag)), by=hana, at=early)

    worlds.published(release, stan, hana)

    (told,) = Told.objects.filter(indicator="detainers", side="HIGH")
    page = client.get("/figures/place/39901/").content.decode()
    assert (told.place, told.statement) == ("39901", PAPER["statement"])
    assert PAPER["statement"] in page
    assert "High: flag for review" in page
