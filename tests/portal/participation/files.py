"""Files as people hand them in, made by the tests themselves."""

import io
import random
import zlib

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)


def pdf(*, pages: int = 1, change=lambda writer: None) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(612, 792)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def image(kind: str, *, size: tuple[int, int] = (40, 30), **options) -> bytes:
    out = io.BytesIO()
    noise = random.Random(7).randbytes(1_200)
    Image.frombytes("L", (40, 30), noise).resize(size).save(out, kind, **options)
    return out.getvalue()


def action(kind: str, **entries: str) -> DictionaryObject:
    named = {NameObject(f"/{key}"): TextStringObject(value) for key, value in entries.items()}
    return DictionaryObject({NameObject("/S"): NameObject(kind), **named})


def on_opening(kind: str, **entries: str) -> bytes:
    """A PDF that does something when it is opened."""

    def change(writer: PdfWriter) -> None:
        writer.root_object[NameObject("/OpenAction")] = writer._add_object(action(kind, **entries))

    return pdf(change=change)


def in_object_stream(hidden: bytes) -> bytes:
    """A PDF whose seventh object stands compressed with others, where no plain search sees it."""
    inner = b"7 0 " + hidden
    packed = zlib.compress(inner)
    head = f"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length {len(packed)}".encode()
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction 7 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        b"<< " + head + b" >>\nstream\n" + packed + b"\nendstream",
    ]
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    entries = [(0, 0, 0), *((1, place, 0) for place in places), (1, len(out), 0), (0, 0, 0)]
    table = b"".join(bytes((a,)) + b.to_bytes(4, "big") + bytes((c,)) for a, b, c in entries)
    table += bytes((2,)) + (4).to_bytes(4, "big") + bytes((0,))
    return out + (
        b"5 0 obj\n<< /Type /XRef /Size 8 /W [1 4 1] /Root 1 0 R /Length %d >>\nstream\n"
        b"%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (len(table), table, len(out))
    )


def stream_bomb() -> bytes:
    """A PDF whose object stream grows a thousandfold."""
    return in_object_stream(b" " * 120_000_000 + b"<< >>")


def png_bomb() -> bytes:
    """A PNG of a few bytes that says it has ten thousand million pixels."""
    small = image("PNG")
    header = b"IHDR" + (100_000).to_bytes(4, "big") * 2 + small[24:29]
    return small[:12] + header + zlib.crc32(header).to_bytes(4, "big") + small[33:]


def with_file_inside() -> bytes:
    return pdf(change=lambda writer: writer.add_attachment("pay.exe", b"MZ"))


def with_media() -> bytes:
    """A page with a note that plays something."""

    def change(writer: PdfWriter) -> None:
        note = {NameObject("/Subtype"): NameObject("/Screen"), NameObject("/F"): NumberObject(4)}
        writer._add_object(DictionaryObject(note))

    return pdf(change=change)


def with_file_stream() -> bytes:
    """A stream that is a file, which nothing names."""

    def change(writer: PdfWriter) -> None:
        stream = StreamObject()
        stream.set_data(b"MZ")
        stream[NameObject("/Type")] = NameObject("/EmbeddedFile")
        writer._add_object(stream)

    return pdf(change=change)


def with_named_script() -> bytes:
    """A script in the catalog's tree of names."""

    def change(writer: PdfWriter) -> None:
        tree = DictionaryObject({NameObject("/JavaScript"): DictionaryObject()})
        writer.root_object[NameObject("/Names")] = tree

    return pdf(change=change)


def with_indirect_name(kind: str) -> bytes:
    """An action whose kind is an object of its own."""

    def change(writer: PdfWriter) -> None:
        name = writer._add_object(NameObject(kind))
        writer._add_object(DictionaryObject({NameObject("/S"): name}))

    return pdf(change=change)
