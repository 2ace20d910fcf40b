"""Every door of the site: who may come in by it, and whose rows are open behind it.

A door that is not written here does not open.
"""

from dataclasses import dataclass
from enum import StrEnum


class Who(StrEnum):
    """The coarse question asked at the door; the services ask the fine one."""

    ANYONE = "anyone"
    SIGNED_IN = "signed in"
    EXAMINER = "examiner"
    CASEWORKER = "specialist, officer or supervisor"
    SUPERVISOR = "supervisor"
    INVESTIGATOR = "investigator of complaints"
    OPERATOR = "operator"
    ADMINISTRATOR = "administrator"


class Rows(StrEnum):
    """Which scope the transaction of the request runs in."""

    PUBLIC = "public"
    TENANT = "tenant"
    REVIEW = "review"
    CASEWORK = "casework"
    COMPLAINTS = "complaints"
    DISPATCH = "dispatch"
    OVERSIGHT = "oversight"


@dataclass(frozen=True)
class Door:
    """One line of the table."""

    who: Who
    rows: Rows = Rows.PUBLIC


OPEN = Door(Who.ANYONE)
OWN_ACCOUNT = Door(Who.SIGNED_IN)
TENANT = Door(Who.SIGNED_IN, Rows.TENANT)
EXAMINER = Door(Who.EXAMINER, Rows.REVIEW)
CASEWORKER = Door(Who.CASEWORKER, Rows.CASEWORK)
SUPERVISOR = Door(Who.SUPERVISOR, Rows.CASEWORK)
INVESTIGATOR = Door(Who.INVESTIGATOR, Rows.COMPLAINTS)
# A complaint that staff take in is of no place before it is filed.
INTAKE = Door(Who.INVESTIGATOR)

