import hashlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.package.merkle import is_under, leaf_hash, path_of, root_of

# The leaves of the reference tests of Certificate Transparency, and the roots of the first n.
REFERENCE = [
    bytes.fromhex(leaf)
    for leaf in [
        "", "00", "10", "2021", "3031", "40414243",
        "5051525354555657", "606162636465666768696a6b6c6d6e6f",
    ]
]  # fmt: skip
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
leaves = st.lists(st.binary(max_size=4), min_size=1, max_size=20)


@pytest.mark.parametrize(("count", "root"), ROOTS.items())
def test_the_roots_are_those_of_the_reference(count, root):
    assert root_of(REFERENCE[:count]).hex() == root


@given(leaves)
def test_the_root_is_that_of_the_two_parts_of_the_standard(given_leaves):
    """RFC 6962 divides at the greatest power of two below the number of leaves."""

    def standard(part):
        if len(part) == 1:
            return leaf_hash(part[0])
        at = 1 << (len(part) - 1).bit_length() - 1
        return hashlib.sha256(b"\x01" + standard(part[:at]) + standard(part[at:])).digest()

    assert root_of(given_leaves) == standard(given_leaves)


@given(leaves, st.data())
def test_every_leaf_is_proved_by_its_path(given_leaves, data):
    index = data.draw(st.integers(0, len(given_leaves) - 1))
    path, root = path_of(given_leaves, index), root_of(given_leaves)

    assert is_under(root, given_leaves[index], index=index, size=len(given_leaves), path=path)
    assert len(path) <= (len(given_leaves) - 1).bit_length()


@given(leaves, st.data())
def test_no_other_leaf_is_proved_by_it(given_leaves, data):
    index = data.draw(st.integers(0, len(given_leaves) - 1))
    other = data.draw(st.binary(max_size=4).filter(lambda leaf: leaf != given_leaves[index]))
    path, root = path_of(given_leaves, index), root_of(given_leaves)

    assert not is_under(root, other, index=index, size=len(given_leaves), path=path)


def test_a_path_of_another_place_or_length_proves_nothing():
    root, path, size = root_of(REFERENCE), path_of(REFERENCE, 5), 8
    leaf = REFERENCE[5]

    proved = [
        is_under(root, leaf, index=4, size=size, path=path),
        is_under(root, leaf, index=5, size=16, path=path),
        is_under(root, leaf, index=5, size=size, path=path[:-1]),
        is_under(root, leaf, index=5, size=size, path=[*path, root]),
        is_under(root, leaf, index=8, size=size, path=path),
        is_under(root, leaf, index=-1, size=size, path=path),
    ]

    assert proved == [False] * 6


def test_a_node_is_not_taken_for_a_leaf():
    left, right = leaf_hash(REFERENCE[0]), leaf_hash(REFERENCE[1])

    assert root_of([left + right]) != root_of(REFERENCE[:2])


@pytest.mark.parametrize("index", [-1, 8])
def test_a_leaf_that_is_not_there_has_no_path(index):
    with pytest.raises(IndexError, match="no such leaf"):
        path_of(REFERENCE, index)


def test_the_order_of_leaves_counts():
    assert all(root_of([a, b]) != root_of([b, a]) for a, b in pairwise(REFERENCE))
