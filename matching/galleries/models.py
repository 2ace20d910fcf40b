import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from portal.jurisdictions.isolation import GALLERY, REVIEW

GALLERY_ONLY = {GALLERY: "SELECT, INSERT", REVIEW: "SELECT"}


class GalleryName(models.TextChoices):
    """The two galleries that a booking may be searched against."""

    CRIMINAL = "CRIMINAL", "Criminal"
    IMMIGRATION = "IMMIGRATION", "Immigration"


class GalleryState(models.Model):
    """The version of a gallery; each enrollment makes a new one, and a search names its own."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {GALLERY: "SELECT, INSERT, UPDATE"}

    name = models.CharField(max_length=12, choices=GalleryName, unique=True)
    version = models.PositiveIntegerField(default=0)
    serial = models.UUIDField(default=uuid.uuid4, editable=False)

    def __str__(self) -> str:
        return f"{self.get_name_display()} gallery, version {self.version}"


class EnrolledPerson(models.Model):
    """One person in one gallery, under a number that says nothing of who it is."""

    site_rights: ClassVar = "SELECT"
    scope_rights: ClassVar = {GALLERY: "SELECT, INSERT"}

    gallery = models.CharField(max_length=12, choices=GalleryName)
    number = models.CharField(max_length=20)
    enrolled_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gallery", "number"], name="enrolled_person_once_per_gallery"
            ),
        ]

    def __str__(self) -> str:
        return self.number


class EnrolledPrint(models.Model):
    """One finger of an enrolled person, sealed: template, descriptor, and the image if any."""

    site_rights: ClassVar = "SELECT (id)"
    scope_rights: ClassVar = GALLERY_ONLY

    person = models.ForeignKey(EnrolledPerson, models.PROTECT, related_name="prints")
    position = models.PositiveSmallIntegerField()
    template = models.BinaryField()
    descriptor = models.BinaryField()
    image = models.BinaryField(null=True)
    quality = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "position"], name="enrolled_print_once_per_finger"
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1, position__lte=10),
                name="enrolled_print_of_one_finger",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} finger {self.position}"
