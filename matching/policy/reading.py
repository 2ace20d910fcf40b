"""Work out every fact that a rule may name from what is known of a case.

Each fact becomes a tuple of values; ``UNKNOWN`` among them says that there may be others.
"""

from collections.abc import Iterable

from matching.offenses.families import family_of, is_known, is_minor_traffic
from matching.offenses.gravity import is_named
from matching.offenses.records import FELONY, UNKNOWN, Charge, Conviction
from matching.policy.facts import Facts
from matching.policy.logic import all_of, any_of
from matching.policy.vocabulary import CIRCUMSTANCES
from matching.status.subjects import Presence

Reading = dict[str, tuple[str, ...]]
ENOUGH_MISDEMEANORS = 3


def read(facts: Facts, *, level: str) -> Reading:
    """Return every fact of the vocabulary; ``level`` is the level's name by the day's scheme."""
    told = _of_charges(facts.charges) | _of_convictions(facts.convictions)
    codes = [charge.code for charge in facts.charges] or [""]
    codes += [conviction.code for conviction in facts.convictions]
    told["named_offense"] = any_of(is_named(code) for code in codes)
    told["conviction"] = bool(facts.convictions) or any(c.convicted for c in facts.charges)
    felonies = [conviction for conviction in facts.convictions if conviction.is_felony]
    return {
        **{name: (_word(value),) for name, value in told.items()},
        **{name: (facts.presence_of(subject),) for name, subject in CIRCUMSTANCES.items()},
        "charged_families": _families(facts.charges),
        "convicted_families": _families(facts.convictions),
        "felony_families": _felony_families(facts.convictions, felonies),
        "finding": (facts.finding,),
        "ground": (facts.ground,),
        "open_claims": facts.open_claims,
        "upheld_claims": facts.upheld_claims,
        "level": (level,),
    }


def _of_charges(charges: tuple[Charge, ...]) -> dict[str, bool | None]:
    """No charge at all is a charge unknown."""
    return {
        "minor_traffic_only": _minor_traffic_only(charges),
        "charge_unknown": not charges or not all(is_known(charge.code) for charge in charges),
        "felony_charge": any_of(_is_felony(charge) for charge in charges) if charges else None,
    }


def _minor_traffic_only(charges: tuple[Charge, ...]) -> bool | None:
    """Whether only minor traffic is charged and none of it has led to a conviction.

    A traffic offense is minor until it is known to be a felony.
    """
    if any(charge.convicted for charge in charges):
        return False
    return all_of(_is_minor(charge) for charge in charges) if charges else None


def _is_minor(record: Charge | Conviction) -> bool | None:
    if not is_known(record.code):
        return None
    return is_minor_traffic(record.code) and record.severity != FELONY


def _is_felony(charge: Charge) -> bool | None:
    return None if charge.severity == UNKNOWN else charge.severity == FELONY


def _of_convictions(convictions: tuple[Conviction, ...]) -> dict[str, bool | None]:
    crimes = [conviction for conviction in convictions if conviction.is_crime]
    return {
        "criminal_history": any_of(_is_history(crime) for crime in crimes),
        "felony_conviction": any_of(crime.is_felony for crime in crimes),
        "aggravated_felony": any_of(_is_aggravated(crime) for crime in crimes),
        "three_misdemeanors": _three_misdemeanors(crimes),
    }


def _is_history(crime: Conviction) -> bool | None:
    minor = _is_minor(crime)
    return None if minor is None else not minor


def _is_aggravated(crime: Conviction) -> bool | None:
    """A crime that is no felony cannot be an aggravated one, unless it is recorded as such."""
    if crime.aggravated is not None:
        return crime.aggravated
    return None if crime.is_felony is not False else False


def _three_misdemeanors(crimes: list[Conviction]) -> bool | None:
    """Minor traffic is left out, as a note to the guidance of 2012 asks."""
    counts = [all_of((_is_misdemeanor(crime), _is_history(crime))) for crime in crimes]
    if counts.count(True) >= ENOUGH_MISDEMEANORS:
        return True
    return None if len(counts) - counts.count(False) >= ENOUGH_MISDEMEANORS else False


def _is_misdemeanor(crime: Conviction) -> bool | None:
    return None if crime.is_felony is None else not crime.is_felony


def _families(records: Iterable[Charge | Conviction]) -> tuple[str, ...]:
    return tuple(sorted({family_of(record.code) or UNKNOWN for record in records}))


def _felony_families(
    convictions: tuple[Conviction, ...], felonies: list[Conviction]
) -> tuple[str, ...]:
    """The families of known felonies; a conviction that may be one says that there may be more."""
    unsure = any(crime.is_felony is None for crime in convictions if crime.is_crime)
    return tuple(sorted({*_families(felonies), *((UNKNOWN,) if unsure else ())}))


def _word(value: bool | None) -> str:
    if value is None:
        return Presence.UNKNOWN.value
    return Presence.PRESENT.value if value else Presence.ABSENT.value
