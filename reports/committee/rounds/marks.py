"""Keyed marks of cases and places, and which members a case is kept from.

A mark is an HMAC-SHA256 under a key of the round's own, which needs the site's root key beside
the secret in the round's row: the marks in the database lead nobody to a booking or a place.
"""

import hmac
from collections.abc import Iterable
from hashlib import sha256
from uuid import UUID

from django.db.models import Q, QuerySet

from portal.sealing import keyed_hashes
from reports.committee.rounds.models import Case, Round
from reports.committee.seats.models import Term
from reports.committee.seats.recusals import causes, codes_of, kept_away

SECRET = 32  # bytes
PROGRAM = "US"  # every case is of the program


def key_of(secret: bytes | memoryview) -> str:
    """The key of a round's marks, in hexadecimal; the oldest root key, so that it stays."""
    return keyed_hashes(bytes(secret), purpose="committee round")[0]


def place_mark(key: str, county: str) -> str:
    """The mark of a county by its FIPS code."""
    return _mark(key, f"place:{county}")


def state_mark(key: str, county: str) -> str:
    """The mark of the state in which a county lies."""
    return _mark(key, f"state:{county[:2]}")


def code_mark(key: str, stratum: str) -> str:
    """The mark by which the code of a stratum is numbered."""
    return _mark(key, f"stratum:{stratum}")


def barred_terms(
    round_: Round, cases: Iterable[Case], terms: Iterable[Term]
) -> set[tuple[UUID, UUID]]:
    """The pairs of a case and a member, by their ids, that are to be kept apart.

    A member keeps away from cases of the own place, of a place or a state in which an interest
    was declared, and from all of a round whose matter the member keeps away from.
    """
    cases, terms = list(cases), list(terms)
    away = causes(round_.matter, terms)
    found = {(case.pk, term.pk) for case in cases for term in terms if term.pk in away}
    for term in terms:
        marks = _marks_of(round_, term)
        found |= {
            (case.pk, term.pk) for case in cases if marks & {case.place_mark, case.state_mark}
        }
    return found


def open_cases(term: Term, round_: Round) -> QuerySet[Case]:
    """The cases of a round that a member may see; none where the member keeps away from it."""
    rows = Case.objects.filter(round=round_)
    if kept_away(term, round_.matter) is not None:
        return rows.none()
    marks = _marks_of(round_, term)
    return rows.exclude(Q(place_mark__in=marks) | Q(state_mark__in=marks))


def _marks_of(round_: Round, term: Term) -> frozenset[str]:
    """The marks of the places and states from which a member keeps away."""
    codes = codes_of(term) - {PROGRAM}
    key = key_of(round_.secret)
    return frozenset(
        state_mark(key, code) if len(code) == 2 else place_mark(key, code) for code in codes
    )


def _mark(key: str, words: str) -> str:
    return hmac.new(key.encode(), words.encode(), sha256).hexdigest()