ENTRANCES = {
    "home": OPEN,
    "set_language": OPEN,
    "jurisdiction-list": OPEN,
    "jurisdiction-detail": OPEN,
    "jurisdiction-map": OPEN,
    "jurisdiction-picture": OPEN,
    "jurisdiction-downloads": OPEN,
    "jurisdiction-csv": OPEN,
    "jurisdiction-json": OPEN,
    "participation-event-csv": OPEN,
    "participation-event-json": OPEN,
    "jurisdiction-feed": OPEN,
    "place-feed": OPEN,
    "api-jurisdiction-list": OPEN,
    "api-jurisdiction-detail": OPEN,
    "document": OPEN,
    "subscribe": OPEN,
    "subscribe-place": OPEN,
    "subscription-confirm": OPEN,
    "subscription-end": OPEN,
    "api-schema": OPEN,
    "account_login": OPEN,
    "account_logout": OWN_ACCOUNT,
    "account_reauthenticate": OWN_ACCOUNT,
    "account_change_password": OWN_ACCOUNT,
    "mfa_authenticate": OPEN,
    "mfa_index": OWN_ACCOUNT,
    "mfa_activate_totp": OWN_ACCOUNT,
    "mfa_deactivate_totp": OWN_ACCOUNT,
    "mfa_reauthenticate": OWN_ACCOUNT,
    "mfa_view_recovery_codes": OWN_ACCOUNT,
    "mfa_generate_recovery_codes": OWN_ACCOUNT,
    "mfa_download_recovery_codes": OWN_ACCOUNT,
    "invitation": OPEN,
    "training": OWN_ACCOUNT,
    "training-place": TENANT,
    "people-list": TENANT,
    "people-place": TENANT,
    "people-invite": TENANT,
    "invitation-revoke": TENANT,
    "membership-remove": TENANT,
    "webhook-list": TENANT,
    "webhook-new": TENANT,
    "webhook-detail": TENANT,
    "webhook-test": TENANT,
    "webhook-rotate": TENANT,
    "webhook-resume": TENANT,
    "webhook-stop": TENANT,
    "delivery-again": TENANT,
    "participation-home": TENANT,
    "participation-requests": TENANT,
    "participation-new": TENANT,
    "participation-proposal": TENANT,
    "participation-step": TENANT,
    "participation-sign": TENANT,
    "participation-send-back": TENANT,
    "participation-discard": TENANT,
    "participation-file": TENANT,
    "holds": OPEN,
    "detainer-home": TENANT,
    "detainer-list": TENANT,
    "detainer-csv": TENANT,
    "detainer-keep": TENANT,
    "detainer-drop": TENANT,
    "detainer-detail": TENANT,
    "detainer-paper": TENANT,
    "detainer-act": TENANT,
    "hold-policy": OPEN,
    "hold-policy-home": TENANT,
    "hold-policy-new": TENANT,
    "hold-proposal": TENANT,
    "clock-list": TENANT,
    "clock-detail": TENANT,
    "casework-clock-list": CASEWORKER,
    "casework-clock-detail": CASEWORKER,
    "notice": OPEN,
    "notice-hold": OPEN,
    "notice-claim": OPEN,
    "notice-claim-received": OPEN,
    "notice-stay": OPEN,
    "notice-close": OPEN,
    "notice-complaint": OPEN,
    "notice-complaint-received": OPEN,
    "complaint-follow": OPEN,
    "complaint-mine": OPEN,
    "complaint-close": OPEN,
    "complaint-write": OPEN,
    "complaint-withdraw": OPEN,
    "complaint-appeal": OPEN,
    "complaint-access": OPEN,
    "complaint-consent": OPEN,
    "complaint-proof": OPEN,
    "complaint-proof-keys": OPEN,
    "complaint-answer": INVESTIGATOR,
    "party-identity": INVESTIGATOR,
    "party-glass": INVESTIGATOR,
    "opening-approve": INVESTIGATOR,
    "opening-name": INVESTIGATOR,
    "complaint-new": OPEN,
    "complaint-step": OPEN,
    "complaint-check": OPEN,
    "complaint-receipt": OPEN,
    "complaint-filed": OPEN,
    "complaint-leave": OPEN,
    "complaint-paper": OPEN,
    "complaint-paper-file": OPEN,
    "complaint-list": INVESTIGATOR,
    "complaint-worklist": INVESTIGATOR,
    "complaint-csv": INVESTIGATOR,
    "complaint-keep": INVESTIGATOR,
    "complaint-drop": INVESTIGATOR,
    "complaint-detail": INVESTIGATOR,
    "complaint-act": INVESTIGATOR,
    "complaint-figures": OPEN,
    "complaint-figures-csv": OPEN,
    "api-complaint-counts": OPEN,
    "api-complaint-list": INVESTIGATOR,
    "api-complaint-detail": INVESTIGATOR,
    "api-complaint-act": INVESTIGATOR,
    "complaint-retention": INVESTIGATOR,
    "complaint-keeping": INVESTIGATOR,
    "complaint-keeping-act": INVESTIGATOR,
    "complaint-notes": INVESTIGATOR,
    "complaint-redaction": INVESTIGATOR,
    "complaint-as-public": INVESTIGATOR,
    "complaint-letter": INVESTIGATOR,
    "complaint-questions": INVESTIGATOR,
    "letter-template-list": INVESTIGATOR,
    "letter-template": INVESTIGATOR,
    "letter-paper": INVESTIGATOR,
    "complaint-letter-mine": OPEN,
    "question-list": TENANT,
    "question-detail": TENANT,
    "complaint-routing": INVESTIGATOR,
    "complaint-teams": INVESTIGATOR,
    "complaint-alike": INVESTIGATOR,
    "complaint-bulk": INVESTIGATOR,
    "complaint-bulk-done": INVESTIGATOR,
    "referral-list": INVESTIGATOR,
    "referral-detail": INVESTIGATOR,
    "referral-bodies": INVESTIGATOR,
    "complaint-intake": INTAKE,
    "complaint-intake-receipt": INTAKE,
    "complaint-languages": INTAKE,
    "complaint-scan": INVESTIGATOR,
    "complaint-evidence": OPEN,
    "complaint-evidence-list": INVESTIGATOR,
    "evidence-copy": INVESTIGATOR,
    "evidence-original": INVESTIGATOR,
    "proof": OPEN,
    "rules": OPEN,
    "remediation-list": TENANT,
    "remediation-detail": TENANT,
    "booking-list": TENANT,
    "booking-new": TENANT,
    "booking-detail": TENANT,
    "booking-print": TENANT,
    "api-booking-list": TENANT,
    "api-booking-detail": TENANT,
    "api-detainer-list": TENANT,
    "api-detainer-detail": TENANT,
    "api-detainer-paper": TENANT,
    "api-detainer-receipt": TENANT,
    "api-detainer-answer": TENANT,
    "api-detainer-service": TENANT,
    "api-detainer-release-due": TENANT,
    "api-detainer-release": TENANT,
    "api-detainer-transfer": TENANT,
    "api-detainer-conviction": TENANT,
    "review-next": EXAMINER,
    "review-pair": EXAMINER,
    "review-print": EXAMINER,
    "worklist-home": CASEWORKER,
    "worklist-take": CASEWORKER,
    "worklist": CASEWORKER,
    "worklist-csv": CASEWORKER,
    "worklist-keep": CASEWORKER,
    "worklist-assign": CASEWORKER,
    "worklist-drop": CASEWORKER,
    "case-detail": CASEWORKER,
    "case-act": CASEWORKER,
    "claim-detail": CASEWORKER,
    "conviction-retract": CASEWORKER,
    "draft-paper": CASEWORKER,
    "draft-act": CASEWORKER,
    "void-list": SUPERVISOR,
    "void-new": SUPERVISOR,
    "void-detail": SUPERVISOR,
    "wrongful-match-list": OPEN,
    "wrongful-match-csv": OPEN,
    "examiner-figures": OPEN,
    "examiner-list": Door(Who.ADMINISTRATOR, Rows.OVERSIGHT),
    "operations": Door(Who.OPERATOR, Rows.DISPATCH),
    "operations-retry": Door(Who.OPERATOR, Rows.DISPATCH),
    "webhook-failures": Door(Who.OPERATOR, Rows.DISPATCH),
    "delivery-retry": Door(Who.OPERATOR, Rows.DISPATCH),
}
ADMINISTRATION = Door(Who.ADMINISTRATOR, Rows.OVERSIGHT)


def door_of(*, name: str | None, namespace: str) -> Door | None:
    """The line of the table for a resolved URL; None for a door that is not in it."""
    if namespace == "admin" and name == "view_on_site":
        return None  # it leads from a record to a page, and no record here has one
    if namespace == "admin":
        return OPEN if name in ("login", "logout", "jsi18n") else ADMINISTRATION
    return None if namespace else ENTRANCES.get(name or "")
