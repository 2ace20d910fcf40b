"""Minutiae records: ISO/IEC 19794-2:2005 and ANSI INCITS 378-2004, read and written.

The two differ in their headers and in the unit of angles only. Both count angles
counter-clockwise from the right with rows growing downward, as `Template` does; coordinates are
scaled by the record's pixels a centimeter to 500 ppi.
"""

import math
import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matching.engine.template import Template
from matching.interchange.errors import TooLarge, Unreadable, WrongFingerCode
from matching.interchange.images import PPI
from matching.interchange.resolution import from_per_cm

MAX_BYTES = 1024 * 1024
MAX_MINUTIAE = 255
MAX_COORDINATE = 0x3FFF
# Pixels a centimeter of 500 ppi, as both standards round it.
PER_CM = 197
# Both standards: 0 says that a minutia's quality was not reported.
NOT_REPORTED, MIDDLING = 0, 50

_MAGIC = b"FMR\x00"
_HEAD = struct.Struct(">HHHHHBB")  # capture, width, height, px/cm across and down, views, reserved
_VIEW = struct.Struct(">BBBB")  # position, view and impression, quality, count
_MINUTIA = np.dtype([("x", ">u2"), ("y", ">u2"), ("angle", "u1"), ("quality", "u1")])
_EXTENDED = struct.Struct(">H")


@dataclass(frozen=True)
class Format:
    """One of the two standards: how many angle units make a turn, and its versions' spellings."""

    name: str
    turn: int
    versions: tuple[bytes, ...]


ISO_19794 = Format("ISO/IEC 19794-2", 256, (b" 20\x00",))
ANSI_378 = Format("ANSI 378", 180, (b" 20\x00", b"020\x00"))


def read_minutia_record(raw: bytes) -> list[tuple[int, Template]]:
    """Return (position, template) of every finger view in a record of either standard.

    Position 0 is an unknown finger. Raises `TooLarge`, `WrongFingerCode` or `Unreadable`.
    """
    if len(raw) > MAX_BYTES:
        raise TooLarge(f"The minutiae record is larger than {MAX_BYTES // (1024 * 1024)} MB.")
    form, offset = _recognize(raw)
    try:
        _, width, height, across, down, views, _ = _HEAD.unpack_from(raw, offset)
        if not across or not down:
            raise Unreadable("The minutiae record does not give its resolution.")
        scale = (PPI / from_per_cm(down), PPI / from_per_cm(across))
        offset += _HEAD.size
        prints = []
        for _ in range(views):
            offset, found = _read_view(raw, offset, form, (height, width), scale)
            prints.append(found)
    except struct.error:
        raise Unreadable("The minutiae record is cut short.") from None
    if offset != len(raw):
        raise Unreadable("The minutiae record has bytes after its last finger.")
    return prints


def write_minutia_record(prints: list[tuple[int, Template]], form: Format) -> bytes:
    """Return a record of one standard with a view for each (position, template).

    Places are rounded to pixels and angles to the standard's unit; the surest 255 minutiae of a
    print are kept. All prints share the sides of the largest.
    """
    width = max((template.width for _, template in prints), default=0)
    height = max((template.height for _, template in prints), default=0)
    head = _HEAD.pack(0, width, height, PER_CM, PER_CM, len(prints), 0)
    seen: dict[int, int] = {}
    views = b""
    for position, template in prints:
        seen[position] = seen.get(position, -1) + 1
        views += _write_view(position, seen[position], template, form)
    body = head + views
    if form is ISO_19794:
        return _MAGIC + form.versions[0] + struct.pack(">I", 12 + len(body)) + body
    return _MAGIC + form.versions[0] + _ansi_length(len(body)) + struct.pack(">HH", 0, 0) + body


def _recognize(raw: bytes) -> tuple[Format, int]:
    """Return the standard of a record and where the rest of its header begins.

    The two are told apart by where the record's length stands. ISO: 4 bytes. ANSI: 2 bytes, or
    2 of zero and then 4; the owner and type of the product follow. Genuine ANSI records exist
    whose 2 bytes are a little short, so there only the views must fill the record exactly.
    """
    version = raw[4:8]
    if raw[:4] != _MAGIC or version not in ANSI_378.versions or len(raw) < 24:
        raise Unreadable("The file is not an ISO/IEC 19794-2 or ANSI 378 minutiae record.")
    short, long = struct.unpack_from(">HI", raw, 8)
    if version in ISO_19794.versions and struct.unpack_from(">I", raw, 8)[0] == len(raw):
        return ISO_19794, 12
    if 24 <= short <= len(raw):
        return ANSI_378, 14
    if short == 0 and long == len(raw):
        return ANSI_378, 18
    raise Unreadable("The minutiae record is not as long as it says.")


def _ansi_length(body: int) -> bytes:
    short = 14 + body
    return struct.pack(">H", short) if short <= 0xFFFF else struct.pack(">HI", 0, 18 + body)


def _read_view(
    raw: bytes, offset: int, form: Format, sides: tuple[int, int], scale: tuple[float, float]
) -> tuple[int, tuple[int, Template]]:
    position, _, _, count = _VIEW.unpack_from(raw, offset)
    if position > 10:
        raise WrongFingerCode(f"Finger position {position} is not one of the codes 0 to 10.")
    offset += _VIEW.size
    end = offset + count * _MINUTIA.itemsize
    (extended,) = _EXTENDED.unpack_from(raw, end)
    rows = np.frombuffer(raw[offset:end], _MINUTIA)
    places = np.column_stack([rows["y"], rows["x"]]) & MAX_COORDINATE
    if (places >= sides).any():
        raise Unreadable("The minutiae record has a minutia outside its image.")
    angles = rows["angle"].astype(np.int64) % form.turn * (2 * math.pi / form.turn)
    minutiae = np.column_stack([places * scale, angles])
    quality = np.where(rows["quality"] == NOT_REPORTED, MIDDLING, rows["quality"]).clip(0, 100)
    height, width = (round(side * factor) for side, factor in zip(sides, scale, strict=True))
    template = Template(minutiae.astype(np.float32), quality.astype(np.uint8), height, width)
    return end + _EXTENDED.size + extended, (position, template)


def _write_view(position: int, view: int, template: Template, form: Format) -> bytes:
    surest = np.argsort(-template.quality.astype(np.int16), kind="stable")[:MAX_MINUTIAE]
    kept = np.sort(surest)
    rows = np.zeros(len(kept), _MINUTIA)
    rows["y"] = _coordinate(template.minutiae[kept, 0], template.height)
    rows["x"] = _coordinate(template.minutiae[kept, 1], template.width)
    turns = template.minutiae[kept, 2].astype(np.float64) / (2 * math.pi)
    rows["angle"] = np.rint(turns * form.turn).astype(np.int64) % form.turn
    rows["quality"] = template.quality[kept].clip(1, 100)
    head = _VIEW.pack(position, (view & 0xF) << 4, 0, len(kept))
    return head + rows.tobytes() + _EXTENDED.pack(0)


def _coordinate(values: NDArray[np.float32], side: int) -> NDArray[np.int64]:
    last = min(max(side - 1, 0), MAX_COORDINATE)
    return np.rint(values).astype(np.int64).clip(0, last)
