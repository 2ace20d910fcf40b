"""The public register as a table of codes."""

import csv
import io

from matching.voiding.models import Taken
from matching.voiding.selectors import wrongful_matches

COLUMNS = ("number", "quarter", "state", "gallery", "found", "second_look")


def register_csv() -> str:
    """Every line of the register, the latest first; a column for each step, 1 where it was taken.

    All cells are codes and numbers, so that no spreadsheet takes one for a formula.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*COLUMNS, *(step.lower() for step in Taken.values)])
    for entry in wrongful_matches():
        fixed = [entry.number, entry.quarter, entry.state, entry.gallery, entry.found, entry.look]
        writer.writerow([*fixed, *(int(step in entry.steps) for step in Taken.values)])
    return out.getvalue()
