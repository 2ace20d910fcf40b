"""A PDF of pictures alone: one photo a page, with no script, form, link, name or date in it."""

from collections.abc import Iterable

POINTS_PER_DOT = 72 / 130
Page = tuple[tuple[int, int], bytes]


def pdf_of(pages: Iterable[Page]) -> bytes:
    """A PDF 1.4 of pages, each the (width, height) in pixels and the bytes of an RGB JPEG.

    ValueError where there is no page.  The same pages give the same bytes.
    """
    objects: list[bytes] = [b"", b""]  # the catalog and the tree of pages come last
    kids = []
    for size, jpeg in pages:
        first = len(objects) + 1
        objects += _page(first, size, jpeg)
        kids.append(f"{first} 0 R")
    if not kids:
        raise ValueError("a document without a page")
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _file(objects)


def _page(first: int, size: tuple[int, int], jpeg: bytes) -> list[bytes]:
    """A page, how the picture is placed on it, and the picture; numbered from the first."""
    width, height = size
    wide, high = (f"{side * POINTS_PER_DOT:.2f}" for side in size)
    placed = f"q {wide} 0 0 {high} 0 0 cm /P Do Q"
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {wide} {high}] /Contents {first + 1} 0 R"
        f" /Resources << /XObject << /P {first + 2} 0 R >> >> >>"
    )
    picture = (
        f"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8"
        f" /ColorSpace /DeviceRGB /Filter /DCTDecode /Length {len(jpeg)} >>"
    )
    return [
        page.encode(),
        _stream(f"<< /Length {len(placed)} >>", placed.encode()),
        _stream(picture, jpeg),
    ]


def _stream(entries: str, data: bytes) -> bytes:
    return entries.encode() + b"\nstream\n" + data + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    parts, places, at = [b"%PDF-1.4\n"], [], 9
    for number, body in enumerate(objects, start=1):
        part = f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        places.append(f"{at:010d} 00000 n \n")
        parts.append(part)
        at += len(part)
    table = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{''.join(places)}"
    trailer = f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{at}\n%%EOF\n"
    return b"".join([*parts, table.encode(), trailer.encode()])
