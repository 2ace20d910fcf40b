"""Type-4 records: high-resolution grayscale prints behind a binary header of 18 bytes."""

import struct

from matching.interchange import headers
from matching.interchange.errors import Unreadable, WrongFingerCode
from matching.interchange.impressions import Impression
from matching.interchange.records import Record
from matching.interchange.resolution import from_per_mm

# LEN, IDC, IMP, FGP x 6, ISR, HLL, VLL, GCA; ANSI/NIST-ITL 1-2011, table 30.
HEADER = struct.Struct(">IBB6sBHHB")
UNUSED = 255
COMPRESSIONS = {0: headers.RAW, 1: headers.WSQ, 4: headers.JP2, 5: headers.JP2, 6: headers.PNG}
# Field 1.012 names the transmitting resolution (ISR 0), 1.011 the scanner's own (ISR 1).
RESOLUTION_FIELDS = {0: 12, 1: 11}


def read_type4(header: Record, record: Record, absent: tuple[int, ...] = ()) -> Impression:
    """Return the impression in a Type-4 `record`; the Type-1 `header` has its resolution.

    Raises `WrongFingerCode` or `Unreadable`.
    """
    if len(record.binary) <= HEADER.size:
        raise Unreadable("A Type-4 record holds no image.")
    _, _, kind, codes, scale, width, height, compression = HEADER.unpack_from(record.binary)
    if compression not in COMPRESSIONS:
        raise Unreadable(f"A Type-4 record names an unknown compression ({compression}).")
    return Impression(
        position=_position(codes),
        impression_type=kind,
        width=width,
        height=height,
        ppi=_ppi(header, scale),
        compression=COMPRESSIONS[compression],
        data=record.binary[HEADER.size :],
        absent=absent,
    )


def _position(codes: bytes) -> int:
    named = [code for code in codes if code != UNUSED]
    if len(named) != 1:
        raise WrongFingerCode("A Type-4 record must name exactly one finger position.")
    return named[0]


def _ppi(header: Record, scale: int) -> float:
    if scale not in RESOLUTION_FIELDS:
        raise Unreadable(f"A Type-4 record names an unknown scanning resolution ({scale}).")
    try:
        return from_per_mm(float(header.text(RESOLUTION_FIELDS[scale])))
    except ValueError:
        raise Unreadable("The scanning resolution (1.011, 1.012) cannot be read.") from None
