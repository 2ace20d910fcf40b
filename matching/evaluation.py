"""How well the whole way from image to score tells fingers apart, by the FVC protocol.

A set is a folder of images named FINGER_IMPRESSION (101_1.tif); a set of sets holds such
folders.  Every image takes the way of a booking's: cut, extracted, described and compared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from matching.engine import fvc
from matching.engine.compare import compare
from matching.engine.cylinders import describe
from matching.engine.descriptor import Descriptor
from matching.engine.template import Template
from matching.interchange import headers, sandbox
from matching.interchange.impressions import Impression
from matching.interchange.sandbox import Processed

# Pixels an inch of the competitions' sets, as their makers state; the files do not say.
PPI = {"fvc2002/DB2_B": 569, "fvc2004/DB3_B": 512}
ENDINGS = {".tif", ".png", ".bmp"}


@dataclass(frozen=True)
class Result:
    """The rates of one set, as shares: rank-1 is against the first impressions of all sets."""

    name: str
    images: int
    unreadable: int
    eer: float
    fnmr_100: float
    fnmr_1000: float
    rank_1: float


@dataclass(frozen=True)
class Print:
    """One image of a set and its descriptor."""

    set_name: str
    finger: int
    impression: int
    descriptor: Descriptor


def evaluate(folder: Path) -> list[Result]:
    """Return the rates of each set below a folder; ValueError where there is none."""
    prints = list(_read(folder))
    if not prints:
        raise ValueError(f"{folder} holds no images named like 101_1.tif.")
    scores = _all_scores([one.descriptor for one in prints])
    gallery = [k for k, one in enumerate(prints) if one.impression == _first(prints, one)]
    names = sorted({one.set_name for one in prints})
    return [_result(name, prints, scores, gallery) for name in names]


def mean_of(results: list[Result]) -> Result:
    """The mean over sets, each counting the same."""
    rates = ("eer", "fnmr_100", "fnmr_1000", "rank_1")
    means = {rate: float(np.mean([getattr(one, rate) for one in results])) for rate in rates}
    return Result(
        "mean",
        sum(one.images for one in results),
        sum(one.unreadable for one in results),
        **means,
    )


def _read(folder: Path) -> Iterator[Print]:
    files = sorted(f for f in folder.rglob("*_*") if f.suffix.lower() in ENDINGS)
    found = sandbox.process([_impression(file, folder) for file in files])
    for file, processed in zip(files, _one_each(found, len(files)), strict=True):
        finger, impression = (int(part) for part in file.stem.split("_"))
        template = processed.template or Template(
            np.zeros((0, 3), np.float32), np.zeros(0, np.uint8), 1, 1
        )
        yield Print(_set_of(file, folder), finger, impression, describe(template))


def _one_each(found: Iterable[Processed], count: int) -> list[Processed]:
    each = list(found)
    if len(each) != count:
        raise ValueError("An image of one finger was read as several.")
    return each


def _impression(file: Path, folder: Path) -> Impression:
    pixels = np.asarray(Image.open(file).convert("L"))
    height, width = pixels.shape
    ppi = PPI.get(f"{file.parent.parent.name}/{file.parent.name}", 500)
    return Impression(2, 0, width, height, float(ppi), headers.RAW, pixels.tobytes())


def _set_of(file: Path, folder: Path) -> str:
    return str(file.parent.relative_to(folder)) if file.parent != folder else folder.name


def _first(prints: list[Print], one: Print) -> int:
    same = (p.impression for p in prints if (p.set_name, p.finger) == (one.set_name, one.finger))
    return min(same)


def _all_scores(descriptors: list[Descriptor]) -> NDArray[np.float64]:
    """Compare every two, shape (N, N); the method is symmetric but for its ties."""
    count = len(descriptors)
    scores = np.zeros((count, count))
    for row in range(count):
        for column in range(row):
            score = compare(descriptors[row], descriptors[column])
            scores[row, column] = scores[column, row] = score
    return scores


def _result(
    name: str, prints: list[Print], scores: NDArray[np.float64], gallery: list[int]
) -> Result:
    fingers: dict[int, list[int]] = {}
    for row, one in enumerate(prints):
        if one.set_name == name:
            fingers.setdefault(one.finger, []).append(row)
    genuine = [scores[pair] for pair in fvc.genuine_pairs(fingers)]
    impostor = [scores[pair] for pair in fvc.impostor_pairs(fingers)]
    rows = [row for finger in fingers.values() for row in finger]
    probes = [row for row in rows if row not in gallery]
    mates = [
        next(
            k
            for k, row in enumerate(gallery)
            if (prints[row].set_name, prints[row].finger) == (name, prints[probe].finger)
        )
        for probe in probes
    ]
    return Result(
        name=name,
        images=len(rows),
        unreadable=sum(len(prints[row].descriptor) == 0 for row in rows),
        eer=fvc.eer(genuine, impostor),
        fnmr_100=fvc.fnmr_at(genuine, impostor, 1 / 100),
        fnmr_1000=fvc.fnmr_at(genuine, impostor, 1 / 1000),
        rank_1=fvc.rank_one(scores[np.ix_(probes, gallery)], mates),
    )
