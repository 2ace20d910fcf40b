"""What is taught: modules, and the editions of their texts."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from portal.jurisdictions.isolation import OVERSIGHT
from portal.training.audiences import Audience
from portal.training.gates import CHOICES, GATED

DIGEST = r"^[0-9a-f]{64}$"
PASS_MARK = 80


class Module(models.Model):
    """Something to be learned before acting in some roles, and again after some months.

    ``roles`` are those that nobody acts in without it; ``audience`` are the people it was
    written for, most of whom hold no role here.
    """

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {OVERSIGHT: "SELECT, INSERT, UPDATE"}

    key = models.SlugField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    roles = ArrayField(models.CharField(max_length=12, choices=CHOICES), default=list, blank=True)
    audience = ArrayField(
        models.CharField(max_length=12, choices=Audience), default=list, blank=True
    )
    minutes = models.PositiveSmallIntegerField(default=20, help_text="How long it takes.")
    # To be held on the day on which somebody takes this one here.
    prerequisite = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="opens"
    )
    months = models.PositiveSmallIntegerField(help_text="How long a completion is good for.")
    # People have until then to complete a new module; from the other day on nobody needs it.
    required_from = models.DateField()
    retired_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=Q(roles__contained_by=list(GATED)), name="module_for_gated_roles"
            ),
            models.CheckConstraint(
                condition=Q(audience__contained_by=Audience.values),
                name="module_for_known_audiences",
            ),
            models.CheckConstraint(
                condition=Q(roles__len__gte=1) | Q(audience__len__gte=1),
                name="module_for_somebody",
            ),
            models.CheckConstraint(
                condition=Q(minutes__gte=1, minutes__lte=600), name="module_of_some_minutes"
            ),
            models.CheckConstraint(
                condition=~Q(prerequisite=F("pk")), name="module_not_before_itself"
            ),
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=120), name="module_good_for_some_months"
            ),
            models.CheckConstraint(
                condition=Q(retired_on=None) | Q(retired_on__gte=F("required_from")),
                name="module_retired_after_it_began",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Edition(models.Model):
    """A text of a module as it was published: the migrations write it, and nobody changes it.

    ``digest`` is the SHA-256 of everything that it says in every language.  What was completed
    in an older edition stays good as long as it says itself, unless a newer one has a day by
    which everybody takes the module again.
    """

    site_rights: ClassVar = "SELECT"

    module = models.ForeignKey(Module, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    published_on = models.DateField()
    languages = ArrayField(models.CharField(max_length=2))
    digest = models.CharField(max_length=64)
    # How many percent of the answers are right where somebody passes.
    pass_mark = models.PositiveSmallIntegerField(default=PASS_MARK)
    retake_by = models.DateField(null=True)

    class Meta:
        ordering = ["module", "number"]
        constraints = [
            models.UniqueConstraint(fields=["module", "number"], name="edition_numbered_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="edition_counted_from_one"),
            models.CheckConstraint(
                condition=Q(digest__regex=DIGEST), name="edition_digest_well_formed"
            ),
            models.CheckConstraint(
                condition=Q(languages__len__gte=1), name="edition_in_some_language"
            ),
            models.CheckConstraint(
                condition=Q(pass_mark__gte=1, pass_mark__lte=100), name="edition_pass_mark_percent"
            ),
            models.CheckConstraint(
                condition=Q(retake_by=None) | Q(retake_by__gt=F("published_on")),
                name="edition_leaves_time_to_retake",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.module}, edition {self.number}"
