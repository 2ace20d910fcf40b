import json
import math
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.engine.template import Template
from matching.interchange.errors import NotAccepted, TooLarge, Unreadable, WrongFingerCode
from matching.interchange.minutia_records import (
    ANSI_378,
    ISO_19794,
    MAX_BYTES,
    read_minutia_record,
    write_minutia_record,
)
from tests.matching.interchange.conftest import shared_files

FORMATS = [ISO_19794, ANSI_378]


@st.composite
def templates(draw, turn: int) -> Template:
    """Templates that a record holds exactly: whole pixels, whole units of angle."""
    height, width = draw(st.integers(100, 2_000)), draw(st.integers(100, 2_000))
    minutia = st.tuples(
        st.integers(0, height - 1), st.integers(0, width - 1), st.integers(0, turn - 1)
    )
    rows = np.array(draw(st.lists(minutia, max_size=40)), np.float32).reshape(-1, 3)
    rows[:, 2] *= 2 * math.pi / turn
    quality = draw(st.lists(st.integers(1, 100), min_size=len(rows), max_size=len(rows)))
    return Template(rows, np.array(quality, np.uint8), height, width)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@given(data=st.data())
def test_a_record_comes_back_as_it_was(form, data):
    one = data.draw(templates(form.turn))
    position = data.draw(st.integers(0, 10))

    ((found, back),) = read_minutia_record(write_minutia_record([(position, one)], form))

    assert found == position
    assert np.allclose(back.minutiae, one.minutiae, atol=1e-5)
    assert (back.quality == one.quality).all()
    assert (back.height, back.width) == (one.height, one.width)


def a_template(count: int = 3) -> Template:
    minutiae = np.column_stack([np.arange(count), np.arange(count), np.zeros(count)])
    return Template(minutiae.astype(np.float32), np.full(count, 50, np.uint8), 400, 300)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_record_holds_many_fingers(form):
    prints = [(position, a_template(position)) for position in range(1, 11)]

    back = read_minutia_record(write_minutia_record(prints, form))

    assert [(position, len(one.minutiae)) for position, one in back] == [
        (position, position) for position in range(1, 11)
    ]


def test_the_long_length_of_ansi_is_read():
    prints = [(n % 11, a_template(255)) for n in range(60)]

    raw = write_minutia_record(prints, ANSI_378)

    assert len(raw) > 0xFFFF
    assert len(read_minutia_record(raw)) == 60


def test_the_surest_minutiae_are_kept():
    quality = np.arange(300).clip(1, 100).astype(np.uint8)
    one = Template(a_template(300).minutiae, quality, 400, 300)

    ((_, back),) = read_minutia_record(write_minutia_record([(1, one)], ISO_19794))

    assert len(back.minutiae) == 255
    assert back.quality.min() > 40


def test_a_record_at_another_resolution_is_scaled():
    raw = bytearray(write_minutia_record([(2, a_template())], ISO_19794))
    raw[18:22] = (394).to_bytes(2, "big") * 2

    ((_, back),) = read_minutia_record(bytes(raw))

    assert (back.height, back.width) == (200, 150)
    assert back.minutiae[2].tolist() == [1.0, 1.0, 0.0]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@given(cut=st.floats(0, 1, exclude_max=True))
def test_every_truncation_is_refused(form, cut):
    raw = write_minutia_record([(2, a_template(30))], form)

    with pytest.raises(Unreadable):
        read_minutia_record(raw[: int(cut * len(raw))])


@given(place=st.integers(0, 53), value=st.integers(0, 255))
def test_a_changed_byte_never_surprises(place, value):
    raw = bytearray(write_minutia_record([(2, a_template(4))], ISO_19794))
    raw[place] = value

    with suppress(NotAccepted):
        assert len(read_minutia_record(bytes(raw))) == 1


def test_a_finger_beyond_ten_is_refused():
    with pytest.raises(WrongFingerCode):
        read_minutia_record(write_minutia_record([(11, a_template())], ISO_19794))


def test_a_minutia_outside_its_image_is_refused():
    raw = bytearray(write_minutia_record([(2, a_template())], ISO_19794))
    raw[14:16] = (1).to_bytes(2, "big")

    with pytest.raises(Unreadable, match="outside"):
        read_minutia_record(bytes(raw))


def test_a_huge_record_is_refused():
    with pytest.raises(TooLarge):
        read_minutia_record(bytes(MAX_BYTES + 1))


@pytest.mark.parametrize("path", shared_files("minutiae-records/*.dat"), ids=lambda p: p.name)
def test_genuine_samples_say_what_their_makers_say(path):
    told = json.loads(path.with_suffix(".json").read_text())["fingerprints"]
    unit = 2 * math.pi / (ANSI_378 if "ansi" in path.name else ISO_19794).turn

    for (_, template), finger in zip(read_minutia_record(path.read_bytes()), told, strict=True):
        rows = [(m["positionY"], m["positionX"], m["angle"] * unit) for m in finger["minutiae"]]
        apart = template.minutiae - np.array(rows)
        apart[:, 2] = np.sin(apart[:, 2] / 2)
        assert np.abs(apart).max() < 1e-5
        assert template.quality.tolist() == [m["quality"] for m in finger["minutiae"]]


@pytest.mark.parametrize("path", shared_files("fvc2002/*/101_1.iso"), ids=lambda p: p.parent.name)
def test_another_makers_templates_are_read(path):
    ((position, template),) = read_minutia_record(path.read_bytes())

    assert position == 0
    assert len(template.minutiae) > 10
