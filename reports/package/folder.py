"""A package as a folder of a disk: written once and never over another, read file by file."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

GREATEST = 1 << 30  # bytes of one file


class AlreadyThere(Exception):
    """A version stays at its address for ever; another one needs another folder."""


class NotPlain(Exception):
    """Something in the folder is no plain file of a size that is read."""


class Folder(Mapping[str, bytes]):
    """The files of a folder by path, each read when it is asked for.

    Raises ``NotPlain`` for what is neither a folder nor a plain file, as a link that leads out.
    """

    def __init__(self, folder: Path) -> None:
        self._found = {
            path.relative_to(folder).as_posix(): path
            for path in sorted(folder.rglob("*"))
            if path.is_symlink() or not path.is_dir()
        }

    def __getitem__(self, path: str) -> bytes:
        found = self._found[path]
        if found.is_symlink() or not found.is_file() or found.stat().st_size > GREATEST:
            raise NotPlain(f"{path} is no plain file, or too large.")
        return found.read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def write(files: Mapping[str, bytes], folder: Path) -> None:
    """Make a folder of the files, whole or not at all.  Raises ``AlreadyThere``."""
    if folder.exists():
        raise AlreadyThere(f"{folder} is there already.")
    with TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as made:
        whole = Path(made) / "whole"
        for path, file in files.items():
            place = whole / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file)
        try:
            whole.rename(folder)
        except OSError:  # somebody else made it meanwhile
            raise AlreadyThere(f"{folder} is there already.") from None
