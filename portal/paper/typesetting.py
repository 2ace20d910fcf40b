"""A layout and its values in, one PDF out."""

from pathlib import Path

import typst

from portal.paper import fonts


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
