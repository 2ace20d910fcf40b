"""The reading of a document from outside; runs in a confined process of its own and knows no
Django.

A PDF must open without a password, have a page, and do nothing when it is opened; an image must
decode to its last line.  Nothing is repaired: the public gets the bytes that were handed in.
"""

import io
import os
import re
import sys
import zipfile
from collections.abc import Iterator

# Loaded now, because no file opens later: pypdf loads the first two where it needs them.
import pypdf._codecs._codecs
import pypdf._configuration
import pypdf.filters  # noqa: F401
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from portal.confinement import Confinement, Limits
from portal.participation.verdicts import JPEG, PDF, Verdict, kind_of

MB = 1024 * 1024
# The largest image needs 4 bytes a pixel, and 6 more while a progressive JPEG is decoded.
LIMITS = Limits(memory=768 * MB, cpu=8, wall=10.0)
# A letter page at 600 dpi has 34 million.
MOST_PIXELS = 50_000_000
MOST_OBJECTS = 500_000
# ISO 32000-1: actions beyond moving about (12.6.4), files within the file (7.11.4), media and
# forms that bring their own program (12.7.8, 13).
ACTIVE_KEYS = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/XFA", "/RichMediaContent"}
ACTIVE_ACTIONS = {
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToE",
    "/Rendition",
    "/RichMediaExecute",
}
ACTIVE_KINDS = {"/EmbeddedFile", "/FileAttachment", "/RichMedia", "/Screen", "/3D"}
# The same names anywhere in the bytes, in case another reader finds objects that this one does
# not.  The short ones are left out: compressed pages hold any three bytes by chance.
NAMED = re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia)\b")
# A trailer that this reader repairs may lose it, and another reader would ask for a password.
PROTECTED = re.compile(rb"/Encrypt\b")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def main() -> None:
    """Read a file from standard input, and answer with one verdict on standard output.

    The process ends with 3 if it cannot be confined, and with any other code but 0 where the
    file stops its reading.
    """
    content = sys.stdin.buffer.read()
    try:
        confinement = Confinement()
        if confinement.missing:
            sys.stderr.write(confinement.missing)
        confinement.put_on(LIMITS)
    except OSError:
        os._exit(3)
    os.write(1, inspect(content).value.encode())
    os._exit(0)


def inspect(content: bytes) -> Verdict:
    """Say what a PDF, PNG or JPEG file is fit for; never trust this outside the process."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        return Verdict.TWO_KINDS
    return inspect_pdf(content) if kind_of(content) == PDF else inspect_image(content)


def inspect_image(content: bytes) -> Verdict:
    """Decode a PNG or JPEG whole."""
    if b"%PDF-" in content[:1024]:
        return Verdict.TWO_KINDS
    try:
        with _opened(content) as image:
            if image.width * image.height > MOST_PIXELS:
                return Verdict.TOO_MANY_PIXELS
            image.load()
    except (OSError, SyntaxError, ValueError, EOFError):
        return Verdict.DAMAGED
    return Verdict.FIT


def inspect_pdf(content: bytes) -> Verdict:
    """Open a PDF, count its pages, and look at every object in it."""
    if b"%%EOF" not in content[-2048:]:
        return Verdict.DAMAGED
    unescaped = ESCAPED.sub(_unescaped, content)
    if PROTECTED.search(unescaped):
        return Verdict.ENCRYPTED
    if NAMED.search(unescaped):
        return Verdict.ACTIVE
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            return Verdict.ENCRYPTED
        if not reader.pages:
            return Verdict.NO_PAGE
        active = any(is_active(found) for found in dictionaries_of(reader))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return Verdict.DAMAGED
    return Verdict.ACTIVE if active else Verdict.FIT


def is_active(found: DictionaryObject) -> bool:
    """Whether a dictionary acts by itself or holds another file."""
    return (
        not ACTIVE_KEYS.isdisjoint(found)
        or _name(found, "/S") in ACTIVE_ACTIONS
        or _name(found, "/Subtype") in ACTIVE_KINDS
        or _name(found, "/Type") in ACTIVE_KINDS
    )


def dictionaries_of(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of a file: those that are listed, and those that anything refers to."""
    listed = [(number, age) for age, numbers in reader.xref.items() for number in numbers]
    listed += [(number, 0) for number in reader.xref_objStm]
    waiting: list[object] = [IndirectObject(number, age, reader) for number, age in listed]
    waiting.append(reader.trailer)
    seen: set[tuple[int, int]] = set()
    while waiting:
        item = waiting.pop()
        if isinstance(item, IndirectObject):
            name = (item.idnum, item.generation)
            if name not in seen:
                seen.add(name)
                waiting.append(reader.get_object(item))
            if len(seen) > MOST_OBJECTS:
                raise ValueError("more objects than a document has")
        elif isinstance(item, DictionaryObject):
            yield item
            waiting.extend(item.raw_get(key) for key in item)
        elif isinstance(item, ArrayObject):
            waiting.extend(item)


def _name(found: DictionaryObject, key: str) -> str:
    return str(found[key]) if key in found else ""


def _opened(content: bytes) -> ImageFile:
    kind = JpegImageFile if kind_of(content) == JPEG else PngImageFile
    return kind(io.BytesIO(content))


def _unescaped(escape: re.Match[bytes]) -> bytes:
    return bytes.fromhex(escape[1].decode())
