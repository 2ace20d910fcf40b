from typing import ClassVar

from django.db import models


class AuditEvent(models.Model):
    """One thing that was done.

    It holds no foreign keys: the trail must outlive whatever it speaks of.  The database sets
    ``happened_at``, ``transaction`` and ``leaf`` and refuses every change afterwards; the leaf
    is the RFC 9162 hash of the row, from which a tree over all rows can be built.
    """

    site_rights: ClassVar = "INSERT, SELECT (id)"
    scope_rights: ClassVar = {"portal_oversight": "SELECT, INSERT"}

    event = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=40)
    jurisdiction_id = models.BigIntegerField(null=True)
    actor = models.CharField(max_length=60)
    before = models.CharField(max_length=80, blank=True)
    after = models.CharField(max_length=80, blank=True)
    detail = models.JSONField(default=dict)
    recorded_at = models.DateTimeField()
    happened_at = models.DateTimeField(null=True, editable=False)
    transaction = models.BigIntegerField(null=True, editable=False)
    leaf = models.BinaryField(null=True, editable=False)

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id"])]

    def __str__(self) -> str:
        return f"#{self.pk} {self.event} {self.subject_type} {self.subject_id}"
