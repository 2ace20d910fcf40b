"""The states of an act on its way."""

from django.db.models import TextChoices

from portal.states import Lifecycle


class ProposalStatus(TextChoices):
    DRAFT = "DRAFT", "Draft"
    SUBMITTED = "SUBMITTED", "Waits for a second signature"
    SIGNED = "SIGNED", "Signed and entered"
    DISCARDED = "DISCARDED", "Discarded"


# Who takes each way: the author, or a second person with the right to the act.
LIFECYCLE = Lifecycle(
    initial=ProposalStatus.DRAFT,
    ways={
        ProposalStatus.DRAFT: {
            ProposalStatus.SUBMITTED: "author",
            ProposalStatus.DISCARDED: "author",
        },
        ProposalStatus.SUBMITTED: {
            ProposalStatus.SIGNED: "second person",
            ProposalStatus.DRAFT: "author or second person",
            ProposalStatus.DISCARDED: "author",
        },
        ProposalStatus.SIGNED: {},
        ProposalStatus.DISCARDED: {},
    },
)
