import numpy as np
import pytest
from scipy import optimize

from reports.statistics.review import negative_binomial as nb
from reports.statistics.review.heterogeneity import fit, fit_truncated
from tests.reports.statistics.review.medpar import stays
from tests.reports.statistics.review.worlds import a_world, with_outliers


def test_the_regression_of_medpar_comes_out():
    covariates, days = stays()

    def surprise(x: np.ndarray) -> float:
        return -nb.log_pmf(days, np.exp(covariates @ x[:-1]), np.exp(x[-1])).sum()

    start = [np.log(days.mean()), 0, 0, 0, 0, np.log(0.5)]
    found = optimize.minimize(surprise, start, method="BFGS").x
    model = fit(days, np.exp(covariates @ found[:-1]))

    assert found[1] == pytest.approx(-0.067955222, abs=1e-5)
    assert model.dispersion == pytest.approx(0.4457567, abs=1e-6)
    assert model.mean == pytest.approx(1, abs=1e-5)


def test_both_fits_find_the_model_that_was_drawn():
    world = a_world(3000, spread=0.2, mean=1.5)

    for model in (fit(*world), fit_truncated(*world)):
        assert model.mean == pytest.approx(1.5, rel=0.05)
        assert model.dispersion == pytest.approx(0.2, rel=0.15)


def test_outliers_widen_the_plain_fit_and_not_the_truncated_one():
    world = with_outliers(a_world(1500), 45, 4)

    assert fit(*world).dispersion > 0.14
    assert fit_truncated(*world).dispersion == pytest.approx(0.09, rel=0.2)


def test_chance_alone_has_nearly_no_dispersion():
    rng = np.random.default_rng(1)
    expected = np.full(400, 30.0)

    assert fit(rng.poisson(expected), expected).dispersion < 0.005


@pytest.mark.parametrize("method", [fit, fit_truncated])
def test_exposure_on_another_scale_scales_the_mean_alone(method):
    world = a_world(400)
    large = world.expected > 2  # so that the same units are used

    once = method(world.observed[large], world.expected[large])
    again = method(world.observed[large], world.expected[large] * 10)

    assert again.mean * 10 == pytest.approx(once.mean, rel=1e-3)
    assert again.dispersion == pytest.approx(once.dispersion, rel=1e-2)


def test_units_that_expect_almost_nothing_do_not_inform():
    observed, expected = a_world(300)

    beside = fit(np.append(observed, [3] * 50), np.append(expected, [0.5] * 50))
    use = expected > 0.5

    assert beside == fit(observed[use], expected[use])


def test_identical_counts_can_be_fitted():
    model = fit_truncated(np.full(50, 6), np.full(50, 3.0))

    assert model.mean == pytest.approx(2, rel=0.02)
    assert model.dispersion < 1e-3


@pytest.mark.parametrize("method", [fit, fit_truncated])
@pytest.mark.parametrize(
    ("observed", "expected", "sentence"),
    [
        ([], [], "Fewer than two units"),
        ([3, 0], [5.0, 0.5], "Fewer than two units"),
        ([0, 0], [5.0, 2.0], "No events were observed"),
        ([0, 1], [5.0, 0.0], "although none were expected"),
        ([1.5, 1], [5.0, 1.0], "whole numbers"),
        ([1, 1], [5.0, np.nan], "finite and not negative"),
        ([1, -1], [5.0, 1.0], "finite and not negative"),
        ([1, 1], [5.0], "do not go together"),
    ],
)
def test_what_cannot_be_fitted_is_refused_in_a_sentence(method, observed, expected, sentence):
    with pytest.raises(ValueError, match=sentence):
        method(observed, expected)
