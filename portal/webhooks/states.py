"""What may become of an endpoint and of a message to it, and who brings it about."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.states import Lifecycle


class EndpointStatus(models.TextChoices):
    ACTIVE = "ACTIVE", _("Active")
    DISABLED = "DISABLED", _("Disabled")
    STOPPED = "STOPPED", _("Stopped")


class DeliveryStatus(models.TextChoices):
    WAITING = "WAITING", _("Waiting")
    DELIVERED = "DELIVERED", _("Delivered")
    FAILED = "FAILED", _("Failed")


ENDPOINT = Lifecycle(
    initial=EndpointStatus.ACTIVE,
    ways={
        EndpointStatus.ACTIVE: {
            EndpointStatus.DISABLED: "sender",
            EndpointStatus.STOPPED: "the place's people",
        },
        EndpointStatus.DISABLED: {
            EndpointStatus.ACTIVE: "the place's people",
            EndpointStatus.STOPPED: "the place's people",
        },
        EndpointStatus.STOPPED: {},
    },
)
# An attempt that was given up may have arrived after all: then the message is delivered.
DELIVERY = Lifecycle(
    initial=DeliveryStatus.WAITING,
    ways={
        DeliveryStatus.WAITING: {
            DeliveryStatus.DELIVERED: "sender",
            DeliveryStatus.FAILED: "sender",
        },
        DeliveryStatus.FAILED: {
            DeliveryStatus.WAITING: "operate_jobs, or the place's people",
            DeliveryStatus.DELIVERED: "sender",
        },
        DeliveryStatus.DELIVERED: {},
    },
)


class Reason(models.TextChoices):
    """Why an attempt came to nothing; never a word of the server's own."""

    ANSWER = "ANSWER", _("The server answered, but did not take the message.")
    GONE = "GONE", _("The server says that nothing is there any more.")
    SLOW = "SLOW", _("The server did not answer in time.")
    UNREACHABLE = "UNREACHABLE", _("The server cannot be reached.")
    CERTIFICATE = "CERTIFICATE", _("The server's certificate is not accepted.")
    GARBLED = "GARBLED", _("The server's answer cannot be read.")
    NO_ADDRESS = "NO_ADDRESS", _("The server's name leads to no address.")
    NOT_PUBLIC = "NOT_PUBLIC", _("The server's name leads to an address that is not public.")
    NOT_ALLOWED = "NOT_ALLOWED", _("The address is of a kind that is not called.")
    SEAL = "SEAL", _("The secret does not open.")
    NEVER_ENDED = "NEVER_ENDED", _("The attempt began and never ended.")
    CLOSED = "CLOSED", _("The endpoint was closed before the message went out.")
