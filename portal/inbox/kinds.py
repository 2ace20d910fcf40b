"""The kinds of news: what each is called, the sentence that tells it, and how it goes out.

A sentence is filled with codes and numbers alone when it is shown, in the reader's language.
``place`` is filled with the name of the place that has the code, and ``day`` with a date.
"""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Email(models.TextChoices):
    """How often news of a kind goes into a letter."""

    OFF = "OFF", _("Not at all")
    DAILY = "DAILY", _("Once a day")
    WEEKLY = "WEEKLY", _("Once a week, on Mondays")


@dataclass(frozen=True)
class Kind:
    """One kind of news; ``email`` is what holds for whoever chose nothing.

    What a letter of its own tells of at once is in no digest unless somebody asks for it.
    """

    key: str
    label: str | Promise
    sentence: str | Promise
    email: str = Email.DAILY


class UnknownKind(Exception):
    """There is no such kind of news; the code that told of it is wrong."""


KINDS = {
    kind.key: kind
    for kind in (
        Kind(
            "detainer.issued",
            _("Detainers issued to my agency"),
            _("Detainer %(number)s was issued to your agency. Acknowledge it and answer it."),
            Email.OFF,
        ),
        Kind(
            "detainer.cancelled",
            _("Detainers canceled"),
            _("Detainer %(number)s is canceled. Nobody is held for it any longer."),
            Email.OFF,
        ),
        Kind(
            "hold.clock",
            _("The time of a hold runs out"),
            _("The time of a hold in %(place)s runs out, or has run out."),
            Email.OFF,
        ),
        Kind(
            "match.voided",
            _("Matches voided"),
            _("A match that you were told of, or worked on, was voided: %(reference)s."),
            Email.OFF,
        ),
        Kind(
            "case.assigned",
            _("Cases given to me"),
            _("Cases given to you by a supervisor: %(count)s."),
        ),
        Kind(
            "proposal.waits",
            _("Acts that wait for a second person"),
            _("An act on taking part of %(place)s waits for a second person to sign it."),
        ),
        Kind(
            "proposal.decided",
            _("Decisions on acts that I wrote"),
            _("A second person decided on your act on taking part of %(place)s."),
        ),
        Kind(
            "complaint.assigned",
            _("Complaints given to me"),
            _("Complaint %(number)s was given to you."),
        ),
        Kind(
            "complaint.due",
            _("Deadlines of complaints"),
            _("A deadline of complaint %(number)s is near: until the end of %(day)s."),
            Email.OFF,
        ),
        Kind(
            "complaint.late",
            _("Missed deadlines of complaints"),
            _("A deadline of complaint %(number)s was missed. It ended on %(day)s."),
            Email.OFF,
        ),
        Kind(
            "question.asked",
            _("Questions about complaints to my jurisdiction"),
            _("%(place)s was asked a question about a complaint. An answer is due by %(day)s."),
            Email.OFF,
        ),
        Kind(
            "question.late",
            _("Questions about complaints that nobody answered"),
            _("The place complained of did not answer in time: complaint %(number)s."),
            Email.OFF,
        ),
        Kind(
            "release.waits",
            _("Releases that wait for approval"),
            _("The release of %(quarter)s is signed and waits for approval."),
        ),
        Kind(
            "release.back",
            _("Releases sent back"),
            _("The release of %(quarter)s was sent back and is prepared again."),
        ),
        Kind(
            "flag.asked",
            _("Flags in the statistics about my jurisdiction"),
            _("Flags in the statistics of %(quarter)s that %(place)s may comment on: %(count)s."),
            Email.OFF,
        ),
        Kind(
            "inquiry.asked",
            _("Inquiries of the advisory committee"),
            _("The advisory committee has a question to %(place)s. A reply is due by %(day)s."),
            Email.OFF,
        ),
        Kind(
            "recommendation.made",
            _("Recommendations of the advisory committee"),
            _("Recommendation %(number)s was made to %(place)s. A reply is due by %(day)s."),
            Email.OFF,
        ),
        Kind(
            "recommendation.evidence",
            _("Evidence that the advisory committee asks for"),
            _("The advisory committee asks %(place)s for more evidence on %(number)s."),
            Email.OFF,
        ),
        Kind(
            "training.ends",
            _("My training that ends soon"),
            _("A module of your training is good until %(day)s. Take it again by then."),
        ),
        Kind(
            "training.due",
            _("Training that was assigned to me"),
            _("A module that was assigned to you is due by the end of %(day)s."),
        ),
    )
}


def kind_of(key: str) -> Kind:
    """The kind of a key; raises ``UnknownKind``."""
    try:
        return KINDS[key]
    except KeyError:
        raise UnknownKind(f"There is no kind of news {key!r}.") from None
