"""How a receipt is stored and found: by a memory-hard digest, under a key outside the database."""

from argon2.low_level import Type, hash_secret_raw

from complaints.receipts.words import read_words
from portal.sealing import keyed_hashes

PURPOSE = "complaint-receipt"
# Random words need no salt of their own to be kept apart, and a digest is looked up by itself.
SALT = b"complaint-receipt"
MEMORY_KIB, ROUNDS = 65_536, 3


def digests_of(typed: str) -> list[str]:
    """The digests of a receipt under every root key, the newest last; 64 hexadecimal digits.

    Takes the same time (about 0.1 s) and memory (64 MiB) whatever was typed.
    """
    hard = hash_secret_raw(
        read_words(typed).encode(), SALT, ROUNDS, MEMORY_KIB, 1, hash_len=32, type=Type.ID
    )
    return keyed_hashes(hard, purpose=PURPOSE)
