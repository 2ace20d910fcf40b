"""A charge and a conviction, as plain values: what the levels and the policy rules look at."""

from dataclasses import dataclass

FELONY = "FELONY"
MISDEMEANOR = "MISDEMEANOR"
INFRACTION = "INFRACTION"
UNKNOWN = "UNKNOWN"
SEVERITIES = (FELONY, MISDEMEANOR, INFRACTION, UNKNOWN)


@dataclass(frozen=True)
class Charge:
    """One charge of a booking: ``code`` is '' where it is unknown.

    ``convicted`` says whether a conviction on this very charge is known.
    """

    code: str = ""
    severity: str = UNKNOWN
    convicted: bool = False


@dataclass(frozen=True)
class Conviction:
    """One conviction; ``over_one_year`` and ``aggravated`` are None where nobody knows.

    ``over_one_year``: the crime is punishable by more than a year.  ``aggravated``: it is an
    aggravated felony of 8 USC 1101(a)(43).
    """

    code: str = ""
    severity: str = UNKNOWN
    year: int = 0
    over_one_year: bool | None = None
    aggravated: bool | None = None

    @property
    def is_heavy(self) -> bool | None:
        """Whether it is punishable by more than a year, as recorded or else by its severity."""
        if self.over_one_year is not None:
            return self.over_one_year
        return None if self.severity == UNKNOWN else self.severity == FELONY

    @property
    def is_felony(self) -> bool | None:
        """Whether it is a felony; a crime punishable by more than a year is one."""
        if self.severity == FELONY or self.aggravated:
            return True
        return self.is_heavy

    @property
    def is_crime(self) -> bool:
        """An infraction is none, unless something else says that it weighs more."""
        return self.severity != INFRACTION or bool(self.over_one_year or self.aggravated)
