"""The proof of filing is downloaded by whoever holds a receipt, and checked by anybody."""

import pytest

from complaints.following.proof import read_proof
from complaints.receipts import digests
from tests.complaints.following.people import filed


@pytest.fixture(autouse=True)
def quick_digests(monkeypatch):
    """Receipts that take little memory: how hard they are is tested beside them."""
    monkeypatch.setattr(digests, "MEMORY_KIB", 64)


def test_a_proof_is_downloaded_and_checked_with_the_published_keys(client, riverton):
    told = filed(riverton)
    client.post("/complain/follow/", {"words": told.filer_words})

    proof, keys = client.get("/complain/mine/proof/"), client.get("/complain/proof-keys/")

    said = read_proof(proof.content.decode(), keys=keys.content.decode().splitlines())
    assert said["number"] == told.complaint.number
    assert 'attachment; filename="proof.txt"' in proof["Content-Disposition"]
    assert "no-store" in proof["Cache-Control"]


def test_nobody_else_gets_one(client, database):
    assert client.get("/complain/mine/proof/")["Location"] == "/complain/follow/"
