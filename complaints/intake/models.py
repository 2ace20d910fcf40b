from typing import ClassVar

from django.db import models

from portal.accounts.models import User
from portal.jurisdictions.isolation import SITE


class IntakeDraft(models.Model):
    """What a member of staff is taking in, sealed; one for each, and nobody else's business.

    Only the site itself, outside of every scope, reads any.
    """

    site_rights: ClassVar = "SELECT (typed_by_id)"
    scope_rights: ClassVar = {SITE: "SELECT, INSERT, UPDATE, DELETE"}

    typed_by = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="+")
    sealed = models.BinaryField()
    kept_until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.typed_by_id)
