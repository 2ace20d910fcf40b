"""What can become of a release, and who may bring it about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.states import Lifecycle


class Status(models.TextChoices):
    """Where a release stands."""

    OPEN = "OPEN", _("Open, its quarter is counted anew each day")
    FROZEN = "FROZEN", _("Frozen")
    COMPUTED = "COMPUTED", _("Rounded and reviewed")
    CHECKED = "CHECKED", _("Passed disclosure control")
    SIGNED = "SIGNED", _("Signed by a statistician")
    APPROVED = "APPROVED", _("Approved by the head of statistics")
    PUBLISHED = "PUBLISHED", _("Published")
    CORRECTED = "CORRECTED", _("Corrected by a later version")


S = Status
# Rounding, the review and the gate are the worker's; a newer version corrects the one before.
WORKER, PUBLISHING = "worker", "publishing"
RELEASE = Lifecycle(
    initial=S.OPEN,
    ways={
        S.OPEN: {S.FROZEN: "prepare_release"},
        S.FROZEN: {S.COMPUTED: WORKER, S.OPEN: "prepare_release"},
        S.COMPUTED: {S.CHECKED: WORKER, S.OPEN: "prepare_release"},
        S.CHECKED: {
            S.SIGNED: "prepare_release",
            S.COMPUTED: "prepare_release",
            S.OPEN: "prepare_release",
        },
        S.SIGNED: {S.APPROVED: "approve_release", S.CHECKED: "approve_release"},
        S.APPROVED: {S.PUBLISHED: PUBLISHING, S.CHECKED: "approve_release"},
        S.PUBLISHED: {S.CORRECTED: PUBLISHING},
        S.CORRECTED: {},
    },
)
ON_THE_WAY = frozenset(Status) - {S.PUBLISHED, S.CORRECTED}
