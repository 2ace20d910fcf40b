"""A proof of filing says when and no more, and anybody checks it without the portal."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.management import CommandError, call_command

from complaints.following.proof import (
    commitment_of,
    proof_of_filing,
    published_keys,
    read_proof,
)
from complaints.vault.keys import KeyDestroyed, destroy_keys
from complaints.vault.sealed import seal_record
from tests.complaints.following.people import AFFECTED, FILER, TOLD, filed
from tests.matching.factories import now


def test_the_format_is_checked_with_nothing_of_the_portal(told):
    note = proof_of_filing(told.complaint)
    text, _, tail = note.rpartition("\n\n— ")
    _name, _mark, body = published_keys()[-1].split("+", 2)
    signature = base64.b64decode(tail.split(" ")[1])[4:]

    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(body)[1:])

    key.verify(signature, f"{text}\n".encode())


def test_a_proof_says_number_instant_and_commitment_alone(told):
    note = proof_of_filing(told.complaint)

    said = read_proof(note, keys=published_keys())

    assert said["number"] == told.complaint.number
    assert said["commitment"] == commitment_of(told.complaint)
    for secret in (TOLD, *FILER.values(), *AFFECTED.values(), "Riverton", str(told.complaint.pk)):
        assert secret not in note


def test_the_commitment_is_to_what_was_told(told, riverton):
    same_words = filed(riverton)
    before = commitment_of(told.complaint)
    pk = told.complaint.pk

    told.complaint.content = seal_record({"words": "Else."}, complaint_id=pk, name="complaint")

    assert len({before, commitment_of(told.complaint), commitment_of(same_words.complaint)}) == 3


def test_sealing_the_same_words_again_leaves_the_commitment(told):
    before, pk = commitment_of(told.complaint), told.complaint.pk

    told.complaint.content = seal_record({"words": TOLD}, complaint_id=pk, name="complaint")

    assert commitment_of(told.complaint) == before


def test_an_old_proof_is_checked_after_a_new_root_key(told, settings):
    note, at = proof_of_filing(told.complaint), now()

    settings.SEALING_KEYS = [*settings.SEALING_KEYS, bytes(32)]

    assert len(published_keys()) == 2
    assert read_proof(note, keys=published_keys())["filed"] <= at.isoformat()


def test_nothing_is_proved_of_what_was_destroyed(told):
    destroy_keys(told.complaint.pk)

    with pytest.raises(KeyDestroyed):
        proof_of_filing(told.complaint)


def test_the_command_checks_a_file_with_keys_that_were_published(told, tmp_path, capsys):
    proof, keys = tmp_path / "proof.txt", tmp_path / "keys.txt"
    proof.write_text(proof_of_filing(told.complaint))
    keys.write_text("\n".join(published_keys()))

    call_command("verify_filing", str(proof), "--keys", str(keys))
    call_command("verify_filing", str(proof))

    assert capsys.readouterr().out.count(told.complaint.number) == 2


@pytest.mark.parametrize("wrong", ["", "nothing", "\x00"])
def test_the_command_refuses_what_is_no_proof(tmp_path, wrong):
    proof = tmp_path / "proof.txt"
    proof.write_text(wrong)

    with pytest.raises(CommandError):
        call_command("verify_filing", str(proof))
    with pytest.raises(CommandError):
        call_command("verify_filing", str(tmp_path / "missing.txt"))
