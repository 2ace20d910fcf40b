"""Read an image's size from its header, and check its frame, without decoding a pixel.

What is checked: WSQ start and end markers and the frame header; a PNG's signature and the CRC of
every chunk; the size in JPEG 2000's codestream; the length of raw pixels.
"""

import struct
import zlib

from matching.interchange.errors import Unreadable

RAW, WSQ, PNG, JP2 = "raw", "wsq", "png", "jp2"

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_JP2_SIGNATURE = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
_CODESTREAM = b"\xff\x4f\xff\x51"
_WSQ_START, _WSQ_END = b"\xff\xa0", b"\xff\xa1"
_WSQ_FRAME = 0xFFA2
# More than any encoder writes; without a bound, millions of empty ones could be strung together.
_MAX_SEGMENTS = 10_000


def sniff(data: bytes) -> str:
    """Return which compression `data` begins like (`Unreadable` when like none)."""
    starts = {
        _PNG_SIGNATURE: PNG,
        _JP2_SIGNATURE: JP2,
        _CODESTREAM: JP2,
        _WSQ_START + b"\xff": WSQ,
    }
    for start, compression in starts.items():
        if data.startswith(start):
            return compression
    raise Unreadable("The file is not a WSQ, PNG or JPEG 2000 image.")


def measure(compression: str, data: bytes) -> tuple[int, int]:
    """Return (width, height) in pixels of WSQ, PNG or JPEG 2000 `data` (`Unreadable`)."""
    try:
        return _MEASURES[compression](data)
    except (struct.error, IndexError):
        raise Unreadable(f"A {compression.upper()} image is cut short.") from None


def check(compression: str, data: bytes, width: int, height: int) -> None:
    """Refuse `data` that is not an image of this compression and size (`Unreadable`)."""
    if compression == RAW:
        if len(data) != width * height:
            raise Unreadable(
                f"A raw image of {width} x {height} pixels has {len(data):,} bytes, "
                f"not {width * height:,}."
            )
        return
    found = measure(compression, data)
    if found != (width, height):
        raise Unreadable(
            f"An image is announced as {width} x {height} pixels but its "
            f"{compression.upper()} header says {found[0]} x {found[1]}."
        )


def _measure_wsq(data: bytes) -> tuple[int, int]:
    if not data.startswith(_WSQ_START) or not data.endswith(_WSQ_END):
        raise Unreadable("A WSQ image is cut short or does not begin as WSQ does.")
    offset = 2
    for _ in range(_MAX_SEGMENTS):
        marker, length = struct.unpack_from(">HH", data, offset)
        if marker >> 8 != 0xFF or length < 2:
            raise Unreadable("The header of a WSQ image is damaged.")
        if marker == _WSQ_FRAME:
            height, width = struct.unpack_from(">HH", data, offset + 6)
            return width, height
        offset += 2 + length
    raise Unreadable("The header of a WSQ image is damaged.")


def _measure_png(data: bytes) -> tuple[int, int]:
    if not data.startswith(_PNG_SIGNATURE) or data[12:16] != b"IHDR":
        raise Unreadable("A PNG image does not begin as PNG does.")
    offset, name = 8, b""
    for _ in range(_MAX_SEGMENTS):
        length, name = struct.unpack_from(">I4s", data, offset)
        (crc,) = struct.unpack_from(">I", data, offset + 8 + length)
        if zlib.crc32(data[offset + 4 : offset + 8 + length]) != crc:
            raise Unreadable("A PNG image is damaged: a checksum does not match.")
        offset += 12 + length
        if name == b"IEND":
            break
    if name != b"IEND" or offset != len(data):
        raise Unreadable("A PNG image has bytes after its end.")
    width, height = struct.unpack_from(">II", data, 16)
    return width, height


def _measure_jp2(data: bytes) -> tuple[int, int]:
    start = 0 if data.startswith(_CODESTREAM) else data.find(_CODESTREAM)
    if start < 0 or (start and not data.startswith(_JP2_SIGNATURE)):
        raise Unreadable("A JPEG 2000 image does not begin as JPEG 2000 does.")
    # SIZ: marker 2, length 2, capabilities 2, then the far corner and the offset of the image.
    right, bottom, left, top = struct.unpack_from(">IIII", data, start + 8)
    if right <= left or bottom <= top:
        raise Unreadable("The header of a JPEG 2000 image is damaged.")
    return right - left, bottom - top


_MEASURES = {WSQ: _measure_wsq, PNG: _measure_png, JP2: _measure_jp2}
