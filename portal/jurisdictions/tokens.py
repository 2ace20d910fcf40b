"""Keys of agencies' software: made once, shown once, kept as a hash."""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.models import Agency, AgencyToken
from portal.jurisdictions.requests import SignedRequest
from portal.jurisdictions.roles import give_role
from portal.sealing import keyed_hash, keyed_hashes

SCHEME = "Token "
PURPOSE = "agency-token"
LIFETIME = timedelta(days=365)


@transaction.atomic
def issue_token(*, agency: Agency, by: User, at: datetime, custody: bool = False) -> str:
    """Make a key for an agency's software and return it; nobody can read it again.

    The software submits bookings; with ``custody`` it answers detainers too, and every key of
    the agency does from then on.
    """
    raw = secrets.token_urlsafe(32)
    machine, _ = User.objects.get_or_create(
        username=f"agency-{agency.ori.lower()}", defaults={"password": "!"}
    )
    for role in ("CLERK", "CUSTODY") if custody else ("CLERK",):
        give_role(user=machine, role=role, jurisdiction=agency.jurisdiction, by=by, at=at)
    token = AgencyToken.objects.create(
        agency=agency,
        user=machine,
        digest=digest_of(raw),
        created_at=at,
        created_by=by,
        expires_at=at + LIFETIME,
    )
    trail.record(event="token.issued", subject=token, by=by, at=at, detail={"ori": agency.ori})
    return raw


class NoSuchAgency(Exception):
    """No agency has the ORI, or no administrator the name."""


def issue_token_for(*, ori: str, by: str, at: datetime, custody: bool = False) -> str:
    """Make a key for the agency with an ORI, issued by the administrator of a name."""
    agency = Agency.objects.filter(ori=ori, active=True).select_related("jurisdiction").first()
    if agency is None:
        raise NoSuchAgency(f"No active agency has the ORI {ori}.")
    issuer = User.objects.filter(username=by, is_superuser=True, is_active=True).first()
    if issuer is None:
        raise NoSuchAgency(f"There is no administrator called {by}.")
    return issue_token(agency=agency, by=issuer, at=at, custody=custody)


def digest_of(raw: str) -> str:
    """The keyed hash under which a key is kept; 256 random bits need no slow hash."""
    return keyed_hash(raw.encode(), purpose=PURPOSE)


def find_token(raw: str, *, at: datetime) -> AgencyToken | None:
    """The living token with this key, or None."""
    return (
        AgencyToken.objects.filter(
            digest__in=keyed_hashes(raw.encode(), purpose=PURPOSE),
            revoked_at=None,
            expires_at__gt=at,
            agency__active=True,
            user__is_active=True,
        )
        .select_related("agency__jurisdiction", "user")
        .first()
    )


class TokenMiddleware:
    """Let an agency's key sign in a request to the API; a wrong key is refused at once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: SignedRequest) -> HttpResponse:
        """Set ``request.user`` and ``request.agency`` from the Authorization header."""
        request.agency = None
        header = request.headers.get("Authorization", "")
        if request.path.startswith("/api/") and header:
            token = self._token(header)
            if token is None:
                refusal = {"detail": "The token is unknown, expired or revoked."}
                return JsonResponse(refusal, status=401, headers={"WWW-Authenticate": "Token"})
            request.user, request.agency = token.user, token.agency
        return self.get_response(request)

    def _token(self, header: str) -> AgencyToken | None:
        if not header.startswith(SCHEME):
            return None
        return find_token(header.removeprefix(SCHEME), at=timezone.now())
