"""One sealed report in, one PDF out."""

import json
from collections.abc import Container
from pathlib import Path
from typing import Any

from matching.detainers.paper import fonts
from matching.detainers.paper.letters import printable
from matching.detainers.paper.render import typeset
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


def fit(value: Any, shown: Container[int]) -> Any:
    """Return a value with every text in it fit to print, however deep it lies."""
    if isinstance(value, str):
        return printable(value, shown)
    if isinstance(value, dict):
        return {key: fit(each, shown) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [fit(each, shown) for each in value]
    return value
