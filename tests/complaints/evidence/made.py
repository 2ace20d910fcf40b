"""Files as people send them, made of noise, with what must not outlive the copy."""

import wave
from io import BytesIO

import numpy as np
from PIL import Image, PngImagePlugin

CANARY = "CANARY-of-the-file"
PLACE = (34.0, 3.0, 7.89)  # degrees, minutes and seconds in the EXIF
GPS, MAKE, NORTH, LATITUDE = 0x8825, 0x010F, 1, 2


def noise(width: int = 64, height: int = 48) -> Image.Image:
    pixels = np.random.default_rng(1).integers(0, 256, (height, width, 3), dtype=np.uint8)
    return Image.fromarray(pixels)


def photo(width: int = 64, height: int = 48, **more) -> bytes:
    """A JPEG with a place, a camera and a comment."""
    exif = Image.Exif()
    exif[MAKE] = CANARY
    exif.get_ifd(GPS).update({NORTH: "N", LATITUDE: PLACE})
    made = BytesIO()
    noise(width, height).save(made, "JPEG", exif=exif, comment=CANARY.encode(), **more)
    return made.getvalue()


def picture() -> bytes:
    """A PNG with two chunks of text."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", CANARY)
    words.add_itxt("Comment", CANARY, zip=True)
    made = BytesIO()
    noise().save(made, "PNG", pnginfo=words)
    return made.getvalue()


def tone(seconds: float = 1.0, rate: int = 44_100) -> bytes:
    """A WAV of two channels with a chunk of words after the samples."""
    times = np.arange(int(seconds * rate) * 2) / rate / 2
    samples = (9_000 * np.sin(2 * np.pi * 440 * times)).astype("<i2")
    made = BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())
    words = CANARY.encode().ljust(20, b"\0")
    return made.getvalue() + b"LIST" + len(words).to_bytes(4, "little") + words


def silent_mp3(seconds: int = 1) -> bytes:
    """An MP3 of silent frames (MPEG 1, layer III, 128 kbit/s, 44.1 kHz), with ID3 words."""
    frame = bytes((0xFF, 0xFB, 0x90, 0xC4)).ljust(417, b"\0")
    title = b"\0" + CANARY.encode()
    words = b"TIT2" + len(title).to_bytes(4, "big") + b"\0\0" + title
    size = bytes((0, 0, len(words) >> 7, len(words) & 0x7F))
    return b"ID3\x03\0\0" + size + words + frame * (seconds * 38)
