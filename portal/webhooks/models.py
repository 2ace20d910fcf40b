import uuid
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.isolation import DISPATCH, OVERSIGHT, SCOPES, TENANT
from portal.jurisdictions.models import Agency
from portal.jurisdictions.tenants import TenantModel
from portal.webhooks.states import DeliveryStatus, EndpointStatus, Reason

ATTEMPTS = 7
LONGEST_URL = 500
# A change may be made in any scope, and tells the agency in its own transaction: every scope
# reads who wants to be told, and writes what is to be told.
WANTED = "id, jurisdiction_id, agency_id, events, status"
# What is known of a message without what it says.
NOTED = (
    "id, jurisdiction_id, endpoint_id, event, status, attempts, posted_at, due_at, failed_at,"
    " problem, code"
)


class Endpoint(TenantModel):
    """An address of an agency's own server, with the secret that messages to it are signed with.

    After a rotation the previous secret signs beside the new one until ``previous_until``.
    ``failures`` counts the attempts that failed since the last one that did not.
    """

    scope_rights: ClassVar = {
        **dict.fromkeys(SCOPES, f"SELECT ({WANTED})"),
        TENANT: "SELECT, INSERT, UPDATE",
        DISPATCH: f"SELECT ({WANTED}, rests_until)",
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="endpoints")
    url = models.CharField(max_length=LONGEST_URL)
    events = ArrayField(models.CharField(max_length=40))
    secret = models.BinaryField()
    previous_secret = models.BinaryField(null=True)
    previous_until = models.DateTimeField(null=True)
    status = models.CharField(max_length=10, choices=EndpointStatus, default=EndpointStatus.ACTIVE)
    registered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    registered_at = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    rests_until = models.DateTimeField(null=True)
    disabled_at = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "agency", "url"],
                condition=~Q(status="STOPPED"),
                name="endpoint_registered_once",
            ),
            models.CheckConstraint(
                condition=Q(url__regex=r"^https?://"), name="endpoint_url_is_of_the_web"
            ),
            models.CheckConstraint(
                condition=Q(events__len__gte=1), name="endpoint_wants_something"
            ),
            models.CheckConstraint(
                condition=Q(previous_secret=None, previous_until=None)
                | Q(previous_secret__isnull=False, previous_until__isnull=False),
                name="endpoint_previous_secret_ends",
            ),
            models.CheckConstraint(
                condition=Q(failures=0, failing_since=None)
                | Q(failures__gte=1, failing_since__isnull=False),
                name="endpoint_failing_since_some_time",
            ),
            models.CheckConstraint(
                condition=Q(status="DISABLED", disabled_at__isnull=False)
                | (~Q(status="DISABLED") & Q(disabled_at=None)),
                name="endpoint_disabled_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(status="STOPPED", stopped_at__isnull=False, stopped_by__isnull=False)
                | (~Q(status="STOPPED") & Q(stopped_at=None, stopped_by=None)),
                name="endpoint_stopped_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Endpoint {self.pk}"


class Delivery(TenantModel):
    """A message to one endpoint; its body is written once, so that every attempt sends the same.

    ``due_at`` is when it may next be taken up: while somebody sends it, that is the end of
    their lease.
    """

    scope_rights: ClassVar = {
        **dict.fromkeys(SCOPES, "INSERT"),
        TENANT: "SELECT, INSERT, UPDATE",
        OVERSIGHT: f"SELECT ({NOTED}), INSERT",
        DISPATCH: (
            f"SELECT ({NOTED}), INSERT,"
            " UPDATE (status, attempts, due_at, failed_at, problem, code)"
        ),
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    endpoint = models.ForeignKey(Endpoint, models.PROTECT, related_name="deliveries")
    event = models.CharField(max_length=40)
    body = models.TextField()
    status = models.CharField(
        max_length=10, choices=DeliveryStatus, default=DeliveryStatus.WAITING
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    posted_at = models.DateTimeField()
    due_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=20, choices=Reason, blank=True, default="")
    code = models.PositiveSmallIntegerField(null=True)  # of the last answer

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="WAITING", delivered_at=None, failed_at=None)
                | Q(status="DELIVERED", delivered_at__isnull=False, failed_at=None, problem="")
                | (
                    Q(status="FAILED", delivered_at=None, failed_at__isnull=False) & ~Q(problem="")
                ),
                name="delivery_ends_one_way",
            ),
            models.CheckConstraint(
                condition=Q(attempts__lte=ATTEMPTS), name="delivery_tried_a_few_times"
            ),
            models.CheckConstraint(
                condition=~Q(status="DELIVERED") | Q(attempts__gte=1),
                name="delivery_delivered_by_an_attempt",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(status="WAITING"), name="delivery_waiting"
            ),
            models.Index(
                fields=["failed_at"], condition=Q(status="FAILED"), name="delivery_failed"
            ),
            models.Index(fields=["endpoint", "-posted_at"], name="delivery_latest"),
        ]

    def __str__(self) -> str:
        return f"Delivery {self.pk}"


class Attempt(TenantModel):
    """One call of an endpoint's server: begun when it was taken up, ended when it was over."""

    scope_rights: ClassVar = {TENANT: "SELECT, UPDATE", DISPATCH: "INSERT", OVERSIGHT: "SELECT"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="calls")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=20, choices=Reason, blank=True, default="")
    code = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, problem="", code=None) | Q(ended_at__gte=F("began_at")),
                name="attempt_ends_after_it_began",
            ),
        ]
        indexes = [models.Index(fields=["delivery", "began_at"], name="attempt_in_order")]

    def __str__(self) -> str:
        return f"Attempt {self.pk}"
