"""The writes of status work, by name."""

from matching.status.asking import record_query, record_response, take_case
from matching.status.assigning import Assigned, assign_cases
from matching.status.closing import close_case, reopen_case
from matching.status.convictions import record_conviction, retract_conviction
from matching.status.findings import Found, record_finding, record_findings

__all__ = [
    "Assigned",
    "Found",
    "assign_cases",
    "close_case",
    "record_conviction",
    "record_finding",
    "record_findings",
    "record_query",
    "record_response",
    "reopen_case",
    "retract_conviction",
    "take_case",
]
