"""Give a receipt to somebody behind a complaint, and find them again by it."""

from datetime import datetime

from django.utils.translation import gettext as _

from complaints.disposed import refuse_disposed
from complaints.models import Party
from complaints.receipts.digests import digests_of
from complaints.receipts.words import draw_words
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import stepping_into
from portal.tallies import count

# Of everybody together: 88 random bits are not found by trying, and each try takes 64 MiB.
TRIES_A_MINUTE = 60


class NoSuchReceipt(Exception):
    """These words lead to no complaint."""


class TriedTooOften(Exception):
    """Many receipts are being tried at this moment."""


def new_receipt(language: str) -> tuple[str, str]:
    """The words of a new receipt, and the digest under which it is stored."""
    words = " ".join(draw_words(language))
    return words, digests_of(words)[-1]


def find_party(*, typed: str, at: datetime) -> Party:
    """Whoever holds a receipt, with the complaint; takes as long whether there is one or not.

    Raises ``NoSuchReceipt``, ``TriedTooOften`` and, with the day, ``KeyDestroyed`` where the
    complaint was disposed of.
    """
    if count(f"complaints:receipts:{at:%H:%M}", 60) > TRIES_A_MINUTE:
        raise TriedTooOften(_("Many people look at their complaints just now. Wait a minute."))
    digests = digests_of(typed)
    with stepping_into(scope.complaints()):
        rows = Party.objects.select_related("complaint__jurisdiction", "complaint__agency")
        party = rows.filter(receipt__in=digests, follows_it=True).first()
    if party is None:
        raise NoSuchReceipt(_("These words lead to no complaint. Check them one by one."))
    refuse_disposed(party.complaint)
    return party
