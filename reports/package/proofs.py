"""The proof that one line was published: for a citation, without the rest of the table."""

from collections.abc import Mapping
from dataclasses import dataclass

from reports.package.manifest import lines_of, read_manifest
from reports.package.merkle import is_under, path_of


@dataclass(frozen=True)
class LineProof:
    """A line of a table's CSV file, its place from 0 (the heading), and its audit path."""

    path: str
    line: bytes
    index: int
    audit: tuple[bytes, ...]


def prove_line(files: Mapping[str, bytes], path: str, index: int) -> LineProof:
    """The proof of a line of a file.  ``IndexError`` where there is no such line."""
    lines = lines_of(files[path])
    audit = tuple(path_of(lines, index))
    return LineProof(path, lines[index], index, audit)


def is_published(proof: LineProof, *, manifest: bytes) -> bool:
    """Tell whether a manifest, whose signature was checked, has the line where the proof says.

    Raises ``BadManifest``.
    """
    entry = read_manifest(manifest).get(proof.path)
    if entry is None or entry.root is None or entry.lines is None:
        return False
    root = bytes.fromhex(entry.root)
    return is_under(root, proof.line, index=proof.index, size=entry.lines, path=proof.audit)
