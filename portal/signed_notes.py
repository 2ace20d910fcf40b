"""Signed notes: a few lines of text and an Ed25519 signature, checked with a published key.

The format is that of C2SP (c2sp.org/signed-note), which other people's tools check too: lines,
an empty line, and a line with the key's name, its four-byte mark and the signature.  It knows no
settings, no clock and no table.
"""

import base64
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519 = b"\x01"
MARK = 4
NOT_SIGNED = "This note is not signed with this key."


class NotSigned(Exception):
    """The note was changed, or another key signed it."""


def sign_note(text: str, *, name: str, seed: bytes) -> str:
    """A note of text, which ends with a new line, signed with the key of a seed (32 bytes)."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public = key.public_key().public_bytes_raw()
    return _note(text, name, _mark(name, public) + key.sign(text.encode()))


def verifier_of(*, name: str, seed: bytes) -> str:
    """The published key of a seed: its name, its mark and its bytes."""
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    body = base64.b64encode(ED25519 + public).decode()
    return f"{name}+{_mark(name, public).hex()}+{body}"


def open_note(note: str, *, verifier: str) -> str:
    """The text of a note that a published key signed; raises ``NotSigned``.

    base64 ends with bits, and a text with line feeds, that readers do not look at: only the note
    as ``sign_note`` writes it is signed, so that no byte of it can change.
    """
    head, _, tail = note.rpartition("\n\n— ")
    text = f"{head}\n"
    try:
        name, mark, body = verifier.strip().split("+", 2)
        public = base64.b64decode(body, validate=True).removeprefix(ED25519)
        signed = base64.b64decode(tail.partition(" ")[2].removesuffix("\n"), validate=True)
        if signed[:MARK].hex() != mark or note != _note(text, name, signed):
            raise NotSigned(NOT_SIGNED)
        Ed25519PublicKey.from_public_bytes(public).verify(signed[MARK:], text.encode())
    except (ValueError, InvalidSignature):
        raise NotSigned(NOT_SIGNED) from None
    return text


def _note(text: str, name: str, signed: bytes) -> str:
    """A note in its one form, of its text with the last line feed."""
    return f"{text}\n— {name} {base64.b64encode(signed).decode()}\n"


def _mark(name: str, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:MARK]
