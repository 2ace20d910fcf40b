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


def document(pages: int = 2) -> bytes:
    """A PDF of pages with words and a black bar, a script that runs at once and a file inside."""
    drawn = f"0 0 0 rg 20 20 160 30 re f BT /F 12 Tf 20 70 Td ({CANARY}) Tj ET"
    script = b"<< /S /JavaScript /JS (app.alert('" + CANARY.encode() + b"')) >>"
    first = 9
    kids = " ".join(f"{first + number} 0 R" for number in range(pages))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 3 0 R"
        b" /Resources << /Font << /F 4 0 R >> >> >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction 5 0 R /Names << /EmbeddedFiles"
        b" << /Names [(inside.txt) 7 0 R] >> /JavaScript << /Names [(run) 5 0 R] >> >> >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        _stream("<<", drawn.encode()),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        script,
        _stream("<< /Type /EmbeddedFile", CANARY.encode()),
        b"<< /Type /Filespec /F (inside.txt) /EF << /F 6 0 R >> >>",
        f"<< /Title ({CANARY}) /Author ({CANARY}) >>".encode(),
        *[page] * pages,
    ]
    return _file(objects)


def _stream(entries: str, data: bytes) -> bytes:
    return f"{entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    made, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(b"%010d 00000 n \n" % len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + b"".join(places)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 8 0 R >>\n" % (len(places) + 1)
    return made + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(made)
