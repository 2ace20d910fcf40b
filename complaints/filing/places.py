"""The places and offices that a complaint can be about, found by what people call them."""

from django.db.models import Q

from portal.jurisdictions.models import Agency, Jurisdiction

MOST = 20
KIND = Jurisdiction.Kind


def places_called(typed: str) -> list[Jurisdiction]:
    """Counties and states whose name, or an office of which, has the words; at most 20.

    "Riverton, OH" asks for a Riverton in Ohio, and "OH" alone for Ohio and its counties.
    """
    name, _, postal = (part.strip() for part in typed.partition(","))
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


def offices_of(code: str) -> list[Agency]:
    """The agencies of a place, by name."""
    rows = Agency.objects.filter(jurisdiction__code=code, active=True)
    return list(rows.order_by("name", "pk"))
