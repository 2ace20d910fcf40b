import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.progress.models import Work


class Export(models.Model):
    """A list that somebody wants whole: which, how narrowed, and until when it is kept.

    ``places`` are the jurisdictions whose rows it may hold, for who loses one of them must not
    open it any more.
    """

    site_rights: ClassVar = "SELECT, INSERT"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work = models.OneToOneField(Work, models.PROTECT, related_name="export")
    shelf = models.CharField(max_length=12)
    worklist = models.SlugField(max_length=40)
    query = models.CharField(max_length=400, blank=True)
    places = models.JSONField(default=list)
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["-ends_at", "-pk"]
        verbose_name = _("file of a list")
        verbose_name_plural = _("files of lists")
        constraints = [
            models.CheckConstraint(
                condition=Q(shelf__in=["casework", "custody", "complaints"]),
                name="export_of_a_known_shelf",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shelf}/{self.worklist}"


class ExportPart(models.Model):
    """Some rows of a list, packed and sealed for whoever asked; ``after`` is where the next begin.

    A worker that follows a lost one goes on behind the last part.
    """

    site_rights: ClassVar = "SELECT, INSERT, DELETE"

    export = models.ForeignKey(Export, models.PROTECT, related_name="parts")
    number = models.PositiveIntegerField()
    rows = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    after = models.CharField(max_length=100, blank=True)
    content = models.BinaryField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["export", "number"], name="export_part_once"),
        ]

    def __str__(self) -> str:
        return f"Part {self.number} of {self.export_id}"
