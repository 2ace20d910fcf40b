"""How loops become machine code: numba, single-threaded, without the interpreter's lock.

An ``entry`` is compiled for one signature at its first call, or by ``warm``, so that importing
the engine costs nothing to those who never search; the machine code is kept on disk.  A
``device`` is compiled into the entries that call it.  No kernel starts a thread, so all are safe
in a forked worker, and two threads may run them side by side.

numba judges a kept entry by its own file alone.  Here it is kept in a folder named for the
content of every file of the engine, so that a changed device never leaves an old entry in use.
Code is kept below ``NUMBA_CACHE_DIR`` where that is set, else beside the sources, else (a
read-only checkout) in the user's cache folder; where nothing can be written it is not kept.
"""

import hashlib
import os
import threading
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar, cast

import numba
from numba import types
from numba.extending import intrinsic

P = ParamSpec("P")
R = TypeVar("R")
OPTIONS: dict[str, Any] = {"nogil": True, "boundscheck": False, "error_model": "numpy"}
_settings: Any = numba.config
_compiling = threading.RLock()
_entries: list["Entry[Any, Any]"] = []


def array(dtype: Any, ndim: int) -> Any:
    """The type of a C-contiguous array that the kernel only reads; memory-mapped ones fit."""
    return types.Array(dtype, ndim, "C", readonly=True)


def device(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function callable from entries."""
    return cast(Callable[P, R], numba.njit(**OPTIONS)(function))


class Entry(Generic[P, R]):
    """A kernel that Python calls."""

    def __init__(self, function: Callable[P, R], signature: Any, options: dict[str, Any]) -> None:
        """Remember what to compile."""
        self.function, self.signature, self.options = function, signature, options
        self.compiled: Callable[P, R] | None = None
        _entries.append(self)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run the machine code, compiling it first where that is still to do."""
        return (self.compiled or self.compile())(*args, **kwargs)

    def compile(self) -> Callable[P, R]:
        """Compile, or load what an earlier process kept."""
        with _compiling:
            if self.compiled is None:
                self.compiled = cast(
                    Callable[P, R], _compile(self.function, self.signature, self.options)
                )
            return self.compiled


def entry(signature: Any, **options: Any) -> Callable[[Callable[P, R]], Entry[P, R]]:
    """Make a function of numpy arrays a kernel for one signature."""
    return lambda function: Entry(function, signature, OPTIONS | options)


def warm() -> int:
    """Compile every entry imported so far, best before workers are forked; return how many."""
    for each in _entries:
        each.compile()
    return len(_entries)


def _compile(function: Callable[..., Any], signature: Any, options: dict[str, Any]) -> Any:
    kept, _settings.CACHE_DIR = _settings.CACHE_DIR, str(_folder())
    try:
        dispatcher = numba.njit(**options)(function)
        try:
            dispatcher.enable_caching()
        except (RuntimeError, OSError):  # nowhere to write: compile afresh in every process
            dispatcher = numba.njit(**options)(function)
        dispatcher.compile(signature)
        dispatcher.disable_compile()
        return dispatcher
    finally:
        _settings.CACHE_DIR = kept


@cache
def _folder() -> Path:
    """Name the folder for the machine code of exactly these sources."""
    here = Path(__file__).parent
    digest = hashlib.sha256()
    for source in sorted(here.rglob("*.py")):
        digest.update(source.read_bytes())
    if _settings.CACHE_DIR:
        base = Path(_settings.CACHE_DIR)
    elif os.access(here, os.W_OK):
        base = here / "__pycache__"
    else:
        base = Path(os.path.expanduser("~/.cache/numba"))
    return base / f"engine-{digest.hexdigest()[:16]}"


def _popcount(context: Any, number: Any) -> Any:
    """Count set bits: one instruction, int64 so that LLVM may vectorize the loop around it."""
    return types.int64(types.uint64), lambda _, builder, __, args: builder.ctpop(args[0])


popcount = cast(Callable[[Any], int], intrinsic(_popcount))
