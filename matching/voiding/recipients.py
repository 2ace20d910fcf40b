"""Who was told of a match: derived from what is on record, never from a list kept beside it."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from matching.detainers.models import Answer, Detainer, Service, Step
from matching.searches.models import Candidate
from matching.status.models import Case, Duty
from portal.accounts.models import User
from portal.jurisdictions.models import Agency, AgencyToken
from portal.jurisdictions.roles import holders_of

# Whoever answers for the place or keeps its jail learns of every match that was confirmed.
OF_THE_PLACE = ("OFFICIAL", "COUNSEL", "CUSTODY")


def of_the_place(candidate: Candidate, case: Case | None) -> QuerySet[User]:
    """The place's people: its officials, counsel and custody, and whoever acted on the match.

    The clerk who sent the booking is one of them where the answer was released to the place.
    """
    place = candidate.search.booking.jurisdiction
    holders = holders_of(place, *OF_THE_PLACE).values("pk")
    acted = _who_acted(case)
    if candidate.search.released_at:
        acted |= {candidate.search.booking.received_by_id}
    return _people(User.objects.filter(Q(pk__in=holders) | Q(pk__in=acted - _program(case))))


def of_the_program(case: Case | None) -> QuerySet[User]:
    """The specialists, officers and supervisors who have a part in the case.

    Examiners are not told: they concluded, nobody told them, and what they know of their own
    pairs would tell them which ones were looked at again.
    """
    return _people(User.objects.filter(pk__in=_program(case)))


def servers_of(candidate: Candidate, case: Case | None) -> list[Agency]:
    """The agencies whose servers are told: the one that booked, and each a detainer went to."""
    ids = set(Detainer.objects.filter(case=case).values_list("agency", flat=True)) if case else ()
    found = Q(pk=candidate.search.booking.agency_id) | Q(pk__in=ids)
    return list(Agency.objects.filter(found).select_related("jurisdiction").order_by("pk"))


def notices_of(case: Case | None) -> Iterable[str]:
    """The numbers of the notices that the person may hold."""
    rows = Detainer.objects.filter(case=case, issued_at__isnull=False) if case else ()
    return sorted(detainer.number for detainer in rows)


def _people(rows: QuerySet[User]) -> QuerySet[User]:
    """People who still have an account; an agency's software is told as a server."""
    machines = AgencyToken.objects.values("user")
    return rows.filter(is_active=True).exclude(pk__in=machines).order_by("pk")


def _program(case: Case | None) -> set[int]:
    parts = Duty.objects.filter(case=case).exclude(part=Duty.Part.EXAMINER) if case else None
    return set(parts.values_list("user", flat=True)) if parts is not None else set()


def _who_acted(case: Case | None) -> set[int]:
    """Whoever took a step, served a paper or answered in a detainer of the case."""
    if case is None:
        return set()
    found = {
        *Step.objects.filter(detainer__case=case).values_list("taken_by", flat=True),
        *Service.objects.filter(detainer__case=case).values_list("served_by", flat=True),
        *Answer.objects.filter(detainer__case=case).values_list("answered_by", flat=True),
    }
    return {pk for pk in found if pk is not None}
