"""The stages in which a place counts the complaints about it: coarser than their states."""

from django.db import models

from complaints.states import Status

S = Status


class Stage(models.TextChoices):
    """What is being done, in the order of the way."""

    RECEIVED = "RECEIVED", "Received"
    INTAKE = "INTAKE", "Looked at by intake"
    WORK = "WORK", "Looked into"
    FINDINGS = "FINDINGS", "Findings made"
    OVER = "OVER", "Closed or taken back"


STAGE_OF: dict[str, Stage] = {
    S.RECEIVED: Stage.RECEIVED,
    S.ACKNOWLEDGED: Stage.RECEIVED,
    S.CONSENT_PENDING: Stage.INTAKE,
    S.INTAKE_REVIEW: Stage.INTAKE,
    S.OIG_WINDOW: Stage.INTAKE,
    S.RETAINED: Stage.WORK,
    S.REFERRED: Stage.WORK,
    S.INVESTIGATING: Stage.WORK,
    S.REOPENED: Stage.WORK,
    S.FINDINGS: Stage.FINDINGS,
    S.RECOMMENDATION: Stage.FINDINGS,
    S.AGENCY_RESPONSE: Stage.FINDINGS,
    S.CLOSED: Stage.OVER,
    S.WITHDRAWN: Stage.OVER,
}
