import json
import shutil
import threading
from pathlib import Path

import pytest
import typst
from fontTools.ttLib import TTFont

from portal.paper import fonts

PART = "noto-sans-devanagari-wght-normal.woff2"


@pytest.fixture
def packages(settings, tmp_path) -> Path:
    """Both packages with one part each, and a folder of the test's own to unpack them into."""
    for name in ("noto-sans", "noto-sans-sc"):
        package = tmp_path / "packages" / name
        (package / "files").mkdir(parents=True)
        (package / "package.json").write_text('{"version": "1.0.0"}')
        source = Path(settings.FONT_PACKAGES) / "noto-sans" / "files" / PART
        copy = PART.replace("noto-sans", name)
        (package / "files" / copy).write_bytes(source.read_bytes())
    settings.FONT_PACKAGES = tmp_path / "packages"
    settings.FONTS_DIR = tmp_path / "state" / "fonts"
    return tmp_path / "packages"


def test_a_part_becomes_a_font_of_its_own_name(packages):
    made = fonts.folder()

    assert made.name == "made-noto-sans-1.0.0-noto-sans-sc-1.0.0"
    with TTFont(made / "noto-sans-devanagari.ttf") as font:
        assert font["name"].getBestFamilyName() == "noto-sans-devanagari"
        assert set(font.getBestCmap()) == set(json.loads((made / "shown.json").read_text()))


def test_the_parts_keep_their_weights(packages):
    made = typst.Fonts(include_system_fonts=False, font_paths=[str(fonts.folder())])

    assert "noto-sans-devanagari" in made.families()
    with TTFont(fonts.folder() / "noto-sans-devanagari.ttf") as font:
        (axis,) = font["fvar"].axes
    assert (axis.minValue, axis.maxValue) == (100, 900)


def test_what_is_unpacked_is_not_unpacked_again(packages):
    first = (fonts.folder() / "noto-sans-devanagari.ttf").stat().st_mtime_ns

    assert (fonts.folder() / "noto-sans-devanagari.ttf").stat().st_mtime_ns == first


def test_a_new_version_is_unpacked_anew(packages):
    old = fonts.folder()
    (packages / "noto-sans" / "package.json").write_text('{"version": "1.0.1"}')

    assert fonts.folder() != old
    assert (fonts.folder() / "noto-sans-devanagari.ttf").exists()


def test_a_missing_package_is_refused_with_what_to_do(packages):
    shutil.rmtree(packages / "noto-sans-sc")

    with pytest.raises(fonts.FontsMissing, match=r"noto-sans-sc is not there.*npm ci"):
        fonts.folder()


def test_a_package_without_its_parts_is_refused(packages):
    (packages / "noto-sans" / "files" / PART).unlink()

    with pytest.raises(fonts.FontsMissing, match="has no fonts"):
        fonts.folder()


def test_several_at_once_end_with_one_whole_folder(packages, settings):
    found: list[Path] = []
    threads = [threading.Thread(target=lambda: found.append(fonts.folder())) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 4
    assert [path.name for path in settings.FONTS_DIR.iterdir()] == [
        "made-noto-sans-1.0.0-noto-sans-sc-1.0.0"
    ]


def test_what_a_killed_process_left_is_swept(packages, settings):
    left = settings.FONTS_DIR / "making-1"
    left.mkdir(parents=True)
    (left / "half.ttf").write_bytes(b"half")

    made = fonts.folder()

    assert list(settings.FONTS_DIR.iterdir()) == [made]
