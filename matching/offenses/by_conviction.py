"""The scheme of 2010: levels rest on convictions alone.

Level 1: an aggravated felony (8 USC 1101(a)(43)), or two or more crimes each punishable by more
than a year.  Level 2: any one felony, or three or more crimes each punishable by less than a
year.  Level 3: crimes punishable by less than a year.  As restated in H.R. 5007, 119th Congress.
"""

from collections.abc import Sequence

from matching.offenses.basis import Basis, Part, counted, part
from matching.offenses.records import Conviction


def derive(convictions: Sequence[Conviction]) -> tuple[str, Basis]:
    """Return the level's name and what it follows from."""
    ordered = sorted(convictions, key=lambda c: (c.year, c.code, c.severity))
    crimes = [conviction for conviction in ordered if conviction.is_crime]
    name, because = _by_what_is_known(crimes)
    unknown = sum(crime.is_heavy is None and not crime.aggravated for crime in crimes)
    if unknown and name == "NON_CRIMINAL":
        return "UNKNOWN", [part("UNKNOWN_SEVERITY", unknown)]
    return name, [because, *_left_out(ordered, crimes, unknown, name)]


def _by_what_is_known(crimes: list[Conviction]) -> tuple[str, Part]:
    aggravated = [crime for crime in crimes if crime.aggravated]
    heavy = [crime for crime in crimes if crime.is_heavy]
    felonies = [crime for crime in crimes if crime.is_felony]
    light = [crime for crime in crimes if crime.is_heavy is False and not crime.is_felony]
    if aggravated:
        return "LEVEL_1", counted("AGGRAVATED", aggravated)
    if len(heavy) > 1:
        return "LEVEL_1", counted("HEAVY", heavy)
    if felonies:
        return "LEVEL_2", counted("FELONY", felonies)
    if len(light) > 2:
        return "LEVEL_2", counted("MISDEMEANOR", light)
    if light:
        return "LEVEL_3", counted("MISDEMEANOR", light)
    return "NON_CRIMINAL", part("NO_CONVICTION")


def _left_out(
    convictions: Sequence[Conviction], crimes: list[Conviction], unknown: int, name: str
) -> Basis:
    said = []
    if unknown:
        said.append(part("UNKNOWN_SEVERITY_LEFT_OUT", unknown))
    if name == "LEVEL_2" and any(c.is_felony and c.aggravated is None for c in crimes):
        said.append(part("AGGRAVATED_UNKNOWN"))
    if infractions := len(convictions) - len(crimes):
        said.append(part("INFRACTIONS_LEFT_OUT", infractions))
    return said
