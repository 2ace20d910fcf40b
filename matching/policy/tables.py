"""A back-test as CSV: codes, names of places, outcomes and counts."""

import csv
import io

from matching.policy.backtest import back_test
from matching.policy.models import RuleVersion
from matching.policy.quarters import Quarter

HEADINGS = ("rule", "version", "quarter", "code", "place", "before", "after", "decisions")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def back_test_csv(*, version: RuleVersion, quarter: Quarter) -> str:
    """Every line of a back-test: first those of all places, then by place."""
    tested = back_test(version=version, quarter=quarter)
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(HEADINGS)
    about = (version.key, version.number, quarter)
    for line in (*tested.totals, *tested.by_place):
        place = (line.code or "ALL", _plain(line.name))
        writer.writerow((*about, *place, line.before, line.after, line.decisions))
    return file.getvalue()


def _plain(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
