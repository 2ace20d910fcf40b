"""The publisher's word on a manifest: a signed note (c2sp.org/signed-note) with its hash.

The note is text, so that it can be read, mailed and printed; other people's tools check it too.
"""

import hashlib

from portal.signed_notes import NotSigned, open_note, sign_note, verifier_of

__all__ = ["NotSigned", "sign_manifest", "signed_hash", "verifier_of"]

HEAD = "release manifest v1"


def sign_manifest(manifest: bytes, *, title: str, signer: str, seed: bytes) -> bytes:
    """The note on a manifest, signed with the key of a seed (32 bytes); `title` is one line."""
    text = f"{HEAD}\n{title}\nsha256 {hashlib.sha256(manifest).hexdigest()}\n"
    return sign_note(text, name=signer, seed=seed).encode()


def signed_hash(note: bytes, *, verifier: str) -> tuple[str, str]:
    """The title and the SHA-256 (64 digits) that a published key vouches for.

    Raises ``NotSigned``.
    """
    try:
        head, title, digest, _end = open_note(note.decode(), verifier=verifier).split("\n")
    except ValueError:
        raise NotSigned("This is no note on a manifest.") from None
    if head != HEAD:
        raise NotSigned("This is no note on a manifest.")
    return title, digest.removeprefix("sha256 ")
