from typing import ClassVar

from django.db import models

from portal.jurisdictions.isolation import COMPLAINTS


class Figures(models.Model):
    """The figures of one week as they were published; never changed.

    Figures that moved with each complaint would tell what the newest one is about, and where.
    ``week`` is a Monday; ``told`` is what `complaints.counts.counting` makes, as plain values.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {COMPLAINTS: "SELECT, INSERT"}

    week = models.DateField(unique=True)
    computed_at = models.DateTimeField()
    told = models.JSONField()

    class Meta:
        verbose_name_plural = "figures"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(week__iso_week_day=1), name="figures_of_a_week"
            )
        ]

    def __str__(self) -> str:
        return f"figures of {self.week}"
