"""What stands in braces in a template and is filled in, and what stands in brackets and is not."""

import re
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from complaints.letters.refusals import GapLeft, UnknownPlaceholder, ValueMissing

PLACEHOLDERS: dict[str, Promise] = {
    "number": gettext_lazy("The number of the complaint"),
    "filed": gettext_lazy("The day on which it was filed"),
    "today": gettext_lazy("The day of the letter"),
    "state": gettext_lazy("Where it stands, in a sentence"),
    "outcome": gettext_lazy("How it ended, in a sentence; only for a closed complaint"),
    "appeal_days": gettext_lazy("How many days there are to appeal"),
}
_BRACED = re.compile(r"\{([^{}]*)\}")
_GAP = re.compile(r"\[[^\[\]\n]+\]")


def check_template(words: str) -> None:
    """Refuse what could not be filled in.  Raises ``UnknownPlaceholder``."""
    for name in _BRACED.findall(words):
        if name not in PLACEHOLDERS:
            known = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
            given = {"name": f"{{{name}}}", "known": known}
            raise UnknownPlaceholder(
                _("%(name)s is no placeholder. There are these: %(known)s.") % given
            )
    if {"{", "}"} & set(_BRACED.sub("", words)):
        raise UnknownPlaceholder(_("A brace stands alone. Braces enclose a placeholder."))


def fill(words: str, values: Mapping[str, str]) -> str:
    """The words with each placeholder's value; what a value holds is filled in no further.

    Raises ``ValueMissing`` where a value is empty or there is none.
    """

    def value(match: re.Match[str]) -> str:
        found = values.get(match[1], "")
        if not found:
            what = str(PLACEHOLDERS.get(match[1], match[1]))
            raise ValueMissing(_("The complaint does not say this yet: %(what)s") % {"what": what})
        return found

    return _BRACED.sub(value, words)


def check_gaps(words: str, template: str) -> None:
    """Refuse a letter with a gap of its template, such as ``[the office]``.  ``GapLeft``."""
    for gap in _GAP.findall(template):
        if gap in words:
            raise GapLeft(_("Fill in what stands in brackets: %(gap)s") % {"gap": gap})
