"""Which offenses the guidance on detainers of 21 December 2012 names, misdemeanors included.

Violence, sexual abuse, driving under influence, hit-and-run, weapons, and trafficking in drugs.
"""

from matching.offenses.families import DRIVING_UNDER_INFLUENCE, HIT_AND_RUN, family_of

VIOLENCE = frozenset({"09", "10", "11", "12", "13"})
SEXUAL_ABUSE = frozenset({"11", "36"})
WEAPONS = frozenset({"52"})
DRUGS = "35"
# Making, selling or smuggling a drug, and possessing one; any other code does not say which.
TRAFFICKING = frozenset({
    "3501", "3502", "3503", "3510", "3511", "3520", "3521", "3530", "3531", "3540", "3541",
    "3560", "3561", "3563", "3570", "3571", "3580", "3581",
})  # fmt: skip
POSSESSION = frozenset({"3504", "3512", "3522", "3532", "3542", "3550", "3562", "3572", "3582"})


def is_named(code: str) -> bool | None:
    """Whether the guidance names an offense; None where its code does not tell."""
    family = family_of(code)
    if not family or (family == DRUGS and code not in TRAFFICKING | POSSESSION):
        return None
    by_family = family in VIOLENCE | SEXUAL_ABUSE | WEAPONS
    return by_family or code in HIT_AND_RUN | DRIVING_UNDER_INFLUENCE | TRAFFICKING
