"""What words on a case could tell, asked of the names that the register and the committee have."""

from functools import lru_cache

from django.db.models import Max

from portal.jurisdictions.models import Agency, Jurisdiction
from reports.committee.rounds.screening import Clue, Names, names_of, unblinds
from reports.committee.seats.models import Term

KINDS = (Jurisdiction, Agency)


def clues_in(*texts: str) -> list[Clue]:
    """What of some texts could unblind a case or their writer."""
    if not any(text.strip() for text in texts):
        return []
    names = screened_names()
    return list(dict.fromkeys(found for text in texts for found in unblinds(text, names)))


def screened_names() -> Names:
    """The names of every place, agency and member; read anew once there is another one."""
    last = Term.objects.order_by("-appointed_at", "pk").values_list("pk", flat=True).first()
    places, agencies = (kind.objects.aggregate(last=Max("pk"))["last"] for kind in KINDS)
    return _names((places, agencies, str(last)))


@lru_cache(maxsize=2)
def _names(_last: tuple[int | None, int | None, str]) -> Names:
    kinds = [Jurisdiction.Kind.COUNTY, Jurisdiction.Kind.STATE]
    places = Jurisdiction.objects.filter(kind__in=kinds).values_list("name", flat=True)
    agencies = Agency.objects.values_list("name", flat=True)
    people = Term.objects.values_list("name", flat=True)
    return names_of([*places, *agencies], people)
