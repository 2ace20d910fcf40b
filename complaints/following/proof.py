"""The proof that a complaint was filed: its number, the instant and a commitment, no content.

The commitment is an HMAC-SHA256 of what was told, under a key that the complaint's content key
gives and that goes with it: it says nothing to whoever holds the proof, and is compared with the
content by whoever may open it.
"""

import hashlib
import hmac
from datetime import UTC

from django.utils.translation import gettext as _

from complaints.models import Complaint
from complaints.services import NAME
from complaints.vault.keys import Lock, key_of
from complaints.vault.sealed import open_bytes
from portal.sealing import keyed_hashes
from portal.signed_notes import NotSigned, open_note, sign_note, verifier_of

SIGNER, PURPOSE, HEAD = "complaint-proof", b"complaint-proof/1", "complaint proof of filing v1"


def proof_of_filing(complaint: Complaint) -> str:
    """The signed note of a complaint as it was filed.  Raises ``KeyDestroyed``."""
    filed = complaint.opened_at.astimezone(UTC).isoformat(timespec="seconds")
    text = "\n".join([HEAD, complaint.number, filed, commitment_of(complaint), ""])
    return sign_note(text, name=SIGNER, seed=_seeds()[-1])


def commitment_of(complaint: Complaint) -> str:
    """64 hexadecimal digits of what was told, when, and under which number.

    Raises ``KeyDestroyed``.
    """
    content = b""
    if complaint.content is not None:
        content = open_bytes(complaint.content, complaint_id=complaint.pk, name=NAME)
    key = hmac.digest(key_of(complaint.pk, Lock.CONTENT), PURPOSE, hashlib.sha256)
    told = f"{complaint.number}|{complaint.opened_at.timestamp()}|".encode() + content
    return hmac.new(key, told, hashlib.sha256).hexdigest()


def published_keys() -> list[str]:
    """The keys with which proofs are checked, by anybody and without this portal; newest last."""
    return [verifier_of(name=SIGNER, seed=seed) for seed in _seeds()]


def read_proof(note: str, *, keys: list[str]) -> dict[str, str]:
    """What a proof says, once a published key vouches for it; asks nobody and no table.

    Raises ``NotSigned``.
    """
    for key in keys:
        try:
            head, number, filed, commitment, _end = open_note(note, verifier=key).split("\n")
        except (NotSigned, ValueError):
            continue
        if head == HEAD:
            return {"number": number, "filed": filed, "commitment": commitment}
    raise NotSigned(_("This is no proof of filing, or none of these keys signed it."))


def _seeds() -> list[bytes]:
    return [bytes.fromhex(one) for one in keyed_hashes(PURPOSE, purpose="complaint-proof-seed")]
