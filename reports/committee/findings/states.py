"""What can become of a finding and of a recommendation, and who brings it about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.states import Lifecycle
from reports.committee.seats.states import RUN

# Not a right by itself: each addressee's people hold the one by which they act for it.
ADDRESSEE = "answer_recommendation"


class Status(models.TextChoices):
    """Where a finding stands.  Once voted on, members have time for statements of their own."""

    DRAFT = "DRAFT", _("Draft finding")
    CIRCULATED = "CIRCULATED", _("Circulated to members")
    DELIBERATED = "DELIBERATED", _("Deliberated in a meeting")
    VOTED = "VOTED", _("Voted on, statements may be added")
    ADOPTED = "ADOPTED", _("Adopted by the committee")
    FAILED = "FAILED", _("Not adopted")


S = Status
FINDING = Lifecycle(
    initial=S.DRAFT,
    ways={
        S.DRAFT: {S.CIRCULATED: RUN},
        S.CIRCULATED: {S.DRAFT: RUN, S.DELIBERATED: RUN},
        S.DELIBERATED: {S.CIRCULATED: RUN, S.VOTED: RUN},
        S.VOTED: {S.ADOPTED: RUN, S.FAILED: RUN},
        S.ADOPTED: {},
        S.FAILED: {},
    },
)


class Progress(models.TextChoices):
    """Where an adopted recommendation stands.  Unanswered and overdue follow from its days."""

    ADOPTED = "ADOPTED", _("Adopted by the committee")
    TRANSMITTED = "TRANSMITTED", _("Sent to the addressee")
    ANSWERED = "ANSWERED", _("Answered")
    IMPLEMENTING = "IMPLEMENTING", _("Being carried out")
    VERIFIED = "VERIFIED", _("Carried out, and verified")
    SUPERSEDED = "SUPERSEDED", _("Superseded by another")


P = Progress
RECOMMENDATION = Lifecycle(
    initial=P.ADOPTED,
    ways={
        P.ADOPTED: {P.TRANSMITTED: RUN, P.SUPERSEDED: RUN},
        P.TRANSMITTED: {P.ANSWERED: ADDRESSEE, P.SUPERSEDED: RUN},
        P.ANSWERED: {P.IMPLEMENTING: ADDRESSEE, P.SUPERSEDED: RUN},
        P.IMPLEMENTING: {P.VERIFIED: RUN, P.SUPERSEDED: RUN},
        P.VERIFIED: {},
        P.SUPERSEDED: {},
    },
)


class Stance(models.TextChoices):
    """Whether the addressee agrees."""

    CONCUR = "CONCUR", _("Concurs")
    PARTLY = "PARTLY", _("Concurs in part")
    DOES_NOT = "DOES_NOT", _("Does not concur")


class Opinion(models.TextChoices):
    """What a statement of a member about a finding is."""

    CONCURRENCE = "CONCURRENCE", _("Concurrence")
    DISSENT = "DISSENT", _("Dissent")
    SEPARATE = "SEPARATE", _("Separate statement")
