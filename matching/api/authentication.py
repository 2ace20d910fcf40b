"""How the API knows who calls: the middleware has looked at the token already."""

from typing import cast

from rest_framework.authentication import BaseAuthentication
from rest_framework.request import Request

from portal.accounts.models import User
from portal.jurisdictions.requests import SignedRequest


class TokenAuthentication(BaseAuthentication):
    """Take over the machine account that ``TokenMiddleware`` found; it needs no CSRF token."""

    def authenticate(self, request: Request) -> tuple[User, object] | None:
        """Return the account and its agency, or None when no token was sent."""
        signed = cast(SignedRequest, request._request)
        return (signed.user, signed.agency) if signed.agency else None

    def authenticate_header(self, request: Request) -> str:
        """Name the scheme in a 401."""
        return "Token"
