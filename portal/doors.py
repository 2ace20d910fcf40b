"""What a door of the site is: who may come in by it, and whose rows are open behind it."""

from dataclasses import dataclass
from enum import StrEnum


class Who(StrEnum):
    """The coarse question asked at the door; the services ask the fine one."""

    ANYONE = "anyone"
    SIGNED_IN = "signed in"
    EXAMINER = "examiner"
    CASEWORKER = "specialist, officer or supervisor"
    SUPERVISOR = "supervisor"
    INVESTIGATOR = "investigator of complaints"
    STATISTICIAN = "statistician"
    COMMITTEE = "committee member or secretariat"
    SECRETARY = "committee secretariat"
    OPERATOR = "operator"
    ADMINISTRATOR = "administrator"


class Rows(StrEnum):
    """Which scope the transaction of the request runs in."""

    PUBLIC = "public"
    TENANT = "tenant"
    REVIEW = "review"
    CASEWORK = "casework"
    COMPLAINTS = "complaints"
    STATISTICS = "statistics"
    COMMITTEE = "committee"
    DISPATCH = "dispatch"
    OVERSIGHT = "oversight"


@dataclass(frozen=True)
class Door:
    """One line of the table."""

    who: Who
    rows: Rows = Rows.PUBLIC


OPEN = Door(Who.ANYONE)
OWN_ACCOUNT = Door(Who.SIGNED_IN)
TENANT = Door(Who.SIGNED_IN, Rows.TENANT)
EXAMINER = Door(Who.EXAMINER, Rows.REVIEW)
CASEWORKER = Door(Who.CASEWORKER, Rows.CASEWORK)
SUPERVISOR = Door(Who.SUPERVISOR, Rows.CASEWORK)
INVESTIGATOR = Door(Who.INVESTIGATOR, Rows.COMPLAINTS)
STATISTICIAN = Door(Who.STATISTICIAN, Rows.STATISTICS)
COMMITTEE = Door(Who.COMMITTEE, Rows.COMMITTEE)
SECRETARY = Door(Who.SECRETARY, Rows.COMMITTEE)
# A complaint that staff take in is of no place before it is filed.
INTAKE = Door(Who.INVESTIGATOR)
ADMINISTRATION = Door(Who.ADMINISTRATOR, Rows.OVERSIGHT)
