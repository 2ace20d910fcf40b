"""The format in which the portal and its confined children speak: a JSON header and blobs.

Whoever reads a frame does not trust its writer: every length is bounded before anything is
allocated, and nothing but JSON and bytes can come out (no pickle).

    magic 4 bytes | header length u32 | blob count u32 | blob lengths u64 ... | header | blobs
"""

import json
import socket
import struct
import time
from dataclasses import dataclass
from typing import Any

MAGIC = b"SCF1"
MAX_HEADER = 4 * 1024 * 1024
MAX_BLOBS = 2_000
MAX_TOTAL = 96 * 1024 * 1024

_START = struct.Struct("<4sII")
_CHUNK = 1 << 20


class BrokenFrame(Exception):
    """Bytes that are not a frame, or the end of the line before one was complete."""


@dataclass(frozen=True)
class Frame:
    """One message: a JSON object, and bytes in order."""

    header: dict[str, Any]
    blobs: tuple[bytes, ...] = ()


def send(line: socket.socket, frame: Frame) -> None:
    """Write one frame (OSError when the other end is gone)."""
    header = json.dumps(frame.header).encode()
    lengths = struct.pack(f"<{len(frame.blobs)}Q", *map(len, frame.blobs))
    line.sendall(_START.pack(MAGIC, len(header), len(frame.blobs)) + lengths + header)
    for blob in frame.blobs:
        line.sendall(blob)


def receive(line: socket.socket, seconds: float | None = None) -> Frame:
    """Read one frame within `seconds` (`BrokenFrame`, TimeoutError, OSError)."""
    deadline = None if seconds is None else time.monotonic() + seconds
    magic, header_length, count = _START.unpack(_take(line, _START.size, deadline))
    if magic != MAGIC or header_length > MAX_HEADER or count > MAX_BLOBS:
        raise BrokenFrame("not a frame, or one beyond the limits")
    lengths = struct.unpack(f"<{count}Q", _take(line, 8 * count, deadline))
    if sum(lengths) > MAX_TOTAL:
        raise BrokenFrame("a frame beyond the limits")
    try:
        header = json.loads(_take(line, header_length, deadline))
    except (ValueError, RecursionError):
        raise BrokenFrame("a frame without a JSON header") from None
    if not isinstance(header, dict):
        raise BrokenFrame("a frame whose header is no object")
    return Frame(header, tuple(_take(line, length, deadline) for length in lengths))


def _take(line: socket.socket, length: int, deadline: float | None) -> bytes:
    """Read exactly `length` bytes."""
    parts = bytearray()
    while len(parts) < length:
        if deadline is not None:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            line.settimeout(left)
        part = line.recv(min(length - len(parts), _CHUNK))
        if not part:
            raise BrokenFrame("the line ended within a frame")
        parts += part
    return bytes(parts)
