"""The facts that a rule may name, and the values that it may ask of each.

Nothing can be asked of a fact for being unknown: so a rule can never take what is unknown for
a reason to go on.
"""

from matching.offenses.families import FAMILIES
from matching.offenses.levels import LABELS
from matching.policy.facts import NO_RESPONSE
from matching.status.models import Claim, Response
from matching.status.subjects import Circumstance, Presence

YES_OR_NO = (Presence.PRESENT.value, Presence.ABSENT.value)
# Worked out from charges and convictions; see matching.policy.reading.
OFFENSES = {
    "minor_traffic_only": "Every charge is minor traffic, and none has led to a conviction",
    "criminal_history": "Convicted of a crime other than minor traffic",
    "conviction": "Any conviction is known",
    "charge_unknown": "A charge says nothing of the offense, or there is no charge",
    "felony_charge": "Charged with a felony",
    "felony_conviction": "Convicted of a felony",
    "aggravated_felony": "Convicted of an aggravated felony",
    "three_misdemeanors": "Convicted of three misdemeanors that are not minor traffic",
    "named_offense": "Charged with or convicted of an offense that the guidance of 2012 names",
}
CIRCUMSTANCES = {circumstance.lower(): circumstance for circumstance in Circumstance.values}
FAMILY_FACTS = ("charged_families", "convicted_families", "felony_families")

VOCABULARY: dict[str, frozenset[str]] = {
    **dict.fromkeys([*OFFENSES, *CIRCUMSTANCES], frozenset(YES_OR_NO)),
    **dict.fromkeys(FAMILY_FACTS, frozenset(FAMILIES)),
    "finding": frozenset({*Response.Finding.values, NO_RESPONSE}),
    "ground": frozenset(Response.Ground.values),
    "open_claims": frozenset(Claim.Kind.values),
    "upheld_claims": frozenset(Claim.Kind.values),
    "level": frozenset(LABELS) - {"UNKNOWN"},
}
