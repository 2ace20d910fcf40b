"""How fast the engine is: each figure is work per second on one core."""

import time
from collections.abc import Callable, Iterator

import numpy as np

from matching.engine.cylinders import describe
from matching.engine.descriptor import Descriptor
from matching.engine.gallery import Gallery
from matching.engine.index import Index
from matching.engine.scan import scan
from matching.engine.search import search
from matching.engine.synth import jitter, synthetic_minutiae

TEMPLATES = 20_000
CYLINDERS = 64
SECONDS = 2.0


def bench_engine(people: int) -> Iterator[str]:
    """Measure stage 1, stage 2 and whole searches; yield a line for each figure."""
    yield _line("stage 1, 64 x 64 cylinders", stage_1(), "templates/s/core", "400,000")
    yield _line("stage 2", stage_2(), "comparisons/s/core", "9,000")
    probes, gallery = _people(people)
    for fingers in (1, 2):
        some = dict(list(probes.items())[:fingers])
        seconds = 1 / _rate(lambda some=some: search(some, gallery))  # type: ignore[misc]
        yield f"search of {people:,} people, {fingers} finger(s): {seconds * 1000:,.0f} ms"


def stage_1() -> float:
    """Templates of 64 random cylinders that one core scans in a second with a probe of 64."""
    rng = np.random.default_rng(1)
    probe = _random(rng)
    index = Index.join([Index.build([_random(rng) for _ in range(200)])] * (TEMPLATES // 200))
    return _rate(lambda: scan(probe, index)) * TEMPLATES


def stage_2() -> float:
    """Comparisons of invented fingers that one core makes in a second."""
    descriptors = [describe(synthetic_minutiae(seed)) for seed in range(200)]
    shard = Gallery.build((k, 1, one) for k, one in enumerate(descriptors)).shards[0]
    rows = np.arange(len(descriptors))
    return _rate(lambda: shard.compare(descriptors[0], rows)) * len(descriptors)


def _people(count: int) -> tuple[dict[int, Descriptor], Gallery]:
    """An invented gallery of two fingers a person, and other presses of one person's."""
    fingers = {
        (person, position): synthetic_minutiae(person * 10 + position)
        for person in range(count)
        for position in (2, 7)
    }
    gallery = Gallery.build(
        (person, position, describe(one)) for (person, position), one in fingers.items()
    )
    mates = {p: describe(jitter(fingers[count // 2, p], 1)) for p in (2, 7)}
    return mates, gallery


def _random(rng: np.random.Generator) -> Descriptor:
    """A descriptor of 64 cylinders of random bits, as no finger has but every scan costs."""
    bits = rng.integers(0, 2**63, (CYLINDERS, 6), dtype=np.uint64)
    valid = np.full(CYLINDERS, 2**64 - 1, np.uint64)
    return Descriptor(bits, valid, rng.random((CYLINDERS, 3)).astype(np.float32))


def _rate(work: Callable[[], object]) -> float:
    """How often the work is done in a second, after once to warm up."""
    work()
    began, times = time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS:
        work()
        times += 1
    return times / (time.perf_counter() - began)


def _line(what: str, rate: float, unit: str, wanted: str) -> str:
    return f"{what}: {rate:,.0f} {unit} (at least {wanted} wanted)"
