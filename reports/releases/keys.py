"""The secret of the rounding, and the key that signs releases; both come of the root keys."""

from portal.sealing import keyed_hashes
from portal.signed_notes import verifier_of
from reports.package.signature import NotSigned, signed_hash

SIGNER = "quarterly-statistics"


def rounding_secret() -> bytes:
    """The secret of the rounding: that of the oldest root key.

    A newer root key changes nothing that is shown, and a release is rebuilt with what made it.
    """
    return bytes.fromhex(keyed_hashes(b"rounding/1", purpose="statistics")[0])


def signing_seed() -> bytes:
    """The seed with which the next release is signed: that of the newest root key."""
    return _seeds()[-1]


def seed_that_signed(note: bytes) -> bytes:
    """The seed that made the signature of a release.  Raises ``NotSigned``."""
    for seed in _seeds():
        try:
            signed_hash(note, verifier=verifier_of(name=SIGNER, seed=seed))
        except NotSigned:
            continue
        return seed
    raise NotSigned("No key of this portal signed this.")


def published_keys() -> list[str]:
    """The keys with which anybody checks a release; the newest last."""
    return [verifier_of(name=SIGNER, seed=seed) for seed in _seeds()]


def _seeds() -> list[bytes]:
    return [bytes.fromhex(one) for one in keyed_hashes(b"release/1", purpose="statistics")]
