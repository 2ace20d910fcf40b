"""Many cases at once with random facts, written in bulk and judged by the real rules."""

import random
from datetime import date, datetime, timedelta
from itertools import count

from matching.bookings.models import Booking, Charge
from matching.galleries.models import EnrolledPerson
from matching.policy.models import Decision
from matching.policy.rulebook import open_rulebook
from matching.policy.services import judge_case
from matching.searches.models import Candidate, Search
from matching.status.models import Case, Claim, Conviction, Finding, Query, Response
from matching.status.on_record import records_of
from matching.status.subjects import Circumstance, Factor, Presence
from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency
from tests.matching.casework import casework

CODES = ("5499",) * 6 + (
    "5404",
    "5401",
    "2203",
    "2303",
    "1313",
    "3562",
    "3599",
    "5212",
    "",
    "9900",
)
SEVERITIES = ("FELONY", "MISDEMEANOR", "INFRACTION", "UNKNOWN")
FINDINGS = ("REMOVABLE",) * 5 + ("NOT_REMOVABLE", "UNDETERMINED", "CITIZENSHIP_CLAIMED")
CIRCUMSTANCES, FACTORS = Circumstance.values, Factor.values
KNOWN = (True, False, None)
BATCH = 5_000  # rows whose values fit into one statement
numbers = count(1)


class Many:
    """Cases of one agency, made from a seed; each act is a moment after the one before."""

    def __init__(self, agency: Agency, by: User, number: int, *, at: datetime, seed: int) -> None:
        self.agency, self.by, self.at = agency, by, at
        self.place = {"jurisdiction_id": agency.jurisdiction_id}
        self.chance = random.Random(seed)
        self.cases = self._open(number)

    def learn(self, share: float = 1) -> None:
        """Record queries, responses, findings, claims and convictions of a share of the cases."""
        cases = self.cases[: int(len(self.cases) * share)]
        with casework():
            queries = [
                Query(case=c, asked_by=self.by, asked_at=self._next(), **self.place) for c in cases
            ]
            Query.objects.bulk_create(queries)
            Response.objects.bulk_create(map(self._response, queries))
            findings = [found for case in cases for found in self._findings(case)]
            Finding.objects.bulk_create(findings, batch_size=BATCH)
            Claim.objects.bulk_create(c for case in cases for c in self._claims(case))
            self._convict(cases)

    def decide(self) -> list[Decision]:
        """Judge every case by the real rules on what is really known, and store the decisions."""
        with casework():
            book, records = open_rulebook(), records_of(self.cases)
            judged = [
                judge_case(
                    case=case, by=self.by, at=self._next(), book=book, record=records[case.pk]
                )
                for case in self.cases
            ]
            return Decision.objects.bulk_create(judged)

    def _open(self, number: int) -> list[Case]:
        """Bookings with charges, and a match of each that the database opens a case for."""
        bookings = [self._booking() for _ in range(number)]
        person = EnrolledPerson.objects.first()
        with scope.within(scope.tenant([self.agency.jurisdiction_id])):
            Booking.objects.bulk_create(bookings)
            Charge.objects.bulk_create(c for b in bookings for c in self._charges(b))
            searches = [
                Search(booking=b, gallery="IMMIGRATION", queued_at=self.at, **self.place)
                for b in bookings
            ]
            Search.objects.bulk_create(searches)
            Candidate.objects.bulk_create(self._candidate(s, person) for s in searches)
        with scope.within(scope.review()):
            concluded = {"conclusion": "IDENTIFICATION", "concluded_at": self.at}
            Candidate.objects.filter(search__in=searches).update(**concluded)
        with casework():
            return list(
                Case.objects.filter(booking__in=bookings).order_by("booking__local_number")
            )

    def _booking(self) -> Booking:
        return Booking(
            agency=self.agency,
            local_number=f"M-{next(numbers):06}",
            person=b"",
            booked_at=self.at,
            received_at=self.at,
            received_by=self.by,
            source="API",
            request_digest="",
            **self.place,
        )

    def _charges(self, booking: Booking) -> list[Charge]:
        return [
            Charge(booking=booking, **self._offense(), **self.place)
            for _ in range(self.chance.choice((0, 1, 1, 1, 2, 3)))
        ]

    def _offense(self) -> dict[str, str]:
        code = self.chance.choice(CODES)
        return {"ncic_code": code, "severity": self.chance.choice(SEVERITIES)}

    def _candidate(self, search: Search, person: EnrolledPerson) -> Candidate:
        return Candidate(
            search=search,
            person=person,
            rank=1,
            score=1,
            finger_scores={},
            found_at=self.at,
            **self.place,
        )

    def _response(self, query: Query) -> Response:
        finding = self.chance.choice(FINDINGS)
        grounds = Response.Ground.values if finding == "REMOVABLE" else [""]
        return Response(
            query=query,
            finding=finding,
            ground=self.chance.choice(grounds),
            evidence_type="OTHER",
            evidence=b"",
            officer=self.by,
            answered_at=self._next(),
            **self.place,
        )

    def _findings(self, case: Case) -> list[Finding]:
        """Most subjects are absent, so that some cases go on; some factors are there too."""
        known = self.chance.choice((6, len(CIRCUMSTANCES), len(CIRCUMSTANCES)))
        chosen = self.chance.sample(CIRCUMSTANCES, k=known) + self.chance.sample(FACTORS, k=2)
        presences = self.chance.choices(Presence.values, weights=(1, 12, 1), k=len(chosen))
        return [
            Finding(
                case=case,
                subject=subject,
                presence=presence,
                note=b"",
                recorded_by=self.by,
                recorded_at=self._next(),
                **self.place,
            )
            for subject, presence in zip(chosen, presences, strict=True)
        ]

    def _claims(self, case: Case) -> list[Claim]:
        if self.chance.random() < 0.8:
            return []
        claim = Claim(
            booking_id=case.booking_id,
            kind=self.chance.choice(Claim.Kind.values),
            claimant="PERSON",
            words=b"",
            received_at=self._next(),
            **self.place,
        )
        if outcome := self.chance.choice(["", *Claim.Outcome.values]):
            claim.outcome, claim.reason = outcome, b""
            claim.decided_by, claim.decided_at = self.by, self._next()
        return [claim]

    def _convict(self, cases: list[Case]) -> None:
        """On some charges, and of earlier crimes; some are taken back a moment later."""
        ids = [case.booking_id for case in cases]
        free = Charge.objects.filter(booking__in=ids, convictions=None)
        on = [charge for charge in free if self.chance.random() < 0.2]
        rows = [self._conviction(charge.booking_id, charge, **self._offense()) for charge in on]
        for booking_id in ids:
            earlier = range(self.chance.choice((0, 0, 1, 2, 4)))
            rows += [self._conviction(booking_id, None, **self._offense()) for _ in earlier]
        Conviction.objects.bulk_create(rows)

    def _conviction(self, booking_id: object, charge: Charge | None, **offense: str) -> Conviction:
        row = Conviction(
            booking_id=booking_id,
            charge=charge,
            over_one_year=self.chance.choice(KNOWN),
            aggravated_felony=self.chance.choice(KNOWN),
            convicted_on=date(self.chance.randint(1995, 2011), 5, 1),
            source="Court",
            recorded_by=self.by,
            recorded_at=self._next(),
            **offense,
            **self.place,
        )
        if self.chance.random() < 0.1:
            row.retracted_by, row.retracted_at = self.by, self._next()
        return row

    def _next(self) -> datetime:
        self.at += timedelta(microseconds=1)
        return self.at
