import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.statistics.review.heterogeneity import Heterogeneity
from reports.statistics.review.posterior import rates

MODELS = st.builds(Heterogeneity, st.floats(0.2, 5), st.floats(0.001, 2))


@given(st.integers(0, 300), st.floats(0.01, 200), MODELS)
def test_the_mean_lies_between_the_model_and_the_raw_rate(count, expected, model):
    found = rates([count], [expected], model)

    ends = sorted([model.mean, count / expected])
    assert ends[0] * (1 - 1e-9) <= found.mean[0] <= ends[1] * (1 + 1e-9)


@given(st.integers(0, 300), st.floats(0.01, 200), MODELS)
def test_a_wider_interval_holds_the_narrower(count, expected, model):
    narrow, wide = (rates([count], [expected], model, share) for share in (0.5, 0.9))

    assert 0 <= wide.low <= narrow.low <= narrow.high <= wide.high


def test_by_hand():
    found = rates([6], [2.0], Heterogeneity(1.0, 0.5))

    # Gamma(2 + 6, 2 + 2).
    assert found.mean == pytest.approx(2.0)
    assert found.low == pytest.approx(7.96165 / 8, abs=1e-5)
    assert found.high == pytest.approx(26.29623 / 8, abs=1e-5)


def test_more_evidence_is_pulled_less():
    few, many = rates([4, 400], [1.0, 100.0], Heterogeneity(1.0, 0.1)).mean

    assert few == pytest.approx(14 / 11)
    assert many == pytest.approx(410 / 110)


def test_no_exposure_shows_the_model():
    assert rates([0], [0.0], Heterogeneity(1.2, 0.1)).mean == pytest.approx(1.2)


def test_nine_of_ten_intervals_hold_the_truth():
    rng = np.random.default_rng(1)
    truth = rng.gamma(10, 0.1, 4000)
    expected = np.full(4000, 8.0)

    found = rates(rng.poisson(truth * expected), expected, Heterogeneity(1.0, 0.1))

    assert ((found.low <= truth) & (truth <= found.high)).mean() == pytest.approx(0.9, abs=0.02)


@pytest.mark.parametrize("interval", [0, 1, 90])
def test_an_interval_is_a_share(interval):
    with pytest.raises(ValueError, match="between 0 and 1"):
        rates([1], [1.0], Heterogeneity(1.0, 0.1), interval)
