"""Decode an impression to gray pixels at 500 ppi, and read single image files.

Decoders are run inside the sandbox only, unless the bytes are our own.
"""

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError
from PIL.Jpeg2KImagePlugin import Jpeg2KImageFile
from PIL.PngImagePlugin import PngImageFile
from wsq.WsqImagePlugin import WsqImageFile

from matching.interchange import headers
from matching.interchange.errors import TooLarge, Unreadable
from matching.interchange.impressions import Impression, require_sound
from matching.interchange.positions import MAX_PIXELS

Gray = NDArray[np.uint8]

PPI = 500.0
MAX_FILE_BYTES = 20 * 1024 * 1024
LIVE_SCAN_PLAIN, LIVE_SCAN_ROLLED = 0, 1

# All are imported here, as a confined child can open no file to look for them.
_FORMATS = {
    headers.WSQ: WsqImageFile.format,
    headers.PNG: PngImageFile.format,
    headers.JP2: Jpeg2KImageFile.format,
}
Image.preinit()
Image.MAX_IMAGE_PIXELS = MAX_PIXELS

_PILLOW_DAMAGE = (
    UnidentifiedImageError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    MemoryError,
    OverflowError,
    IndexError,
    KeyError,
    TypeError,
)
_DAMAGE: dict[str, tuple[type[Exception], ...]] = {
    headers.WSQ: (Exception,),  # The decoder itself raises nothing narrower.
    headers.PNG: _PILLOW_DAMAGE,
    headers.JP2: _PILLOW_DAMAGE,
}


def read_image(
    raw: bytes, ppi: float = PPI, *, position: int = 2, rolled: bool = False
) -> Impression:
    """Return the impression in one WSQ, PNG or JPEG 2000 file, checked at the door.

    For agencies without live-scan software: the file says neither the finger nor, reliably, its
    resolution, so the caller does. Raises `TooLarge`, `WrongFingerCode`, `WrongSize` or
    `Unreadable`.
    """
    if len(raw) > MAX_FILE_BYTES:
        raise TooLarge(f"The file is larger than {MAX_FILE_BYTES // (1024 * 1024)} MB.")
    if not raw:
        raise Unreadable("The file is empty.")
    compression = headers.sniff(raw)
    width, height = headers.measure(compression, raw)
    kind = LIVE_SCAN_ROLLED if rolled else LIVE_SCAN_PLAIN
    impression = Impression(position, kind, width, height, ppi, compression, raw)
    require_sound(impression)
    return impression


def decode(impression: Impression) -> Gray:
    """Return the pixels of an impression at 500 ppi, ridges dark (`Unreadable`).

    The result is uint8 of shape (height, width), both scaled by 500 / ppi.
    """
    if impression.compression == headers.RAW:
        pixels = np.frombuffer(impression.data, np.uint8)
        pixels = pixels.reshape(impression.height, impression.width)
    else:
        pixels = _decompress(impression.compression, impression.data)
    if pixels.shape != (impression.height, impression.width):
        raise Unreadable("An image decodes to another size than its header says.")
    return scale(pixels, impression.ppi)


def scale(image: Gray, ppi: float) -> Gray:
    """Resample a gray image from `ppi` to 500 ppi; the same array when it is that already."""
    if ppi == PPI:
        return image
    height, width = (max(1, round(side * PPI / ppi)) for side in image.shape)
    resampled = Image.fromarray(image).resize((width, height), Image.Resampling.LANCZOS)
    return np.asarray(resampled)


def encode_png(image: Gray) -> bytes:
    """Return a gray image as PNG: bytes made anew from pixels, with nothing else in them."""
    out = io.BytesIO()
    Image.fromarray(image).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _decompress(compression: str, data: bytes) -> Gray:
    try:
        with Image.open(io.BytesIO(data), formats=[_FORMATS[compression]]) as image:
            return np.asarray(image.convert("L"))
    except _DAMAGE[compression] as error:
        raise Unreadable(f"The pixels of a {compression.upper()} image are damaged.") from error
