"""Words that people type, as they are kept: the one rule on how they begin, end and how long."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _

LONGEST = 5000


class WordsMissing(Exception):
    """Nothing was written where something must be."""


class WordsTooLong(Exception):
    """More was written than is kept."""


def fit(words: str, *, most: int = LONGEST, missing: str | Promise = "") -> str:
    """The words without space around them, each line ended in the same way, of ``most`` at most.

    ``missing`` is the sentence for whoever wrote nothing.  Raises ``WordsMissing`` and
    ``WordsTooLong``.
    """
    text = one_ending(words).strip()
    if not text:
        raise WordsMissing(str(missing) or _("Write something."))
    if len(text) > most:
        raise WordsTooLong(_("Write at most %(most)s characters.") % {"most": most})
    return text


def one_ending(words: str) -> str:
    """The words with a line feed at the end of each line: a browser sends two characters."""
    return words.replace("\r\n", "\n").replace("\r", "\n")
