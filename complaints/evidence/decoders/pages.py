"""A document as the pixels of each page: no script runs, nothing embedded is looked at."""

from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw as pdfium

from complaints.evidence.decoders.broken import Unfit
from complaints.evidence.decoders.image import frame_of
from matching.interchange.sandbox.frames import Frame

MOST_PAGES = 100
DOTS_PER_POINT = 130 / 72
MOST_PIXELS = 3_500_000  # of a page


def decode(raw: bytes) -> Iterator[Frame]:
    """Yield a frame for each page, with what was filled into forms; raises ``Unfit``.

    PDFium is built without a script engine (V8).
    """
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code == pdfium.FPDF_ERR_PASSWORD
        raise Unfit("LOCKED" if locked else "DAMAGED") from None
    if len(document) > MOST_PAGES:
        raise Unfit("TOO_MANY_PAGES")
    if len(document) == 0:
        raise Unfit("DAMAGED")
    document.init_forms()
    for number in range(len(document)):
        page = document[number]
        yield _drawn(page)
        page.close()


def _drawn(page: pypdfium2.PdfPage) -> Frame:
    width, height = page.get_size()
    scale = DOTS_PER_POINT
    if width * height * scale**2 > MOST_PIXELS:
        scale = (MOST_PIXELS / (width * height)) ** 0.5
    bitmap = page.render(scale=scale, rev_byteorder=True)
    frame = frame_of(bitmap.to_pil().convert("RGB"))
    bitmap.close()
    return frame
