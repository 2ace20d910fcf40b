"""The working copy, written anew from what a child found: pixels, samples, characters.

The child may have been taken over by what it read, so each frame is checked again here; the
portal itself never reads the file as it came.
"""

import wave
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import BytesIO
from typing import TypeVar

from PIL import Image

from complaints.evidence.decoders.text import clean
from complaints.evidence.kinds import SOUNDS, Kind
from complaints.evidence.paged import pdf_of
from complaints.evidence.refusals import NoCopy, Problem
from matching.interchange.sandbox.frames import Frame

MOST_PIXELS = 24_000_000
MOST_PAGES = 100
MOST_BYTES = 90_000_000
RATE = 16_000
QUALITY = 88
PAGE_QUALITY = 75  # of a hundred pages, which together are to fit

T = TypeVar("T")


def copy_of(kind: Kind, frames: Iterable[Frame]) -> bytes:
    """The bytes of the working copy; raises ``NoCopy``."""
    try:
        copy = WRITERS[kind](frames)
    except (KeyError, ValueError, TypeError, IndexError):
        raise NoCopy(Problem.DAMAGED) from None
    if len(copy) > MOST_BYTES:
        raise NoCopy(Problem.TOO_LARGE)
    return copy


def _photo(frames: Iterable[Frame]) -> bytes:
    (image,) = _images(frames, most=1)
    return _jpeg(image)


def _picture(frames: Iterable[Frame]) -> bytes:
    (image,) = _images(frames, most=1)
    made = BytesIO()
    image.save(made, "PNG", compress_level=3)
    return made.getvalue()


def _document(frames: Iterable[Frame]) -> bytes:
    pages = (
        (image.size, _jpeg(image, PAGE_QUALITY)) for image in _images(frames, most=MOST_PAGES)
    )
    return pdf_of(_within(pages, lambda page: len(page[1])))


def _text(frames: Iterable[Frame]) -> bytes:
    (frame,) = frames
    return clean(frame.blobs[0].decode()).encode()


def _recording(frames: Iterable[Frame]) -> bytes:
    made = BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for frame in _within(frames, lambda one: len(one.blobs[0])):
            file.writeframes(frame.blobs[0][: len(frame.blobs[0]) // 2 * 2])
    return made.getvalue()


def _images(frames: Iterable[Frame], *, most: int) -> Iterator[Image.Image]:
    for number, frame in enumerate(frames):
        size = (int(frame.header["width"]), int(frame.header["height"]))
        if number >= most or min(size) < 1 or size[0] * size[1] > MOST_PIXELS:
            raise ValueError("more than was agreed")
        yield Image.frombytes("RGB", size, frame.blobs[0])


def _jpeg(image: Image.Image, quality: int = QUALITY) -> bytes:
    made = BytesIO()
    image.save(made, "JPEG", quality=quality)
    return made.getvalue()


def _within(parts: Iterable[T], size: Callable[[T], int]) -> Iterator[T]:
    """The same parts, as long as all together are no more than a copy may be."""
    total = 0
    for part in parts:
        total += size(part)
        if total > MOST_BYTES:
            raise NoCopy(Problem.TOO_LARGE)
        yield part


WRITERS: Mapping[Kind, Callable[[Iterable[Frame]], bytes]] = {
    Kind.JPEG: _photo,
    Kind.PNG: _picture,
    Kind.PDF: _document,
    Kind.TEXT: _text,
} | dict.fromkeys(SOUNDS, _recording)
