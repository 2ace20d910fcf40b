"""The hash tree of RFC 6962, section 2.1: one root for many leaves, and proofs of one of them."""

import hashlib
from collections.abc import Sequence

LEAF, NODE = b"\x00", b"\x01"


def leaf_hash(data: bytes) -> bytes:
    """The hash (32 bytes) of a leaf."""
    return hashlib.sha256(LEAF + data).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root (32 bytes) over leaves (n,); that of no leaves is the hash of nothing."""
    level = [leaf_hash(leaf) for leaf in leaves]
    while len(level) > 1:
        level = _raised(level)
    return level[0] if level else hashlib.sha256().digest()


def path_of(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes beside the way from a leaf to the root, lowest first (its audit path).

    ``IndexError`` where there is no such leaf.
    """
    if not 0 <= index < len(leaves):
        raise IndexError("There is no such leaf.")
    level, path = [leaf_hash(leaf) for leaf in leaves], []
    while len(level) > 1:
        beside = index ^ 1
        if beside < len(level):
            path.append(level[beside])
        level, index = _raised(level), index // 2
    return path


def is_under(root: bytes, leaf: bytes, *, index: int, size: int, path: Sequence[bytes]) -> bool:
    """Tell whether a path shows a leaf to be the one at an index of `size` leaves under a root."""
    if not 0 <= index < size:
        return False
    found, last, left = leaf_hash(leaf), size - 1, list(path)
    while last:
        if index % 2 or index < last:  # the last of an odd level rises alone
            if not left:
                return False
            beside = left.pop(0)
            found = _node(beside, found) if index % 2 else _node(found, beside)
        index, last = index // 2, last // 2
    return not left and found == root


def _raised(level: list[bytes]) -> list[bytes]:
    pairs = [_node(*level[at : at + 2]) for at in range(0, len(level) - 1, 2)]
    return pairs + level[len(pairs) * 2 :]


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(NODE + left + right).digest()
