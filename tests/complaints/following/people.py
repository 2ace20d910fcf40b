"""A complaint filed by somebody for somebody else, and their receipts."""

from dataclasses import dataclass

from complaints.filing.services import Filing, Person, file_complaint
from complaints.models import Complaint, Party
from portal.jurisdictions import scope
from tests.matching.factories import now

TOLD = "They held my brother for four days."
FILER = {"name": "Fidelia Canary", "reach": "555-0134"}
AFFECTED = {"name": "Abel Canary", "reach": "555-0177"}
ONE = (Person(identity=AFFECTED),)


@dataclass(frozen=True)
class Filed:
    """A complaint, the words of who filed it, and those of each affected person."""

    complaint: Complaint
    filer_words: str
    affected_words: tuple[str, ...]

    @property
    def filer(self) -> Party:
        return self._of("FILER")[0]

    @property
    def affected(self) -> Party:
        return self._of("AFFECTED")[0]

    def _of(self, kind: str) -> list[Party]:
        with scope.within(scope.complaints()):
            rows = Party.objects.select_related("complaint__jurisdiction", "complaint__agency")
            return list(rows.filter(complaint=self.complaint, kind=kind).order_by("id"))

    def as_it_is(self) -> Complaint:
        with scope.within(scope.complaints()):
            return Complaint.objects.select_related("jurisdiction").get(pk=self.complaint.pk)


def filed(place, *, affected=ONE, at=None, **fields) -> Filed:
    given = {
        "topic": "TREATMENT",
        "mode": "CONFIDENTIAL",
        "content": {"words": TOLD},
        "filer": Person(relation="FAMILY", identity=FILER),
    }
    filing = Filing(jurisdiction=place, affected=affected, **given | fields)
    made = file_complaint(filing=filing, by=None, at=at or now())
    return Filed(made.complaint, made.filer, made.affected)
