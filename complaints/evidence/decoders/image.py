"""A photo or a picture as pixels, upright, in sRGB, on white: (height, width, 3) bytes."""

from collections.abc import Iterator
from io import BytesIO

from PIL import (
    Image,
    ImageCms,
    ImageOps,
    MpoImagePlugin,  # noqa: F401
    TiffImagePlugin,  # noqa: F401
)

from complaints.evidence.decoders.broken import Unfit
from matching.interchange.sandbox.frames import Frame

MOST_PIXELS = 24_000_000
# What is decoded at once: a photo is made smaller while it is decoded, a picture is not.
MOST_DECODED = 40_000_000
FORMATS = ("JPEG", "PNG")
SRGB = ImageCms.createProfile("sRGB")
Image.MAX_IMAGE_PIXELS = None  # the bounds above stand in its place
# Pillow loads these, and the two above that are not named again, when a file needs them; no file
# can be opened once the child is confined.
Image.preinit()


def decode(raw: bytes) -> Iterator[Frame]:
    """Yield one frame with the pixels; raises ``Unfit`` and whatever Pillow raises."""
    with Image.open(BytesIO(raw), formats=FORMATS) as opened:
        _make_smaller(opened)
        if opened.width * opened.height > MOST_DECODED:
            raise Unfit("TOO_LARGE")
        yield frame_of(_flat(ImageOps.exif_transpose(_in_srgb(opened))))


def frame_of(image: Image.Image) -> Frame:
    """The frame of an RGB image, made smaller where it has more than 24 million pixels."""
    pixels = image.width * image.height
    if pixels > MOST_PIXELS:
        factor = (MOST_PIXELS / pixels) ** 0.5
        size = (max(1, int(image.width * factor)), max(1, int(image.height * factor)))
        image = image.resize(size, Image.Resampling.BOX)
    return Frame({"width": image.width, "height": image.height}, (image.tobytes(),))


def _make_smaller(opened: Image.Image) -> None:
    """Ask the JPEG decoder for a half, a fourth or an eighth; a PNG stays as it is."""
    factor = 1
    while factor < 8 and opened.width * opened.height > MOST_PIXELS * factor**2:
        factor *= 2
    if factor > 1:
        opened.draft(None, (opened.width // factor, opened.height // factor))


def _in_srgb(opened: Image.Image) -> Image.Image:
    """The colors as the file's own profile means them; as they stand where it has none."""
    profile = opened.info.get("icc_profile")
    if not profile or opened.mode not in ("RGB", "CMYK"):
        opened.load()
        return opened
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        turned = ImageCms.profileToProfile(opened, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        opened.load()
        return opened
    return turned or opened


def _flat(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):  # sixteen bits of gray
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    if not image.has_transparency_data:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    white = Image.new("RGB", clear.size, "white")
    white.paste(clear, mask=clear.getchannel("A"))
    return white
