"""The scheme of 2010: levels rest on convictions alone.

Level 1: an aggravated felony (8 USC 1101(a)(43)), or two or more crimes each punishable by more
than a year.  Level 2: any one felony, or three or more crimes each punishable by less than a
year.  Level 3: crimes punishable by less than a year.  As restated in H.R. 5007, 119th Congress.
"""

from collections.abc import Sequence

from matching.offenses.records import Conviction
from matching.offenses.wording import counted, listed

CONVICTION = "conviction"
MORE_THAN_A_YEAR = "punishable by more than a year"


def derive(convictions: Sequence[Conviction]) -> tuple[str, str]:
    """Return the level's name and what it follows from."""
    ordered = sorted(convictions, key=lambda c: (c.year, c.code, c.severity))
    crimes = [conviction for conviction in ordered if conviction.is_crime]
    name, because = _by_what_is_known(crimes)
    unknown = sum(crime.is_heavy is None and not crime.aggravated for crime in crimes)
    if unknown and name == "NON_CRIMINAL":
        return "UNKNOWN", f"{counted(unknown, '', CONVICTION)} of unknown severity"
    return name, "; ".join([because, *_left_out(ordered, crimes, unknown, name)])


def _by_what_is_known(crimes: list[Conviction]) -> tuple[str, str]:
    aggravated = [crime for crime in crimes if crime.aggravated]
    heavy = [crime for crime in crimes if crime.is_heavy]
    felonies = [crime for crime in crimes if crime.is_felony]
    light = [crime for crime in crimes if crime.is_heavy is False and not crime.is_felony]
    if aggravated:
        return "LEVEL_1", _said(aggravated, "aggravated felony")
    if len(heavy) > 1:
        return "LEVEL_1", _said(heavy, "", f" {MORE_THAN_A_YEAR}")
    if felonies:
        return "LEVEL_2", _said(felonies, "felony")
    if len(light) > 2:
        return "LEVEL_2", _said(light, "misdemeanor")
    if light:
        return "LEVEL_3", _said(light, "misdemeanor")
    return "NON_CRIMINAL", "no conviction of a crime is known"


def _said(crimes: list[Conviction], kind: str, after: str = "") -> str:
    return f"{counted(len(crimes), kind, CONVICTION)}{after}, {listed(crimes)}"


def _left_out(
    convictions: Sequence[Conviction], crimes: list[Conviction], unknown: int, name: str
) -> list[str]:
    said = []
    if unknown:
        said.append(f"{counted(unknown, '', CONVICTION)} of unknown severity not counted")
    if name == "LEVEL_2" and any(c.is_felony and c.aggravated is None for c in crimes):
        said.append("not known whether aggravated")
    if infractions := len(convictions) - len(crimes):
        said.append(f"{counted(infractions, '', 'infraction')} not counted")
    return said
