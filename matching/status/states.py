"""What can become of a case."""

from django.db import models

from portal.states import Lifecycle

# No right: what a new fact brings about, whoever records it.
NEW_FACTS = "new_facts"


class CaseStatus(models.TextChoices):
    """Where a case stands."""

    OPEN = "OPEN", "Waits for a status specialist"
    QUERIED = "QUERIED", "Queried"
    ANSWERED = "ANSWERED", "Answered, to be decided"
    DECIDED = "DECIDED", "Decided"
    CLOSED = "CLOSED", "Closed"
    VOIDED = "VOIDED", "Match voided"


CASE = Lifecycle(
    initial=CaseStatus.OPEN,
    ways={
        CaseStatus.OPEN: {
            CaseStatus.QUERIED: "work_status",
            CaseStatus.CLOSED: "supervise_case",
            CaseStatus.VOIDED: "supervise_case",
        },
        CaseStatus.QUERIED: {
            CaseStatus.ANSWERED: "work_status",
            CaseStatus.CLOSED: "supervise_case",
            CaseStatus.VOIDED: "supervise_case",
        },
        CaseStatus.ANSWERED: {
            CaseStatus.QUERIED: "work_status",
            CaseStatus.DECIDED: "issue_detainer",
            CaseStatus.CLOSED: "supervise_case",
            CaseStatus.VOIDED: "supervise_case",
        },
        # New facts, such as a conviction, bring a decided case back to be decided again.
        CaseStatus.DECIDED: {
            CaseStatus.ANSWERED: NEW_FACTS,
            CaseStatus.QUERIED: "work_status",
            CaseStatus.CLOSED: "supervise_case",
            CaseStatus.VOIDED: "supervise_case",
        },
        CaseStatus.CLOSED: {
            CaseStatus.QUERIED: "supervise_case",
            CaseStatus.VOIDED: "supervise_case",
        },
        CaseStatus.VOIDED: {},
    },
)
# The states in which work goes on.
AT_WORK = frozenset({CaseStatus.OPEN, CaseStatus.QUERIED, CaseStatus.ANSWERED, CaseStatus.DECIDED})
