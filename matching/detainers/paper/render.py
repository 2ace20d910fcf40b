"""One notice in, one PDF out."""

import io
import json
from pathlib import Path

import segno
import typst

from matching.detainers.paper import fonts
from matching.detainers.paper.letters import fit
from matching.detainers.paper.notice import Notice
from matching.detainers.paper.sheet import sheet_of

DESIGN = Path(__file__).with_name("design.typ")


def render(notice: Notice) -> bytes:
    """Return the paper of a notice: a PDF with tags, to the standard PDF/UA-1.

    The same notice gives the same bytes.  The layout gets the values as strings, and reads none
    of them as markup.  Raise FontsMissing where the fonts are not installed.
    """
    sheet = sheet_of(fit(notice, fonts.shown(fonts.folder())))
    return typeset(DESIGN, {"notice": json.dumps(sheet), "code": code_of(notice.address)})


def typeset(design: Path, inputs: dict[str, str]) -> bytes:
    """Return the PDF of a layout and its inputs; TypstError where the layout asks for more.

    A layout reads the files of its own folder, and sets in the portal's fonts alone.
    """
    compiler = typst.Compiler(
        design,
        root=design.parent,
        font_paths=fonts.loaded(fonts.folder()),
        ignore_system_fonts=True,
        sys_inputs=inputs,
    )
    made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    if not isinstance(made, bytes):
        raise TypeError("The paper is one file.")
    return made


def code_of(address: str) -> str:
    """Return the QR code of an address as a drawing (SVG)."""
    drawn = io.BytesIO()
    segno.make_qr(address, error="m").save(
        drawn, kind="svg", border=2, light="#fff", xmldecl=False
    )
    return drawn.getvalue().decode()
