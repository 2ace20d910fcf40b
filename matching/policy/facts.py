"""What was known of a case when it was decided, as codes and numbers: the input of the rules.

The 19 factors of discretion are not among the facts: people weigh them, no rule reads them.
"""

from dataclasses import asdict, dataclass, field
from typing import Any

from matching.offenses.records import Charge, Conviction
from matching.status.known import Known
from matching.status.subjects import Circumstance, Presence

NO_RESPONSE = "NONE"


@dataclass(frozen=True)
class Facts:
    """Everything that the rules may look at.

    ``circumstances`` holds the presence of each subject; one that is missing is unknown.
    ``finding`` and ``ground`` are the latest response's, ``finding`` NONE before there is one.
    ``open_claims`` and ``upheld_claims`` are kinds of claims.
    """

    charges: tuple[Charge, ...] = ()
    convictions: tuple[Conviction, ...] = ()
    circumstances: dict[str, str] = field(default_factory=dict)
    finding: str = NO_RESPONSE
    ground: str = ""
    open_claims: tuple[str, ...] = ()
    upheld_claims: tuple[str, ...] = ()

    def presence_of(self, circumstance: str) -> str:
        """What is known of a circumstance."""
        return self.circumstances.get(circumstance, Presence.UNKNOWN)

    def as_json(self) -> dict[str, Any]:
        """The same as lists, mappings, text, numbers and null, in an order of its own."""
        return {
            "charges": sorted((asdict(charge) for charge in self.charges), key=repr),
            "convictions": sorted(
                (asdict(conviction) for conviction in self.convictions), key=repr
            ),
            "circumstances": {
                name: self.presence_of(name) for name in sorted(Circumstance.values)
            },
            "finding": self.finding,
            "ground": self.ground,
            "open_claims": sorted(self.open_claims),
            "upheld_claims": sorted(self.upheld_claims),
        }


def facts_of(known: Known) -> Facts:
    """Take the facts from what was known of a case; the factors stay behind."""
    return Facts(
        charges=tuple(Charge(c.code, c.severity, c.convicted) for c in known.charges),
        convictions=tuple(
            Conviction(c.code, c.severity, c.year, c.over_one_year, c.aggravated)
            for c in known.convictions
        ),
        circumstances=dict(known.circumstances),
        finding=known.finding or NO_RESPONSE,
        ground=known.ground,
        open_claims=tuple(claim.kind for claim in known.open_claims),
        upheld_claims=tuple(claim.kind for claim in known.upheld_claims),
    )


def facts_from(stored: dict[str, Any]) -> Facts:
    """Read facts that ``as_json`` wrote; raises ``TypeError`` on a name that is not a fact."""
    return Facts(
        **{
            **stored,
            "charges": tuple(Charge(**charge) for charge in stored.get("charges", ())),
            "convictions": tuple(Conviction(**c) for c in stored.get("convictions", ())),
            "open_claims": tuple(stored.get("open_claims", ())),
            "upheld_claims": tuple(stored.get("upheld_claims", ())),
        }
    )
