"""The fonts of the paper: locked static packages, unpacked once into the portal's own folder."""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import typst
from django.conf import settings
from fontTools.ttLib import TTFont

PACKAGES = ("noto-sans", "noto-sans-sc")
MADE, MAKING = "made-", "making-"
UPRIGHT = "-wght-normal.woff2"
FAMILY_NAMES = (1, 16)


class FontsMissing(RuntimeError):
    """The packages that the paper is set in are not installed."""


def folder() -> Path:
    """Return the folder of unpacked fonts, making it where it is missing.

    Named for the versions of the packages, so that a new version makes a new folder.  It appears
    whole or not at all; of two processes one makes it and the other waits.  Raise FontsMissing
    where a package is not installed.
    """
    packages = [Path(settings.FONT_PACKAGES) / name for name in PACKAGES]
    made = Path(settings.FONTS_DIR) / (MADE + "-".join(_name_of(one) for one in packages))
    if not made.exists():
        made.parent.mkdir(parents=True, exist_ok=True)
        with _alone(made.parent):
            if not made.exists():
                _make(packages, made)
    return made


@lru_cache(maxsize=1)
def loaded(made: Path) -> typst.Fonts:
    """Return the fonts of a folder, ready for any number of papers."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(made)]
    )


@lru_cache(maxsize=1)
def shown(made: Path) -> frozenset[int]:
    """Return the code points for which the fonts of a folder have a shape."""
    return frozenset(json.loads((made / "shown.json").read_text()))


def _name_of(package: Path) -> str:
    try:
        told = json.loads((package / "package.json").read_text())
    except FileNotFoundError as error:
        raise FontsMissing(
            f"The paper's fonts are missing: {package} is not there. Install the packages of"
            " package-lock.json with npm ci."
        ) from error
    return f"{package.name}-{told['version']}"


def _make(packages: list[Path], made: Path) -> None:
    for left in made.parent.glob(MAKING + "*"):
        shutil.rmtree(left)
    making = made.parent / f"{MAKING}{os.getpid()}"
    making.mkdir()
    points: set[int] = set()
    for package in packages:
        for packed in _parts_of(package):
            points |= _unpack(packed, making)
    (making / "shown.json").write_text(json.dumps(sorted(points)))
    making.rename(made)


def _parts_of(package: Path) -> list[Path]:
    parts = sorted(package.glob(f"files/*{UPRIGHT}"))
    if not parts:
        raise FontsMissing(f"The paper's fonts are missing: {package} has no fonts.")
    return parts


def _unpack(packed: Path, into: Path) -> set[int]:
    """Write one part of a family as a font of its own name, and return what it shows.

    A family comes in parts by script.  With one name for all, a letter that is whole in one part
    would be put together from pieces in another, and be read out wrongly.
    """
    name = packed.name.removesuffix(UPRIGHT)
    with TTFont(packed) as font:
        for record in font["name"].names:
            if record.nameID in FAMILY_NAMES:
                record.string = name
        font.flavor = None
        font.save(into / f"{name}.ttf", reorderTables=None)
        return set(font.getBestCmap())


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Let one process at a time unpack into a folder."""
    handle = os.open(place, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
