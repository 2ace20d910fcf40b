"""Signed notes: a few lines of text and an Ed25519 signature, checked with a published key.

The format is that of C2SP (c2sp.org/signed-note), which other people's tools check too: lines,
an empty line, and a line with the key's name, its four-byte mark and the signature.  It knows no
settings, no clock and no table.
"""

import base64
import binascii
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
MARK = 4


class NotSigned(Exception):
    """The note was changed, or another key signed it."""


def sign_note(text: str, *, name: str, seed: bytes) -> str:
    """A note of text, which ends with a new line, signed with the key of a seed (32 bytes)."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public = key.public_key().public_bytes_raw()
    signed = _mark(name, public) + key.sign(text.encode())
    return f"{text}\n— {name} {base64.b64encode(signed).decode()}\n"


def verifier_of(*, name: str, seed: bytes) -> str:
    """The published key of a seed: its name, its mark and its bytes."""
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    body = base64.b64encode(ED25519 + public).decode()
    return f"{name}+{_mark(name, public).hex()}+{body}"


def open_note(note: str, *, verifier: str) -> str:
    """The text of a note that a published key signed; raises ``NotSigned``."""
    text, found, tail = note.rpartition("\n\n— ")
    try:
        name, mark, body = verifier.strip().split("+", 2)
        public = base64.b64decode(body, validate=True).removeprefix(ED25519)
        signer, signature = tail.split(" ")
        signed = base64.b64decode(signature.removesuffix("\n"), validate=True)
        if not found or signer != name or signed[:MARK].hex() != mark:
            raise NotSigned("This note is not signed with this key.")
        key = Ed25519PublicKey.from_public_bytes(public)
        key.verify(signed[MARK:], f"{text}\n".encode())
    except (ValueError, binascii.Error, InvalidSignature):
        raise NotSigned("This note is not signed with this key.") from None
    return f"{text}\n"


def _mark(name: str, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:MARK]
