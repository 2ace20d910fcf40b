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
    "committee-outliers": OPEN,
    "committee-outlier": OPEN,
    "committee-desk-outliers": COMMITTEE,
    "inquiry-detail": COMMITTEE,
    "inquiry-act": SECRETARY,
    "inquiry-take-up": SECRETARY,
    "inquiry-mine": TENANT,
    "inquiry-reply": TENANT,
    # findings
    # report
    "committee-reports": OPEN,
    "committee-report": OPEN,
    "committee-report-pdf": OPEN,
    "committee-report-sealed": OPEN,
    "committee-desk-report": COMMITTEE,
    "committee-report-new": SECRETARY,
    "committee-desk-report-page": COMMITTEE,
    "committee-report-act": COMMITTEE,
}
