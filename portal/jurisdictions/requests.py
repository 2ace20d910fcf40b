"""A request as it stands behind a door that asks people to sign in."""

from django.http import HttpRequest

from portal.accounts.models import User
from portal.jurisdictions.models import Agency


class SignedRequest(HttpRequest):
    """The middleware has made sure of the person; ``agency`` is set where a token spoke."""

    user: User
    agency: Agency | None
