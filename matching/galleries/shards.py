"""A gallery as the engine searches it: files of one version, memory-mapped, shared by workers.

The files hold cylinder bits under a permutation that is secret to the gallery, in a folder
that only the site's account can enter.
"""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from matching.engine.descriptor import Descriptor
from matching.engine.gallery import Gallery
from matching.engine.permutation import permute
from matching.galleries.models import EnrolledPrint, GalleryState
from matching.galleries.services import name_of, owner_of
from portal.jurisdictions import scope
from portal.sealing import keyed_hash, unseal

_open: dict[str, tuple[int, Gallery]] = {}


def current(name: str) -> tuple[int, Gallery]:
    """Return a gallery's version and its open files, built first if nobody built them yet.

    Call it outside a scope: building enters the gallery's own.
    """
    version = _version(name)
    if name not in _open or _open[name][0] != version:
        folder = _folder(name) / str(version)
        if not folder.exists():
            version, folder = _build(name)
        _open[name] = version, Gallery.open(folder)
    return _open[name]


def forget() -> None:
    """Close what this process holds open; the next search opens the present version."""
    _open.clear()


def key_of(name: str) -> bytes:
    """The key of a gallery's permutation; the probe must be permuted alike."""
    return bytes.fromhex(keyed_hash(name.encode(), purpose="cylinders"))


def _folder(name: str) -> Path:
    return Path(settings.STATE_DIR) / "galleries" / name.lower()


def _version(name: str) -> int:
    state = GalleryState.objects.filter(name=name).first()
    return state.version if state else 0


def _build(name: str) -> tuple[int, Path]:
    with _alone(_folder(name)), scope.within(scope.gallery()):
        # Enrollment changes this row, so that rows and version belong together under the lock.
        state = GalleryState.objects.select_for_update().filter(name=name).first()
        version = state.version if state else 0
        folder = _folder(name) / str(version)
        if not folder.exists():
            Gallery.build(_rows(name)).save(folder)
            _remove_older(folder)
    return version, folder


def _rows(name: str) -> Iterator[tuple[int, int, Descriptor]]:
    key, owner = key_of(name), owner_of(name)
    prints = EnrolledPrint.objects.filter(person__gallery=name).select_related("person")
    for row in prints.order_by("person_id", "position").iterator(chunk_size=2000):
        sealed_as = name_of(row.person, row.position, "descriptor")
        plain = unseal(row.descriptor, owner=owner, name=sealed_as)
        yield row.person_id, row.position, permute(Descriptor.from_bytes(plain), key)


def _remove_older(newest: Path) -> None:
    """Keep the newest two versions: a search under way may still read the one before."""
    numbered = [p for p in newest.parent.iterdir() if p.name.isdigit()]
    for folder in sorted(numbered, key=lambda p: int(p.name))[:-2]:
        shutil.rmtree(folder)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process build at a time; the lock goes with the process."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
