"""The writes of holds, by name."""

from matching.holds.ending import report_end
from matching.holds.overdue import explain_overdue
from matching.holds.recomputing import Recomputed, recompute
from matching.holds.starting import report_release_due
from matching.holds.sweeping import sweep

__all__ = [
    "Recomputed",
    "explain_overdue",
    "recompute",
    "report_end",
    "report_release_due",
    "sweep",
]
