"""What can become of a detainer, and who may bring it about."""

from django.db import models

from portal.states import Lifecycle


class Status(models.TextChoices):
    """Where a detainer stands."""

    DRAFT = "DRAFT", "Draft"
    ISSUED = "ISSUED", "Issued to the agency"
    SERVED = "SERVED", "Served on the person"
    AWAITING_CONVICTION = "AWAITING_CONVICTION", "Waits for a conviction"
    ACTIVE = "ACTIVE", "Active, before release"
    RELEASE_DUE = "RELEASE_DUE", "Release due, the clock runs"
    EXPIRED = "EXPIRED", "Expired"
    TRANSFERRED = "TRANSFERRED", "Transferred to the program's custody"
    RELEASED = "RELEASED", "Released"
    DECLINED = "DECLINED", "Declined by the agency"
    CANCELLED = "CANCELLED", "Canceled"
    LIFTED = "LIFTED", "Lifted by a court"


S = Status
# Ways that end a hold, or never begin one, stay open whatever stops a case: a claim, a voided
# match, an opt-out.
TOWARD_RELEASE = frozenset({S.EXPIRED, S.RELEASED, S.DECLINED, S.CANCELLED, S.LIFTED})
ENDINGS: dict[str, str] = {
    S.RELEASED: "answer_detainer",
    S.DECLINED: "answer_detainer",
    S.CANCELLED: "issue_detainer",
    S.LIFTED: "answer_detainer",
}
DETAINER = Lifecycle(
    initial=S.DRAFT,
    ways={
        S.DRAFT: {S.ISSUED: "issue_detainer", S.CANCELLED: "issue_detainer"},
        S.ISSUED: {
            S.SERVED: "answer_detainer",
            S.AWAITING_CONVICTION: "answer_detainer",
            S.ACTIVE: "answer_detainer",
            S.RELEASE_DUE: "answer_detainer",
            S.TRANSFERRED: "answer_detainer",
            **ENDINGS,
        },
        S.SERVED: {
            S.AWAITING_CONVICTION: "answer_detainer",
            S.ACTIVE: "answer_detainer",
            S.RELEASE_DUE: "answer_detainer",
            S.TRANSFERRED: "answer_detainer",
            **ENDINGS,
        },
        S.AWAITING_CONVICTION: {S.ACTIVE: "answer_detainer", **ENDINGS},
        S.ACTIVE: {
            S.RELEASE_DUE: "answer_detainer",
            S.TRANSFERRED: "answer_detainer",
            **ENDINGS,
        },
        S.RELEASE_DUE: {
            S.TRANSFERRED: "answer_detainer",
            S.EXPIRED: "clock",
            **ENDINGS,
        },
        S.EXPIRED: {S.TRANSFERRED: "answer_detainer", **ENDINGS},
        S.TRANSFERRED: {},
        S.RELEASED: {},
        S.DECLINED: {},
        S.CANCELLED: {},
        S.LIFTED: {},
    },
)
OPEN = frozenset(DETAINER.ways) - DETAINER.final
