"""The doors of the advisory committee."""

from portal.doors import COMMITTEE, OPEN, SECRETARY, TENANT, Door  # noqa: F401  not all in use yet

COMMITTEE_ENTRANCES: dict[str, Door] = {
    # seats
    "committee": OPEN,
    "committee-members": OPEN,
    "committee-desk": COMMITTEE,
    "committee-act": COMMITTEE,
    # meetings
    # statements
    # motions
    # rounds
    # reviews
    # outliers
    # findings
    # report
}
