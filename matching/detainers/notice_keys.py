"""The number and the code of a notice: how they are made, printed, read back and known again.

The number names the paper and is no secret.  The code is the secret of whoever holds the paper:
80 random bits; the portal keeps a keyed hash of it beside the number, and looks the pair up by
that hash.
"""

import hmac

from matching.detainers.models import NoticeKey
from portal.crockford import draw, grouped, numbered, plain, read_number
from portal.sealing import keyed_hash, keyed_hashes

PURPOSE = "notice-code"
MARK, NUMBER_LENGTH, CODE_LENGTH = "D", 8, 16


def new_number() -> str:
    """Return a number such as D-7K3M-9QXP: 40 random bits."""
    return numbered(MARK, draw(NUMBER_LENGTH))


def new_code() -> str:
    """Return a code of 80 random bits in four groups, as it is printed."""
    return grouped(draw(CODE_LENGTH))


def number_in(typed: str) -> str:
    """Return the number that a person typed in its printed form, with or without the D."""
    return read_number(typed, mark=MARK, length=NUMBER_LENGTH)


def digest_of(code: str) -> str:
    """Return what `NoticeKey.digest` holds for a code, however it is typed."""
    return keyed_hash(plain(code).encode(), purpose=PURPOSE)


def opens(key: NoticeKey | None, code: str) -> bool:
    """Whether a code is that of a key; a missing key takes as long and is never opened."""
    kept = key.digest if key else ""
    tried = keyed_hashes(plain(code).encode(), purpose=PURPOSE)
    found = [hmac.compare_digest(kept, one) for one in tried]
    return any(found)
