"""An act as the lines of the page on which it is checked and signed."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from portal.jurisdictions.clock import in_words
from portal.participation.acts import MEANINGS, Act
from portal.participation.forms import entry_in_words
from portal.participation.models import Particulars, Proposal


@dataclass(frozen=True)
class Answer:
    """One line: what was asked, what was answered, and the page on which it was."""

    step: str
    key: str
    value: str


def answers_of(proposal: Proposal) -> list[Answer]:
    """Every answer of a draft, in the order of the pages; an empty value was not given."""
    return [
        *_what(proposal),
        Answer("instrument", _("Instrument"), _(proposal.get_instrument_display())),
        Answer("instrument", _("Authority"), proposal.authority),
        Answer("instrument", _("Adopting body"), proposal.body),
        Answer("instrument", _("Vote"), proposal.vote),
        Answer("instrument", _("Citation"), proposal.citation),
        Answer("instrument", _("Reason"), proposal.reason),
        Answer("document", _("Document"), proposal.file_name),
        Answer("document", _("SHA-256 of the document"), proposal.file_sha256),
        *_when(proposal),
    ]


def _what(proposal: Proposal) -> list[Answer]:
    act = _(Act(proposal.act).label) if proposal.act else ""
    found = [Answer("act", _("What is asked"), act)]
    if proposal.act and MEANINGS[proposal.act].concerns:
        spoken = entry_in_words(proposal.concerns) if proposal.concerns else ""
        found.append(Answer("concerns", _("Which entry"), spoken))
    found.append(Answer("scope", _("About"), str(proposal.about)))
    if proposal.act == Act.ADVISORY:
        found.append(Answer("scope", _("City"), proposal.city))
    return found


def _when(proposal: Proposal) -> list[Answer]:
    """The times: of an act that was signed, those that the entry has."""
    said: Particulars = proposal.event or proposal

    def words(moment: datetime | None, otherwise: str) -> str:
        return in_words(proposal.about, moment) if moment else otherwise

    signed = _("When it is signed")
    found = [
        Answer("dates", _("Adopted"), words(said.adopted_at, "")),
        Answer("dates", _("Received"), words(said.received_at, signed)),
        Answer("dates", _("Effective"), words(said.effective_at, signed)),
    ]
    if proposal.retroactive:
        found.append(Answer("dates", _("Retroactive"), _("Yes")))
    return found
