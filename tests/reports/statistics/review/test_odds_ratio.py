import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reports.statistics.review.odds_ratio import eligible, mantel_haenszel

# Graduate admissions at Berkeley in 1973, by department (Bickel and others, Science 187, 1975):
# men, women by admitted, rejected.
BERKELEY = [
    [[512, 313], [89, 19]], [[353, 207], [17, 8]], [[120, 205], [202, 391]],
    [[138, 279], [131, 244]], [[53, 138], [94, 299]], [[22, 351], [24, 317]],
]  # fmt: skip
TABLES = arrays(np.int64, (3, 2, 2), elements=st.integers(1, 200))


def test_berkeley_by_department():
    found = mantel_haenszel(BERKELEY)
    low, high = found.interval()

    assert np.exp(found.log) == pytest.approx(0.904696828, abs=5e-10)
    assert low == pytest.approx(0.771907362, abs=5e-10)
    assert high == pytest.approx(1.060329764, abs=5e-10)


def test_berkeley_as_a_whole_seems_to_prefer_men():
    whole = np.sum(BERKELEY, axis=0)[None]

    assert np.exp(mantel_haenszel(whole).log) == pytest.approx(1.84, abs=0.005)


@given(TABLES)
def test_turning_both_groups_and_outcomes_changes_nothing(table):
    once, turned = mantel_haenszel(table), mantel_haenszel(table[:, ::-1, ::-1])

    assert turned.log == pytest.approx(once.log)
    assert turned.variance == pytest.approx(once.variance)


@given(TABLES, st.sampled_from([1, 2]))
def test_turning_one_of_them_inverts_the_ratio(table, axis):
    once, turned = mantel_haenszel(table), mantel_haenszel(np.flip(table, axis))

    assert turned.log == pytest.approx(-once.log, abs=1e-12)
    assert turned.variance == pytest.approx(once.variance)


@given(TABLES, st.permutations(range(3)))
def test_the_order_of_strata_does_not_matter(table, order):
    assert mantel_haenszel(table[order]).log == pytest.approx(mantel_haenszel(table).log)


@given(TABLES)
def test_a_stratum_of_one_group_says_nothing(table):
    alone = np.append(table, [[[30, 5], [0, 0]]], axis=0)

    assert mantel_haenszel(alone).log == pytest.approx(mantel_haenszel(table).log)
    assert eligible(alone) == eligible(table)


def test_one_stratum_gives_the_plain_ratio_and_its_variance():
    found = mantel_haenszel([[[6, 4], [3, 9]]])

    assert np.exp(found.log) == pytest.approx(6 * 9 / (4 * 3))
    assert found.variance == pytest.approx(1 / 6 + 1 / 4 + 1 / 3 + 1 / 9)


def test_events_of_one_group_alone_do_not_escape():
    found = mantel_haenszel([[[12, 8], [0, 20]], [[0, 0], [4, 4]]])

    assert found.corrected
    assert np.exp(found.log) == pytest.approx(12.5 * 20.5 / (8.5 * 0.5))


def test_groups_that_never_meet_cannot_be_compared():
    apart = [[[12, 8], [0, 0]], [[0, 0], [4, 4]]]

    assert np.isnan(mantel_haenszel(apart).log)
    assert not eligible(apart)


@pytest.mark.parametrize(
    ("table", "judged"),
    [
        ([[[4, 20], [4, 20]]], True),
        ([[[8, 40], [0, 40]]], True),
        ([[[2, 20], [2, 20]]], False),  # four events
        ([[[1, 10], [9, 90]]], False),  # one expected in the first group
    ],
)
def test_who_can_be_judged(table, judged):
    assert eligible(table) == judged


@pytest.mark.parametrize("table", [[[1, 2], [3, 4]], [[[1, 2, 3], [1, 2, 3]]]])
def test_another_shape_is_refused(table):
    with pytest.raises(ValueError, match="strata, 2, 2"):
        mantel_haenszel(table)
