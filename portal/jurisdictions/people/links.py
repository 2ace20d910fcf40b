"""The link of an invitation: the code of its place and 256 random bits, of which a hash is kept.

The place stands in the open, so that the link opens the rows of that one place for the look-up
and no other's.
"""

import secrets

from portal.jurisdictions.invitations import Invitation
from portal.jurisdictions.models import Jurisdiction
from portal.sealing import keyed_hash, keyed_hashes, seal, unseal

PURPOSE, ADDRESSES = "invitation", "invitation-address"
LONGEST = 100


def new_token(jurisdiction: Jurisdiction) -> str:
    """A token that no one can guess, for an invitation of this place."""
    return f"{jurisdiction.code}.{secrets.token_urlsafe(32)}"


def digest_of(token: str) -> str:
    """The keyed hash under which a token is kept; 256 random bits need no slow hash."""
    return keyed_hash(token.encode(), purpose=PURPOSE)


def digests_of(token: str) -> list[str]:
    """The hashes under which a token may have been kept."""
    return keyed_hashes(token.encode(), purpose=PURPOSE)


def place_of(token: str) -> Jurisdiction | None:
    """The place that a token names, whether or not it has such an invitation."""
    code, dot, secret = token.partition(".")
    if not (dot and secret and len(token) <= LONGEST and token.isascii() and token.isprintable()):
        return None
    return Jurisdiction.objects.filter(code=code).select_related("parent").first()


def set_address(invitation: Invitation, address: str) -> None:
    """Seal the address that the invitation goes to."""
    place = str(invitation.jurisdiction_id)
    invitation.address = seal(address.encode(), owner=place, name=_name(invitation))
    invitation.address_digest = keyed_hash(_known_as(address), purpose=ADDRESSES)


def address_of(invitation: Invitation) -> str:
    """The address that the invitation went to."""
    place = str(invitation.jurisdiction_id)
    return unseal(invitation.address, owner=place, name=_name(invitation)).decode()


def digests_of_address(address: str) -> list[str]:
    """The hashes under which an address may have been kept."""
    return keyed_hashes(_known_as(address), purpose=ADDRESSES)


def _name(invitation: Invitation) -> str:
    return f"invitation:{invitation.pk}"


def _known_as(address: str) -> bytes:
    return address.casefold().encode()
