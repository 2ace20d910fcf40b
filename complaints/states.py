"""Where a complaint stands, and who may take it on."""

from django.db import models

from portal.jurisdictions.role_table import COMPLAINT_RIGHTS
from portal.states import Lifecycle

INTAKE, INVESTIGATE, SUPERVISE = COMPLAINT_RIGHTS
# No right of an account: whoever holds the receipt of whoever filed.
FILER = "hold_receipt"


class Status(models.TextChoices):
    """A hold for a lawsuit is no state: it lies on a complaint in any of them."""

    RECEIVED = "RECEIVED", "Received"
    ACKNOWLEDGED = "ACKNOWLEDGED", "Acknowledged"
    CONSENT_PENDING = "CONSENT_PENDING", "Waits for the consent of the affected person"
    INTAKE_REVIEW = "INTAKE_REVIEW", "Looked at by intake"
    OIG_WINDOW = "OIG_WINDOW", "Offered to the inspector general"
    RETAINED = "RETAINED", "Kept here"
    REFERRED = "REFERRED", "Referred to another body"
    INVESTIGATING = "INVESTIGATING", "Under investigation"
    FINDINGS = "FINDINGS", "Findings made"
    RECOMMENDATION = "RECOMMENDATION", "Recommendation sent to the agency"
    AGENCY_RESPONSE = "AGENCY_RESPONSE", "Answered by the agency"
    CLOSED = "CLOSED", "Closed"
    REOPENED = "REOPENED", "Opened again"
    WITHDRAWN = "WITHDRAWN", "Withdrawn"


S = Status
COMPLAINT = Lifecycle(
    initial=S.RECEIVED,
    ways={
        S.RECEIVED: {S.ACKNOWLEDGED: INTAKE, S.WITHDRAWN: FILER},
        S.ACKNOWLEDGED: {S.CONSENT_PENDING: INTAKE, S.INTAKE_REVIEW: INTAKE, S.WITHDRAWN: FILER},
        S.CONSENT_PENDING: {S.INTAKE_REVIEW: INTAKE, S.CLOSED: SUPERVISE, S.WITHDRAWN: FILER},
        S.INTAKE_REVIEW: {S.OIG_WINDOW: INTAKE, S.CLOSED: SUPERVISE, S.WITHDRAWN: FILER},
        S.OIG_WINDOW: {S.RETAINED: INTAKE, S.REFERRED: INTAKE, S.WITHDRAWN: FILER},
        S.RETAINED: {S.INVESTIGATING: INVESTIGATE, S.WITHDRAWN: FILER},
        S.REFERRED: {S.RETAINED: SUPERVISE, S.CLOSED: SUPERVISE, S.WITHDRAWN: FILER},
        S.INVESTIGATING: {S.FINDINGS: INVESTIGATE, S.WITHDRAWN: FILER},
        S.FINDINGS: {S.RECOMMENDATION: INVESTIGATE, S.CLOSED: SUPERVISE},
        S.RECOMMENDATION: {S.AGENCY_RESPONSE: INVESTIGATE},
        S.AGENCY_RESPONSE: {S.CLOSED: SUPERVISE},
        S.CLOSED: {S.REOPENED: SUPERVISE},
        S.REOPENED: {
            S.INTAKE_REVIEW: INTAKE,
            S.INVESTIGATING: INVESTIGATE,
            S.CLOSED: SUPERVISE,
        },
        S.WITHDRAWN: {S.REOPENED: SUPERVISE},
    },
)
