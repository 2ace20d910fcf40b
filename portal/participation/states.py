"""The states of an act on its way."""

from django.db.models import TextChoices

from portal.states import Lifecycle


class ProposalStatus(TextChoices):
    DRAFT = "DRAFT", "Draft"
    SUBMITTED = "SUBMITTED", "Waits for a second signature"
    SIGNED = "SIGNED", "Signed and entered"
    DISCARDED = "DISCARDED", "Discarded"


# Who takes each way: the author, or a second person with the right to the act.  Either may
# discard: the draft of an author who left would keep the place from acting.
LIFECYCLE = Lifecycle(
    initial=ProposalStatus.DRAFT,
    ways={
        ProposalStatus.DRAFT: {
            ProposalStatus.SUBMITTED: "author",
            ProposalStatus.DISCARDED: "author or second person",
        },
        ProposalStatus.SUBMITTED: {
            ProposalStatus.SIGNED: "second person",
            ProposalStatus.DRAFT: "author or second person",
            ProposalStatus.DISCARDED: "author or second person",
        },
        ProposalStatus.SIGNED: {},
        ProposalStatus.DISCARDED: {},
    },
)
