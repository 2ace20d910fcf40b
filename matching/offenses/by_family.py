"""The scheme of 2008 and 2009: levels go by the family of each charge and conviction.

Level 1: national security, homicide, kidnapping, sexual assault, robbery, aggravated assault,
sex offenses, cruelty, weapons, and drugs with more than a year.  Level 2: mainly property and
other drug offenses.  Level 3: the rest.  From the agency's slides of 2009; the exact edges of
Levels 2 and 3 are not confirmed.
"""

from collections.abc import Sequence

from matching.offenses.basis import Basis, counted, part
from matching.offenses.families import family_of
from matching.offenses.gravity import DRUGS
from matching.offenses.records import FELONY, UNKNOWN, Charge, Conviction

GRAVEST = frozenset({"01", "09", "10", "11", "12", "36", "52"})
SIMPLE_ASSAULT = "1313"
CRUELTY = frozenset({"3801", "3802", "3803", "3804"})
PROPERTY = frozenset({"20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "71"})
Offense = Charge | Conviction


def derive(charges: Sequence[Charge], convictions: Sequence[Conviction]) -> tuple[str, Basis]:
    """Return the level's name and what it follows from."""
    offenses: list[Offense] = [*convictions, *charges]
    known = [offense for offense in offenses if family_of(offense.code)]
    unknown = len(offenses) - len(known)
    if not known:
        if unknown:
            return "UNKNOWN", [part("CHARGE_UNKNOWN", unknown)]
        return "NON_CRIMINAL", [part("NOTHING")]
    name = min(level_of_offense(offense) for offense in known)
    first = min(
        (offense for offense in known if level_of_offense(offense) == name),
        key=lambda offense: (isinstance(offense, Charge), offense.code, offense.severity),
    )
    of_family = "CONVICTION_OF" if isinstance(first, Conviction) else "CHARGE_OF"
    basis = [counted(of_family, [first])]
    if _drug_of_unknown_weight(first):
        basis.append(part("WEIGHT_UNKNOWN"))
    if unknown:
        basis.append(part("CHARGE_UNKNOWN_LEFT_OUT", unknown))
    return name, basis


def level_of_offense(offense: Offense) -> str:
    """Return the level of one offense whose family is known."""
    family = family_of(offense.code)
    if family in GRAVEST or offense.code in CRUELTY:
        return "LEVEL_1"
    if family == "13" and offense.code != SIMPLE_ASSAULT:
        return "LEVEL_1"
    if family == DRUGS:
        return "LEVEL_1" if _is_heavy(offense) else "LEVEL_2"
    return "LEVEL_2" if family in PROPERTY else "LEVEL_3"


def _is_heavy(offense: Offense) -> bool:
    if isinstance(offense, Conviction):
        return bool(offense.is_heavy)
    return offense.severity == FELONY


def _drug_of_unknown_weight(offense: Offense) -> bool:
    if family_of(offense.code) != DRUGS:
        return False
    if isinstance(offense, Conviction):
        return offense.is_heavy is None
    return offense.severity == UNKNOWN
