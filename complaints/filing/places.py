"""The places and offices that a complaint can be about, found by what people call them."""

from django.db.models import Q
from django.utils.translation import gettext as _

from portal.jurisdictions.models import Agency, Jurisdiction

MOST = 20
KIND = Jurisdiction.Kind


class NoProgram(Exception):
    """The register of places was not read in yet."""


def places_called(typed: str) -> list[Jurisdiction]:
    """Counties and states whose name, or an office of which, has the words; at most 20.

    "Riverton, OH" asks for a Riverton in Ohio, and "OH" alone for Ohio and its counties.
    """
    name, _comma, postal = (part.strip() for part in typed.partition(","))
    if not name:
        return []
    rows = Jurisdiction.objects.filter(listed=True).exclude(kind=KIND.PROGRAM)
    if postal:
        rows = rows.filter(postal__iexact=postal)
    offices = Agency.objects.filter(active=True, name__icontains=name).values("jurisdiction_id")
    named = Q(name__icontains=name) | Q(postal__iexact=name) | Q(pk__in=offices)
    return list(rows.filter(named).order_by("name", "postal", "code")[:MOST])


def place_of(code: str) -> Jurisdiction | None:
    """A listed place, or the program, by its code."""
    return Jurisdiction.objects.filter(code=code, listed=True).first()


def place_or_program(code: str) -> Jurisdiction:
    """A listed place; the program where nobody knows the place, or it is listed no more.

    Raises ``NoProgram``.
    """
    found = place_of(code) or Jurisdiction.objects.filter(kind=KIND.PROGRAM).first()
    if found is None:
        raise NoProgram(_("The portal does not know the places yet. Try again later."))
    return found


def offices_of(code: str) -> list[Agency]:
    """The agencies of a place, by name."""
    rows = Agency.objects.filter(jurisdiction__code=code, active=True)
    return list(rows.order_by("name", "pk"))
