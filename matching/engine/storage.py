"""Folders of arrays: written whole or not at all, opened memory-mapped and read-only."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


@contextmanager
def whole(folder: Path) -> Iterator[Path]:
    """Give a temporary folder that takes the name ``folder`` once it is written.

    It stands beside ``folder``, and its name begins with a dot: a crash leaves no half folder
    under the final name.  FileExistsError if ``folder`` has content.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    passing = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        yield passing
        if folder.is_dir() and any(folder.iterdir()):
            raise FileExistsError(f"{folder.name} is already there.")
        _reach_disk(passing)
        passing.rename(folder)
    finally:
        shutil.rmtree(passing, ignore_errors=True)
    _reach_disk(folder.parent)


def save_arrays(folder: Path, arrays: Mapping[str, Array]) -> None:
    """Write ``<name>.npy`` for each array into a new folder, whole or not at all."""
    with whole(folder) as passing:
        for name, array in arrays.items():
            with (passing / f"{name}.npy").open("wb") as file:
                np.save(file, np.asarray(array, order="C"), allow_pickle=False)
                file.flush()
                os.fsync(file.fileno())


def open_arrays(folder: Path, kinds: Mapping[str, tuple[str, int]]) -> dict[str, Array]:
    """Map the named arrays of a folder.

    Parameters
    ----------
    folder : Path
        What ``save_arrays`` wrote.
    kinds : mapping
        The dtype and the number of dimensions of each array.

    Raises
    ------
    ValueError
        An array is missing, damaged or of another kind.
    """
    return {name: _open_array(folder / f"{name}.npy", *kind) for name, kind in kinds.items()}


def _open_array(path: Path, dtype: str, ndim: int) -> Array:
    """Map one array; an empty one is read, as there is nothing to map."""
    try:
        array = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError, SyntaxError) as error:
        raise ValueError(f"The array {path.name} cannot be read.") from error
    if array.dtype != np.dtype(dtype) or array.ndim != ndim or not array.flags.c_contiguous:
        raise ValueError(f"The array {path.name} is of another kind.")
    return np.asarray(array)


def _reach_disk(folder: Path) -> None:
    """Make the names inside the folder survive a power failure."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
