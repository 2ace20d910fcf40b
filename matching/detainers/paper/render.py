"""One notice in, one PDF out."""

import io
import json
from pathlib import Path

import segno

from matching.detainers.paper.letters import fit
from matching.detainers.paper.notice import Notice
from matching.detainers.paper.sheet import sheet_of
from portal.paper import fonts
from portal.paper.typesetting import typeset

DESIGN = Path(__file__).with_name("design.typ")


def render(notice: Notice) -> bytes:
    """Return the paper of a notice: a PDF with tags, to the standard PDF/UA-1.

    The same notice gives the same bytes.  The layout gets the values as strings, and reads none
    of them as markup.  Raise FontsMissing where the fonts are not installed.
    """
    sheet = sheet_of(fit(notice, fonts.shown(fonts.folder())))
    return typeset(DESIGN, {"notice": json.dumps(sheet), "code": code_of(notice.address)})


def code_of(address: str) -> str:
    """Return the QR code of an address as a drawing (SVG)."""
    drawn = io.BytesIO()
    segno.make_qr(address, error="m").save(
        drawn, kind="svg", border=2, light="#fff", xmldecl=False
    )
    return drawn.getvalue().decode()
