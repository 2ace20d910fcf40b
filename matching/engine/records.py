"""Small versioned little-endian records: a header, then arrays, nothing after."""

import struct
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
HEADER = struct.Struct("<4sHHHH")


def pack(kind: bytes, version: int, numbers: Sequence[int], arrays: Sequence[Array]) -> bytes:
    """Write ``kind`` (four bytes), ``version``, three numbers below 65,536, and the arrays."""
    parts = [array.astype(array.dtype.newbyteorder("<"), copy=False) for array in arrays]
    return HEADER.pack(kind, version, *numbers) + b"".join(part.tobytes() for part in parts)


def unpack(
    raw: bytes, kind: bytes, version: int, columns: Sequence[tuple[str, int]]
) -> tuple[tuple[int, int, int], list[Array]]:
    """Read a record whose first number counts the rows.

    Parameters
    ----------
    raw : bytes
        What ``pack`` wrote.
    kind, version : bytes, int
        What the record must be.
    columns : sequence of (dtype, width)
        The arrays in order; width 0 stands for shape (rows,), else (rows, width).

    Returns
    -------
    numbers, arrays
        The three numbers of the header, and fresh native arrays.

    Raises
    ------
    ValueError
        The record is of another kind or version, too short or too long.
    """
    if len(raw) < HEADER.size:
        raise ValueError("The record is shorter than its header.")
    found, revision, rows, second, third = HEADER.unpack_from(raw)
    if found != kind:
        raise ValueError(f"The record is not of the kind {kind.decode()}.")
    if revision != version:
        raise ValueError(f"The record has version {revision}; version {version} is read here.")
    types = [np.dtype(name).newbyteorder("<") for name, _ in columns]
    sizes = [
        rows * max(width, 1) * kept.itemsize
        for kept, (_, width) in zip(types, columns, strict=True)
    ]
    if len(raw) != HEADER.size + sum(sizes):
        raise ValueError(f"The record of {rows} rows does not have the length it should have.")
    arrays, start = [], HEADER.size
    for kept, (name, width), size in zip(types, columns, sizes, strict=True):
        flat = np.frombuffer(raw[start : start + size], dtype=kept).astype(name)
        arrays.append(flat.reshape(rows, width) if width else flat)
        start += size
    return (rows, second, third), arrays
