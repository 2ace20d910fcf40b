"""What the training register refuses, in sentences fit to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.jurisdictions.access import AccessDenied


@dataclass(frozen=True)
class Missing:
    """A module that somebody lacks: its key, and its title in the language of the reader."""

    key: str
    title: str

    @property
    def url(self) -> str:
        """Where it is taken."""
        return reverse("course", kwargs={"key": self.key})


class _Sentence(str):
    """A sentence in plain text, in which a page shows each module as a link."""

    html: SafeString

    def __str__(self) -> str:
        return self

    def __html__(self) -> str:
        return self.html


class Untrained(AccessDenied):
    """A person acts in a role without what the role needs.

    The message names what is missing; on a page each name leads to where it is taken.
    """

    def __init__(self, role: str, missing: Sequence[Missing]) -> None:
        self.missing = tuple(missing)
        words = _("As %(role)s you lack training, or it ran out: %(what)s.")
        said = _Sentence(words % {"role": role, "what": "; ".join(one.title for one in missing)})
        links = (("usa-link", one.url, one.title) for one in missing)
        linked = format_html_join("; ", '<a class="{}" href="{}">{}</a>', links)
        # Percent signs of a translation are placeholders, which format_html writes as braces.
        shape = words % {"role": "{role}", "what": "{what}"}
        said.html = format_html(shape, role=role, what=linked)
        super().__init__(said)


class OwnTraining(Exception):
    """Nobody records or takes back a completion of their own."""


class NotCompleted(Exception):
    """The day of completion is not a day that has come, or the module is not one in use."""


class AlreadyRecorded(Exception):
    """The completion is in the register already, or was taken back before."""


CODES: dict[type[Exception], int] = {
    Untrained: 403,
    OwnTraining: 403,
    AlreadyRecorded: 409,
    NotCompleted: 422,
}


def body_of(refusal: Exception) -> dict[str, Any]:
    """What an API answers to a refusal: the sentence, and the modules that are missing if any."""
    if not isinstance(refusal, Untrained):
        return {"detail": str(refusal)}
    missing = [{"key": one.key, "title": one.title, "url": one.url} for one in refusal.missing]
    return {"detail": str(refusal), "missing": missing}
