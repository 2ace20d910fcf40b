"""One sheet in, one PDF out."""

import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from portal.paper import fonts
from portal.paper.letters import fit
from portal.paper.typesetting import typeset
from portal.training.courses.reading import courses
from portal.training.paper.sheets import Sheet, fact_sheet, packet

DESIGN = Path(__file__).with_name("design.typ")
FACT_SHEET, PACKET = "fact-sheet", "packet"
KINDS = {FACT_SHEET: fact_sheet, PACKET: packet}


def render(sheet: Sheet) -> bytes:
    """Return the paper of a sheet: a PDF with tags, to the standard PDF/UA-1.

    The same sheet gives the same bytes, and nothing of it is read as markup.  Raise FontsMissing
    where the fonts are not installed.
    """
    values = fit(asdict(sheet), fonts.shown(fonts.folder()))
    values |= {"code": sheet.code, "address": sheet.address}  # made here, and to be copied
    return typeset(DESIGN, {"sheet": json.dumps(values)})


@lru_cache(maxsize=64)
def paper_of(key: str, kind: str, *, language: str, edition: int) -> bytes:
    """The paper of a course in one of its languages; set once in the life of a process."""
    return render(KINDS[kind](courses()[key].texts[language], edition=edition))
