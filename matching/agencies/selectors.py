"""What an agency's software reads of the detainers issued to its place."""

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from matching.bookings.models import Charge
from matching.detainers.models import Answer, Detainer, Service
from matching.status.models import Conviction
from portal.accounts.models import User
from portal.jurisdictions.access import AccessDenied, jurisdictions_of

RIGHT = "answer_detainer"


def detainers_for(user: User) -> QuerySet[Detainer]:
    """The detainers issued to the places for which a person or a machine answers; no draft.

    Each carries its clock and the end of custody, its receipt, the standing answer as
    ``standing`` and the service on the person as ``handed_over``; the person's name and the
    notice's code stay in the database.  Raises ``AccessDenied`` for who answers nowhere.
    """
    rows = Detainer.objects.filter(jurisdiction__in=_places_of(user), issued_at__isnull=False)
    latest = Answer.objects.filter(detainer=OuterRef("detainer")).order_by("-answered_at", "-pk")
    standing = Answer.objects.filter(pk=Subquery(latest.values("pk")[:1]))
    handed_over = Service.objects.filter(on=Service.On.PERSON).defer("proof")
    return (
        rows.select_related(
            "agency",
            "jurisdiction__parent",
            "receipt",
            "booking__hold_clock",
            "booking__custody_end",
        )
        .defer("code", "booking__person")
        .prefetch_related(
            Prefetch("answers", standing, to_attr="standing"),
            Prefetch("services", handed_over, to_attr="handed_over"),
        )
    )


def detainer_for(user: User, *, number: str) -> Detainer | None:
    """The one of these that has a number, or None."""
    return detainers_for(user).filter(number=number).first()


def charges_of(detainer: Detainer) -> QuerySet[Charge]:
    """The charges of a detainer's booking in their order, each with ``convicted``, if it is."""
    live = Conviction.objects.filter(retracted_at=None)
    rows = Charge.objects.filter(booking=detainer.booking_id).order_by("pk")
    return rows.prefetch_related(Prefetch("convictions", live, to_attr="convicted"))


def _places_of(user: User) -> list[int]:
    """The ids of the places that a person answers for; a state brings its counties.

    Ids and no join, so that one place's list is read in the order of an index.
    """
    places = jurisdictions_of(user, RIGHT)
    if not places:
        raise AccessDenied("You do not have the right to answer detainers.")
    return places
