"""Files that no door may take, with the code and the words of each refusal."""

import struct
import zlib
from dataclasses import replace

from matching.interchange.minutia_records import ISO_19794, write_minutia_record
from matching.interchange.writer import as_impression, write_transaction
from tests.matching.factories import finger, record
from tests.matching.interchange.samples import ENVELOPE, prints, waves
from tests.matching.senders import card, image

MB = 1024 * 1024


def picture(width: int, height: int) -> bytes:
    """A PNG whose header says these sides and whose every checksum is right."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def announced(**facts: object) -> bytes:
    """A transaction whose first image is announced as something else than it is."""
    first, *others = prints(2, 7)
    return write_transaction(ENVELOPE, [replace(first, **facts), *others])


def flipped() -> bytes:
    raw = bytearray(card())
    raw[6] ^= 1  # the length of the first record
    return bytes(raw)


def small() -> bytes:
    return write_transaction(ENVELOPE, [as_impression(waves(10, 10), 2, compression="png")])


def nobodys() -> bytes:
    return write_transaction(replace(ENVELOPE, ori="OH0990200"), prints(2))


def cut_record() -> bytes:
    return record(1)[:-3]


def large_record() -> bytes:
    """A minutiae record beyond the megabyte that is read of one."""
    return write_minutia_record([(2, finger(1, 2, 1))], ISO_19794) + b"\0" * MB


# What is sent in the field `file`, the code, and words of the sentence.
FILES = {
    "empty": (lambda: b"", 422, "is empty"),
    "noise": (lambda: bytes(range(256)) * 9, 422, "not an ANSI/NIST-ITL transaction"),
    "truncated": (lambda: card()[: len(card()) // 2], 422, "cut short"),
    "bits flipped": (flipped, 422, "Type-1"),
    "beyond 20 MB": (lambda: b"1" * (20 * MB + 1), 413, "larger than 20 MB"),
    "no fingerprints": (lambda: write_transaction(ENVELOPE, []), 422, "no fingerprint images"),
    "10 x 10": (small, 422, "10 x 10 pixels"),
    "12,000 x 12,000": (
        lambda: announced(width=12_000, height=12_000),
        422,
        "12000 x 12000 pixels; at most",
    ),
    "wrong finger code": (lambda: announced(position=16), 422, "Finger position 16 is not one"),
    "the same finger twice": (
        lambda: write_transaction(ENVELOPE, prints(2, 2)),
        422,
        "right index finger is given 2 times",
    ),
    "a foreign agency": (nobodys, 403, "names the agency OH0990200, not yours"),
    "a record cut short": (cut_record, 422, "not as long as it says"),
    "a record beyond 1 MB": (large_record, 413, "larger than 1 MB"),
    "an image without a finger": (image, 422, "Say which finger, 1 to 10"),
}
# What is sent as one finger's image.
IMAGES = {
    "empty": (lambda: b"", 422, "empty"),
    "10 x 10": (lambda: picture(10, 10), 422, "10 x 10 pixels"),
    "12,000 x 12,000": (lambda: picture(12_000, 12_000), 422, "12000 x 12000 pixels; at most"),
    "truncated": (lambda: image()[:-20], 422, "."),
    "a transaction": (card, 422, "Send one transaction"),
    "a web page": (lambda: b"<html>", 422, "Send one transaction"),
}
