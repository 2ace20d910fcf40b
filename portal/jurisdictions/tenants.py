"""What every record of a tenant has: its jurisdiction, and a way to read only one's own."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from guardian.shortcuts import get_objects_for_user

from portal.accounts.models import User
from portal.jurisdictions.isolation import OVERSIGHT, TENANT
from portal.jurisdictions.models import Jurisdiction


def places_with(user: User, permission: str) -> Q:
    """Match records of the jurisdictions in which a person holds a permission."""
    allowed = get_objects_for_user(user, f"jurisdictions.{permission}", klass=Jurisdiction)
    ids = list(allowed.values_list("pk", flat=True))
    state = Jurisdiction.Kind.STATE
    return Q(jurisdiction__in=ids) | Q(
        jurisdiction__parent__in=ids, jurisdiction__parent__kind=state
    )


class TenantQuerySet(models.QuerySet):
    """Records that belong to a jurisdiction."""

    def visible_to(self, user: User, permission: str) -> Self:
        """Only the records of jurisdictions in which the person holds the permission.

        A right held on a state covers its counties.
        """
        return self.filter(places_with(user, permission))


class TenantModel(models.Model):
    """A record that belongs to one jurisdiction; isolation puts row security on its table."""

    tenant_rows: ClassVar = True
    scope_rights: ClassVar = {TENANT: "SELECT, INSERT, UPDATE", OVERSIGHT: "SELECT"}

    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="+")

    objects = TenantQuerySet.as_manager()

    class Meta:
        abstract = True
