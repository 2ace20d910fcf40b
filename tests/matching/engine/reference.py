"""The method once more in plain Python, slow and without tricks, to hold the kernels against."""

import math
from itertools import combinations

import numpy as np

from matching.engine.bits import disc, spread
from matching.engine.relaxation import NEGLIGIBLE

CELLS = [int(cell) for cell in disc()]


def cylinder(minutiae, a, hull, params):
    """Bits (6 x 52) and mask (52) of the cylinder around minutia ``a``."""
    step, bits, mask = 2 * params.radius / 8, np.zeros((6, 52), int), np.zeros(52, int)
    row, column, angle = minutiae[a]
    for place, cell in enumerate(CELLS):
        ahead, left = (step * (part - 3.5) for part in divmod(cell, 8))
        y = row - ahead * math.sin(angle) - left * math.cos(angle)
        x = column + ahead * math.cos(angle) - left * math.sin(angle)
        mask[place] = all(n0 * y + n1 * x + off <= params.hull_margin for n0, n1, off in hull)
        for layer in range(6):
            center = -math.pi + (layer + 0.5) * math.pi / 3
            total = sum(
                gaussian(math.hypot(other[0] - y, other[1] - x), params)
                * area(turned(center - turned(angle - other[2])), params)
                for b, other in enumerate(minutiae)
                if b != a
            )
            bits[layer, place] = mask[place] and total >= params.bit_threshold
    return bits, mask


def gaussian(distance, params):
    sigma = params.spatial_sigma
    if distance > 3 * sigma:
        return 0.0
    return math.exp(-(distance**2) / (2 * sigma**2)) / (sigma * math.sqrt(2 * math.pi))


def area(angle, params):
    """The share of a normal distribution about ``angle`` within one layer about 0."""
    scale, half = params.angular_sigma * math.sqrt(2), math.pi / 6
    return 0.5 * (math.erf((angle + half) / scale) - math.erf((angle - half) / scale))


def turned(angle):
    return (angle + math.pi) % (2 * math.pi) - math.pi


def scan_score(probe, candidate, params):
    """Stage 1: the mean of the best cosines."""
    ours, theirs = (whole(each.bits[: params.scan_cylinders]) for each in (probe, candidate))
    best = sorted((max((cosine(p, g) for g in theirs), default=0.0) for p in ours), reverse=True)
    return sum(best[: params.scan_pairs]) / params.scan_pairs


def whole(bits):
    return spread(bits).reshape(len(bits), 6 * 64).astype(int)


def cosine(first, second):
    return (first & second).sum() / math.sqrt(first.sum() * second.sum())


def compare_score(probe, candidate, params):
    """Stage 2: local similarity, greedy pairs, relaxation."""
    if min(len(probe), len(candidate)) < 2:
        return 0.0
    similarity = [[similar(probe, i, candidate, j, params) for j in range(len(candidate))]
                  for i in range(len(probe))]  # fmt: skip
    pairs = greedy(similarity)
    scores = [similarity[i][j] for i, j in pairs]
    first = list(scores)
    fits = np.zeros((len(pairs), len(pairs)))
    for s, t in combinations(range(len(pairs)), 2):
        both = fit(probe.minutiae, candidate.minutiae, pairs[t], pairs[s], params)
        fits[s, t] = fits[t, s] = both
    weight = params.relaxation_weight
    for _ in range(params.relaxation_rounds):
        scores = [
            weight * scores[s] + (1 - weight) * np.dot(fits[s], scores) / max(len(pairs) - 1, 1)
            for s in range(len(pairs))
        ]
    wanted = wanted_pairs(min(len(probe), len(candidate)), params)
    order = sorted(range(len(pairs)), key=lambda s: -scores[s] / first[s])
    return sum(scores[s] for s in order[:wanted]) / wanted


def similar(probe, i, candidate, j, params):
    if abs(turned(probe.minutiae[i, 2] - candidate.minutiae[j, 2])) > params.max_turn:
        return 0.0
    common = probe.valid[i] & candidate.valid[j]
    if np.bitwise_count(common) < params.min_common_cells * 52:
        return 0.0
    ours, theirs = probe.bits[i] & common, candidate.bits[j] & common
    norm = sum(math.sqrt(np.bitwise_count(each).sum()) for each in (ours, theirs))
    return 1 - math.sqrt(np.bitwise_count(ours ^ theirs).sum()) / norm if norm else 0.0


def greedy(similarity):
    entries = [
        (-int(float(np.float32(share)) * 1023), i, j)
        for i, row in enumerate(similarity)
        for j, share in enumerate(row)
        if share > 0
    ]
    rows, columns, pairs = set(), set(), []
    for _, i, j in sorted(entries):
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            pairs.append((i, j))
    return pairs


def fit(ours, theirs, s, t, params):
    """How well two pairs agree in distance, turn and direction."""
    a, b, c, d = (
        np.float64(each) for each in (ours[s[0]], ours[t[0]], theirs[s[1]], theirs[t[1]])
    )
    stretch = abs(math.dist(a[:2], b[:2]) - math.dist(c[:2], d[:2]))
    turn = abs(turned((a[2] - b[2]) - (c[2] - d[2])))
    direction = [first[2] - math.atan2(first[0] - second[0], second[1] - first[1])
                 for first, second in ((a, b), (c, d))]  # fmt: skip
    swerve = abs(turned(direction[0] - direction[1]))
    terms = (
        logistic(stretch, params.distance_center, params.distance_slope),
        logistic(turn, params.angle_center, params.angle_slope),
        logistic(swerve, params.direction_center, params.direction_slope),
    )
    return math.prod(terms) if min(terms) >= NEGLIGIBLE else 0.0


def logistic(value, center, slope):
    return 1 / (1 + math.exp(-slope * (value - center)))


def wanted_pairs(size, params):
    share = logistic(size, params.pairs_center, params.pairs_slope)
    return params.min_pairs + round(share * (params.max_pairs - params.min_pairs))
