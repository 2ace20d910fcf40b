"""Words that people send, as they may be stored."""

from django.utils.translation import gettext as _

from complaints.following.refusals import WordsMissing
from complaints.services import LONGEST


def fit(words: str) -> str:
    """The words without spaces around them; refuses none at all and more than 5,000 characters.

    Raises ``WordsMissing``.
    """
    bare = words.strip()
    if not bare:
        raise WordsMissing(_("Write something."))
    if len(bare) > LONGEST:
        raise WordsMissing(_("Write at most %(most)s characters.") % {"most": LONGEST})
    return bare
