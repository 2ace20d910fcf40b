"""The form on paper: what a sheet of questions says, set as a PDF to print and fill in by hand."""

import json
from pathlib import Path
from typing import Any

from portal.paper.typesetting import typeset

DESIGN = Path(__file__).with_name("paper.typ")


def set_paper(sheet: dict[str, Any]) -> bytes:
    """Return the PDF of a sheet, with tags, to the standard PDF/UA-1.

    The same sheet gives the same bytes, and nothing of it is read as markup.  Raises
    ``FontsMissing`` where the fonts are not installed.
    """
    return typeset(DESIGN, {"sheet": json.dumps(sheet)})
