"""Aggregates of the Arizona Medicare data that statisticians test with, as facts.

``medpar`` of the R package COUNT (Hilbe, *Negative Binomial Regression*): 1,495 stays in 54
hospitals.  Only sums are here: days by hospital with the days that a Poisson regression on hmo,
died, age80 and type expects (the vignette of the R package FunnelPlotR), and how often each
length of stay came by hmo, white and type.
"""

import numpy as np

DAYS = np.array([
    406, 642, 46, 764, 82, 201, 193, 569, 404, 134, 614, 491, 501, 131, 274, 124, 456, 48, 429,
    14, 369, 8, 37, 128, 145, 493, 104, 6, 308, 34, 7, 935, 134, 339, 458, 22, 2, 160, 87, 55,
    252, 174, 43, 228, 210, 321, 631, 543, 105, 389, 92, 1012, 283, 95,
], float)  # fmt: skip
EXPECTED_DAYS = np.array([
    523.696304399, 612.978552932, 53.791361883, 763.717887547, 120.937392812, 250.186017004,
    155.492096238, 484.714876389, 362.222130622, 188.926612452, 554.384767292, 616.737983670,
    360.147330607, 245.612602348, 263.564583853, 154.662422866, 475.015887240, 38.933932087,
    445.096558050, 28.797138877, 347.536404286, 7.561051366, 73.205601751, 118.113760660,
    273.337727697, 449.793204519, 172.378583271, 19.196258864, 321.858009678, 36.562995729,
    19.964291547, 851.716372532, 198.940560715, 302.393430124, 410.163471538, 45.865321482,
    9.667314788, 212.344950501, 38.922171910, 31.737869756, 285.635911457, 186.656063851,
    33.981834098, 255.654667543, 242.025866474, 279.476217138, 619.263585553, 626.130196233,
    145.674862706, 413.862095082, 111.262792652, 685.585723753, 181.107911211, 24.806480362,
])  # fmt: skip

# (hmo, white, type): days x stays.
STAYS = {
    (0, 0, 1): (
        "1x4 2x4 3x5 4x7 5x3 6x5 7x9 8x4 9x3 10x7 11x2 12 13x2 15x2 16x3 17 18x4 19 20 21 22 23 "
        "25 "
    ),
    (0, 0, 2): ("2 4x3 5 7x4 9x2 10x3 11x2 12 13x2 14 15 16 17 18 20x3 22x2 27 33 43 44 "),
    (0, 0, 3): ("4 5x2 7x2 10 28 46 52 91 "),
    (0, 1, 1): (
        "1x79 2x40 3x45 4x58 5x77 6x55 7x65 8x63 9x36 10x64 11x40 12x44 13x23 14x28 15x22 16x20 "
        "17x16 18x12 19x9 20x12 21x10 22x5 23x6 24x8 25x3 26x4 27x2 28 29 31 32x3 33 34 46 50 "
        "60 "
    ),
    (0, 1, 2): (
        "1x15 2x10 3x7 4x14 5x13 6x17 7x14 8x11 9x11 10x6 11x7 12x12 13x6 14x5 15x10 16x12 17x3 "
        "19x4 20x2 21x5 22 23 24x2 26x2 27 28x2 30 32x2 34x3 44 63 "
    ),
    (0, 1, 3): (
        "1x6 2x6 3x3 4x3 5x4 6x4 8x2 9x4 10x3 11x6 12x2 13 14x4 15x3 16x3 17x3 18 19x4 22x4 24 "
        "26 27x2 28 29 32 42 46 48 49 57 59 65 70 74 116 "
    ),
    (1, 0, 1): ("4 6 7 8x2 9 14 18 "),
    (1, 0, 2): ("1 3 14 19 "),
    (1, 1, 1): (
        "1x20 2x10 3x12 4x15 5x18 6x13 7x18 8x9 9x17 10x5 11x12 12x8 13x8 14x8 15x3 16x2 17x4 "
        "18x3 19x4 20 21 22 23x2 29 31 36 "
    ),
    (1, 1, 2): ("1 3x2 4x2 5x3 6x2 7x3 8 11 12x2 13 14 16x2 18 19 21 22 27 34 "),
    (1, 1, 3): ("5x2 17 "),
}


def stays() -> tuple[np.ndarray, np.ndarray]:
    """Covariates (stays, 5) - one, hmo, white, type 2, type 3 - and days (stays,)."""
    rows, days = [], []
    for (hmo, white, kind), lengths in STAYS.items():
        for length in lengths.split():
            day, _, times = length.partition("x")
            rows += [[1, hmo, white, kind == 2, kind == 3]] * int(times or 1)
            days += [int(day)] * int(times or 1)
    return np.array(rows, float), np.array(days, float)
