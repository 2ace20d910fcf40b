"""One transaction for each request, narrowed at the door to the rows that the door opens."""

import logging
from collections.abc import Callable
from typing import cast

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from portal.accounts.models import User
from portal.doors import Door, Rows, Who
from portal.entrances import door_of
from portal.jurisdictions import scope
from portal.jurisdictions.access import investigates, jurisdictions_of, may
from portal.jurisdictions.role_table import COMMITTEE_RIGHTS, STATISTICS_RIGHTS

log = logging.getLogger(__name__)
RIGHTS = {
    Who.EXAMINER: ("review_candidate",),
    Who.CASEWORKER: ("work_status", "issue_detainer", "supervise_case"),
    Who.SUPERVISOR: ("supervise_case",),
    Who.STATISTICIAN: STATISTICS_RIGHTS,
    Who.COMMITTEE: COMMITTEE_RIGHTS,
    Who.SECRETARY: ("run_committee",),
    Who.OPERATOR: ("operate_jobs",),
}


class DoorMiddleware:
    """Keep the table of entrances, and own the transaction behind every door.

    The transaction is rolled back when the answer is a refusal or an error, so that nothing
    half-done stays, unless the answer says by ``keeps`` that what was written is to stay, as a
    failed try is; an answer that streams would outlive it and is refused.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer inside one transaction."""
        with transaction.atomic():
            response = self.get_response(request)
            if response.streaming:
                raise RuntimeError("A streaming answer would leave its transaction.")
            if response.status_code >= 400 and not getattr(response, "keeps", False):
                transaction.set_rollback(True)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponseBase | None:
        """Ask who comes in, and open only the rows behind this door."""
        match = request.resolver_match
        door = door_of(name=match.url_name, namespace=match.namespace) if match else None
        if door is None:
            raise PermissionDenied("This door is not in the table of entrances.")
        if refusal := self._refusal(request, door):
            return refusal
        narrow(request, door)
        return None

    def _refusal(self, request: HttpRequest, door: Door) -> HttpResponseBase | None:
        if door.who == Who.ANYONE:
            return None
        if not request.user.is_authenticated:
            if request.path.startswith("/api/"):
                return JsonResponse({"detail": "Sign in or send a token."}, status=401)
            return redirect_to_login(request.get_full_path())
        if door.who == Who.ADMINISTRATOR and not request.user.is_superuser:
            raise PermissionDenied("Only administrators may enter here.")
        if door.who == Who.INVESTIGATOR and not investigates(request.user):
            raise PermissionDenied("Only those who work on complaints may enter here.")
        rights = RIGHTS.get(door.who)
        if rights and not any(may(request.user, right) for right in rights):
            raise PermissionDenied("Your roles do not open this page.")
        return None


def narrow(request: HttpRequest, door: Door) -> None:
    """Enter the scope of a door for the person who came in."""
    person = cast(User, request.user)
    if door.rows == Rows.TENANT:
        scope.enter(scope.tenant(jurisdictions_of(person)))
    elif door.rows == Rows.REVIEW:
        scope.enter(scope.review())
    elif door.rows == Rows.CASEWORK:
        scope.enter(scope.casework())
    elif door.rows == Rows.COMPLAINTS:
        scope.enter(scope.complaints())
    elif door.rows == Rows.STATISTICS:
        scope.enter(scope.statistics())
    elif door.rows == Rows.COMMITTEE:
        scope.enter(scope.committee())
    elif door.rows == Rows.DISPATCH:
        scope.enter(scope.dispatch())
    elif door.rows == Rows.OVERSIGHT:
        who = f"user:{person.pseudonym}"
        scope.enter(scope.oversight(who=who, why=f"{request.method} {request.path}"))
