"""What an agency's software reads of the detainers issued to its place."""

from collections.abc import Iterable

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from matching.bookings.models import Charge
from matching.detainers.models import Answer, Detainer, Service
from matching.status.models import Conviction
from portal.accounts.models import User
from portal.jurisdictions.access import AccessDenied, jurisdictions_of

RIGHT = "answer_detainer"


def detainers_for(user: User) -> QuerySet[Detainer]:
    """The detainers issued to the places for which a person or a machine answers; no draft.

    Bare, to be narrowed and put in order by an index; ``with_all`` reads what is shown of some.
    Raises ``AccessDenied`` for who answers nowhere.
    """
    return Detainer.objects.filter(jurisdiction__in=_places_of(user), issued_at__isnull=False)


def with_all(detainers: Iterable[Detainer]) -> list[Detainer]:
    """These detainers in their order, each with all that an agency is shown of it."""
    order = [detainer.pk for detainer in detainers]
    found = {detainer.pk: detainer for detainer in _whole(Detainer.objects.filter(pk__in=order))}
    return [found[pk] for pk in order]


def detainer_for(user: User, *, number: str) -> Detainer | None:
    """The one of these that has a number, with all that is shown of it, or None."""
    return _whole(detainers_for(user).filter(number=number)).first()


def _whole(rows: QuerySet[Detainer]) -> QuerySet[Detainer]:
    """Detainers with their clocks, the ends of custody, and what the agency did about them.

    The standing answer is in ``standing`` and the service on the person in ``handed_over``; the
    person's name and the notice's code stay in the database.
    """
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
