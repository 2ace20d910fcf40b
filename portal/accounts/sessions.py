"""Who may go on: a second factor before anything else, and no session left alone."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

SEEN, BEGAN = "seen_at", "began_at"
# A session that was seen within these seconds is not written again: idle time is counted from
# the note, and so ends up to as much too soon, never too late.
NOTE_EVERY_SECONDS = 60
Answer = Callable[[HttpRequest], HttpResponse]


class IdleMiddleware:
    """End a session after 30 idle minutes, an administrator's after 15, and any after 12 hours.

    Each request renews the cookie, so that its age alone would let a busy session live on.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Sign out a person who was away or here too long; note the time of everybody else."""
        user = request.user
        if user.is_authenticated:
            now = timezone.now().timestamp()
            allowed = (
                settings.IDLE_SECONDS_ADMINISTRATOR if user.is_superuser else settings.IDLE_SECONDS
            )
            seen = request.session.get(SEEN, 0)
            if seen and now - seen > allowed:
                return self._sign_out(request, _("You were signed out because you were away."))
            if now - request.session.setdefault(BEGAN, now) > settings.SESSION_COOKIE_AGE:
                return self._sign_out(request, _("Your session is over. Sign in again."))
            if now - seen >= NOTE_EVERY_SECONDS:
                request.session[SEEN] = now
        return self.get_response(request)

    def _sign_out(self, request: HttpRequest, why: str) -> HttpResponse:
        logout(request)
        messages.info(request, why)
        return redirect("account_login")


class SecondFactorMiddleware:
    """Let a signed-in person without a second factor reach only the page that adds one."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Send people who have no second factor to the enrolment page."""
        if request.user.is_authenticated and not self._may_pass(request):
            return redirect("mfa_activate_totp")
        return self.get_response(request)

    def _may_pass(self, request: HttpRequest) -> bool:
        enrolment = reverse("mfa_index")
        free = (enrolment, reverse("account_logout"), reverse("account_reauthenticate"))
        # Recovery codes stand in for the second factor; they are none of their own.
        return request.path.startswith((*free, settings.STATIC_URL)) or is_mfa_enabled(
            request.user, [Authenticator.Type.TOTP]
        )
