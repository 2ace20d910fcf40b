"""How far the members agreed in the round of case reviews behind a finding, as plain values."""

from reports.committee.report.canonical import Words
from reports.committee.seats.models import Matter


def agreement_behind(matter: Matter) -> list[Words]:
    """A row a question of the round, or none where no round stands behind the matter."""
    return []
