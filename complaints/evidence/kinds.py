"""What may be sent, told by the content of a file: its name is not asked."""

from django.db import models

MB = 1_000_000
LARGEST = 25 * MB
JPEG, PNG, PDF = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-"
FLAC, OGG, ID3 = b"fLaC", b"OggS", b"ID3"


class Kind(models.TextChoices):
    """What a file is; the working copy is the same, and of sound a WAV."""

    JPEG = "JPEG", "A photo (JPEG)"
    PNG = "PNG", "A picture (PNG)"
    PDF = "PDF", "A document (PDF)"
    TEXT = "TEXT", "A text"
    WAV = "WAV", "A recording (WAV)"
    MP3 = "MP3", "A recording (MP3)"
    FLAC = "FLAC", "A recording (FLAC)"
    OGG = "OGG", "A recording (OGG)"


SOUNDS = frozenset({Kind.WAV, Kind.MP3, Kind.FLAC, Kind.OGG})
BEGINNINGS = {
    JPEG: Kind.JPEG,
    PNG: Kind.PNG,
    PDF: Kind.PDF,
    FLAC: Kind.FLAC,
    OGG: Kind.OGG,
    ID3: Kind.MP3,
}
# How the working copy ends its name, and what a browser is told that it is.
ENDINGS = {
    Kind.JPEG: ("jpg", "image/jpeg"),
    Kind.PNG: ("png", "image/png"),
    Kind.PDF: ("pdf", "application/pdf"),
    Kind.TEXT: ("txt", "text/plain; charset=utf-8"),
} | dict.fromkeys(SOUNDS, ("wav", "audio/wav"))


def kind_of(data: bytes) -> Kind | None:
    """What a file is by how it begins, a text where all of it is UTF-8 without NUL; or None.

    A file that is two kinds at once is what it begins as: the rest does not outlive the copy.
    """
    for beginning, kind in BEGINNINGS.items():
        if data.startswith(beginning):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return Kind.WAV
    if _is_mp3_frame(data[:4]):
        return Kind.MP3
    return Kind.TEXT if _is_text(data) else None


def _is_mp3_frame(header: bytes) -> bool:
    """Eleven bits of sync, layer III, a known bit rate and sampling rate (ISO/IEC 11172-3)."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE6 != 0xE2:
        return False
    rate, sampling = header[2] >> 4, header[2] >> 2 & 3
    return header[1] >> 3 & 3 != 1 and 0 < rate < 15 and sampling != 3


def _is_text(data: bytes) -> bool:
    try:
        words = data.decode()
    except UnicodeDecodeError:
        return False
    return bool(words.strip()) and "\0" not in words
