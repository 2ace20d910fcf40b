"""The doors of the advisory committee."""

from portal.doors import COMMITTEE, OPEN, SECRETARY, TENANT, Door

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
