"""Whether the person at the browser gave a code of the second factor moments ago."""

import time

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

SECONDS = 300  # as long as django-allauth holds any sign-in to be recent


def is_fresh(request: HttpRequest) -> bool:
    """Whether a second factor was given in this session within the last five minutes."""
    records = get_authentication_records(request, request.user)
    given = [record["at"] for record in records if record["method"] == "mfa"]
    return bool(given) and time.time() - max(given) < SECONDS


def ask_code(request: HttpRequest) -> HttpResponse:
    """Send the person to give a code, and from there to this page again.

    What was sent is not kept: it would be carried out behind the door at which the code is given.
    """
    back = urlencode({"next": request.path})
    return redirect(f"{reverse('mfa_reauthenticate')}?{back}")
