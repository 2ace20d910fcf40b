"""Who holds which role and who held it: rows that are closed, never removed.

Rights themselves come from the groups; ``roles`` writes both in one transaction.  These models
stand below ``tenants``, which reads the places' own module, and say for themselves that they
are a tenant's.
"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.jurisdictions.isolation import OVERSIGHT, SITE, TENANT
from portal.jurisdictions.role_table import EVERYWHERE, PLACED

WRITE = "SELECT, INSERT, UPDATE"


class Held(models.Model):
    """A role that a person holds from one instant and, once it is taken, until another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    given_at = models.DateTimeField()
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    taken_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        # Nobody takes a role at no time; the system itself, which is nobody, may take one.
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_by=None) | Q(taken_at__isnull=False),
                name="%(class)s_taken_at_some_time",
            ),
        ]


class Membership(Held):
    """A role held in a place; the people of the place alone see that it is."""

    tenant_rows: ClassVar = True
    # The count of who needs training runs as the tables' owner.
    gate_reads: ClassVar = True
    scope_rights: ClassVar = {TENANT: WRITE, OVERSIGHT: WRITE}

    jurisdiction = models.ForeignKey(
        "jurisdictions.Jurisdiction", models.PROTECT, related_name="+"
    )
    role = models.CharField(max_length=10, choices=PLACED)

    class Meta(Held.Meta):
        constraints = [
            *Held.Meta.constraints,
            models.UniqueConstraint(
                fields=["jurisdiction", "user", "role"],
                condition=Q(taken_at=None),
                name="membership_held_once",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[name for name, _ in PLACED]),
                name="membership_role_is_held_in_a_place",
            ),
        ]

    def __str__(self) -> str:
        return f"Membership {self.pk}"


class Appointment(Held):
    """A role held everywhere.

    It has a table of its own because row security knows places alone: no tenant has any part
    in it, and it is read by oversight.
    """

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = {SITE: WRITE, OVERSIGHT: WRITE}

    role = models.CharField(max_length=12, choices=EVERYWHERE)

    class Meta(Held.Meta):
        constraints = [
            *Held.Meta.constraints,
            models.UniqueConstraint(
                fields=["user", "role"], condition=Q(taken_at=None), name="appointment_held_once"
            ),
            models.CheckConstraint(
                condition=Q(role__in=[name for name, _ in EVERYWHERE]),
                name="appointment_role_is_held_everywhere",
            ),
        ]

    def __str__(self) -> str:
        return f"Appointment {self.pk}"
