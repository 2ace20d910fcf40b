"""A gallery as the engine searches it: memory-mapped files, shared by workers.

Each part holds the prints of a range of ids; new enrollments become a part of their own, and
many parts are made one.  The files hold cylinder bits under a permutation that is secret to the
gallery, in a folder that only the site's account can enter.
"""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings

from matching.engine.descriptor import Descriptor
from matching.engine.gallery import Gallery
from matching.engine.permutation import permute
from matching.galleries.models import EnrolledPrint, GalleryState
from matching.galleries.services import name_of, owner_of
from portal.jurisdictions import scope
from portal.sealing import keyed_hash, unseal

MOST_PARTS = 8
Row = tuple[int, int, Descriptor]

# By the gallery's serial: another database's gallery of the same version is another gallery.
_open: dict[UUID, tuple[int, Gallery]] = {}


def current(name: str) -> tuple[int, Gallery]:
    """Return a gallery's version and its open files, with what is newly enrolled added first.

    Call it outside a scope: adding enters the gallery's own.
    """
    state = GalleryState.objects.filter(name=name).first()
    if state is None:
        return 0, Gallery()
    if state.serial not in _open or _open[state.serial][0] != state.version:
        _open[state.serial] = _catch_up(name)
    return _open[state.serial]


def forget() -> None:
    """Close what this process holds open; the next search opens the present version."""
    _open.clear()


def key_of(name: str) -> bytes:
    """The key of a gallery's permutation; the probe must be permuted alike."""
    return bytes.fromhex(keyed_hash(name.encode(), purpose="cylinders"))


def _catch_up(name: str) -> tuple[int, Gallery]:
    with scope.within(scope.gallery()):
        # Enrollment changes this row: under its lock no print can be committed with a lower id.
        state = GalleryState.objects.select_for_update().get(name=name)
        with _alone(_folder(state)) as folder:
            done = max((_range_of(part)[1] for part in _parts(folder)), default=0)
            rows = list(_rows(name, after=done))
            if rows:
                last, prints = rows[-1][0], [row for _, row in rows]
                Gallery.build(prints).save(folder / f"{done + 1:012d}-{last:012d}")
            _make_one(folder)
            return state.version, Gallery.join([Gallery.open(p) for p in _parts(folder)])


def _rows(name: str, *, after: int) -> Iterator[tuple[int, Row]]:
    """The prints enrolled after an id, in the order of their ids."""
    key, owner = key_of(name), owner_of(name)
    prints = EnrolledPrint.objects.filter(person__gallery=name, pk__gt=after)
    for row in prints.select_related("person").order_by("pk").iterator(chunk_size=2000):
        sealed_as = name_of(row.person, row.position, "descriptor")
        plain = unseal(row.descriptor, owner=owner, name=sealed_as)
        descriptor = permute(Descriptor.from_bytes(plain), key)
        yield row.pk, (row.person_id, row.position, descriptor)


def _make_one(folder: Path) -> None:
    """Join many parts to one; parts that a larger one covers are removed."""
    parts = _parts(folder)
    if len(parts) > MOST_PARTS:
        first, last = _range_of(parts[0])[0], _range_of(parts[-1])[1]
        joined = Gallery.join([Gallery.open(part) for part in parts]).compact()
        joined.save(folder / f"{first:012d}-{last:012d}")
        parts = _parts(folder)
    for part in parts:
        if any(other != part and _covers(other, part) for other in parts):
            shutil.rmtree(part)


def _parts(folder: Path) -> list[Path]:
    return sorted(folder.glob("[0-9]*-[0-9]*"))


def _range_of(part: Path) -> tuple[int, int]:
    first, last = part.name.split("-")
    return int(first), int(last)


def _covers(other: Path, part: Path) -> bool:
    (first, last), (start, end) = _range_of(other), _range_of(part)
    return first <= start and end <= last


def _folder(state: GalleryState) -> Path:
    """The gallery's own folder; another database or another root key has another one."""
    key = key_of(state.name)[:4].hex()
    return (
        Path(settings.STATE_DIR) / "galleries" / f"{state.name.lower()}-{state.serial.hex}-{key}"
    )


@contextmanager
def _alone(folder: Path) -> Iterator[Path]:
    """Let one process write at a time; the lock goes with the process."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder
