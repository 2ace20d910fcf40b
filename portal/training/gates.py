"""The roles that ask for training, and the day from which each of them does."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from portal.jurisdictions.isolation import OVERSIGHT
from portal.jurisdictions.role_table import ROLES

# In these roles nobody acts who was not trained for it.
GATED = (
    *("EXAMINER", "SPECIALIST", "OFFICER", "SUPERVISOR", "CUSTODY"),
    *("INTAKE", "INVESTIGATOR", "DIRECTOR", "OFFICIAL", "COUNSEL", "MEMBER"),
)
CHOICES = [(name, ROLES[name].label) for name in GATED]


class Gate(models.Model):
    """From which day a role asks for its modules; a role without a row asks at once.

    A portal with people at work names a day to come when a role is gated anew, so that nobody
    is locked out by an upgrade.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {OVERSIGHT: "SELECT, INSERT, UPDATE"}

    role = models.CharField(max_length=12, choices=CHOICES, unique=True)
    begins_on = models.DateField()

    class Meta:
        ordering = ["role"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=list(GATED)), name="gate_of_a_role_that_is_gated"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} from {self.begins_on}"
