"""One sealed report in, one PDF out."""

import json
from pathlib import Path

from portal.paper import fonts
from portal.paper.letters import fit
from portal.paper.typesetting import typeset
from reports.committee.report.canonical import Words
from reports.committee.report.paper.sheet import sheet_of

DESIGN = Path(__file__).with_name("design.typ")
# Made by the portal, and to be copied as they are.
OURS = {"digest", "sealed_digest"}


def render(sealed: Words) -> bytes:
    """Return the paper of a sealed report: a PDF with tags, to the standard PDF/UA-1, in English.

    The same text gives the same bytes.  The layout gets the values as strings, and reads none of
    them as markup.  Raise FontsMissing where the fonts are not installed.
    """
    shown = fonts.shown(fonts.folder())
    sheet = {
        key: value if key in OURS else fit(value, shown) for key, value in sheet_of(sealed).items()
    }
    return typeset(DESIGN, {"report": json.dumps(sheet)})
