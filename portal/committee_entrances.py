"""The doors of the advisory committee."""

from portal.doors import COMMITTEE, OPEN, SECRETARY, TENANT, Door  # noqa: F401  not all in use yet

COMMITTEE_ENTRANCES: dict[str, Door] = {
    # seats
    # meetings
    # statements
    # motions
    # rounds
    # reviews
    # outliers
    # findings
    # report
}
