"""The place of a page, and the one call that a form of it makes."""

from collections.abc import Callable

from django.forms import Form
from django.http import Http404

from portal.jurisdictions.models import Jurisdiction
from portal.jurisdictions.people.selectors import managed_place
from portal.jurisdictions.requests import SignedRequest
from portal.training.keeping.errors import REFUSALS, code_of


def place_of(request: SignedRequest, fips: str) -> Jurisdiction:
    """The place of a code whose people the person manages; 404 for every other."""
    place = managed_place(request.user, code=fips)
    if place is None:
        raise Http404("You manage the people of no such place.")
    return place


def attempt(form: Form, call: Callable[..., object], **given: object) -> int:
    """Call with what is given; the code of the answer, 200 where it is done.

    A refusal of the domain becomes an error of the form.
    """
    try:
        call(**given)
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return code_of(refusal)
    return 200
