"""Write ANSI/NIST-ITL 1-2011 transactions, for the demo and for tests.

Images come as impressions, compressed already (`as_impression` does that from pixels). What is
written here is read back by `matching.interchange.transaction`.
"""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from PIL import Image
from wsq.WsqImagePlugin import WsqImageFile

from matching.interchange import headers
from matching.interchange.images import PPI, Gray, encode_png
from matching.interchange.impressions import Impression
from matching.interchange.positions import fingers_on
from matching.interchange.records import DATA_FIELD, FS, GS, RS, US
from matching.interchange.resolution import MM_PER_INCH
from matching.interchange.type4 import HEADER, UNUSED

VERSION = "0500"  # ANSI/NIST-ITL 1-2011.
TYPE14_CODES = {headers.RAW: "NONE", headers.WSQ: "WSQ20", headers.PNG: "PNG", headers.JP2: "JP2"}
TYPE4_CODES = {headers.RAW: 0, headers.WSQ: 1, headers.PNG: 6, headers.JP2: 4}
PILLOW_FORMATS = {headers.WSQ: WsqImageFile.format, headers.JP2: "JPEG2000"}


@dataclass(frozen=True)
class Envelope:
    """What a transaction says of itself: its type, agencies, number and day.

    ``missing`` gives an amputation code (XX amputated, UP unable to print) by finger 1-10;
    ``user_text`` the fields of the Type-2 record by number (3 and above).
    """

    kind: str
    date: dt.date
    ori: str
    control_number: str
    destination: str = "PORTAL000"
    missing: dict[int, str] = field(default_factory=dict)
    user_text: dict[int, str] = field(default_factory=dict)


def as_impression(
    image: Gray,
    position: int,
    *,
    rolled: bool = False,
    compression: str = headers.WSQ,
    ppi: float = PPI,
) -> Impression:
    """Compress a gray image as a live-scan impression of a finger or slap."""
    height, width = image.shape
    data = _compress(image, compression)
    return Impression(position, int(rolled), width, height, ppi, compression, data)


def write_transaction(
    envelope: Envelope, impressions: Sequence[Impression], *, record_type: int = 14
) -> bytes:
    """Return the file: Type-1, one Type-2, and a Type-14 or Type-4 record an impression.

    A missing finger is told by every Type-14 slap that should show it, or by a record without an
    image; beside Type-4 records, by field 2.084. Type-4 records take impressions of one
    resolution only, without segments (ValueError).
    """
    if record_type == 4:
        records = _type4_records(impressions)
        per_mm = f"{impressions[0].ppi / MM_PER_INCH:05.2f}" if impressions else "19.69"
    elif record_type == 14:
        records, per_mm = _type14_records(envelope, impressions), "00.00"
    else:
        raise ValueError("Prints are written as Type-4 or Type-14 records.")
    head = _type1(envelope, record_type, len(records), per_mm)
    return head + _type2(envelope, in_type2=record_type == 4) + b"".join(records)


def _type4_records(impressions: Sequence[Impression]) -> list[bytes]:
    if len({impression.ppi for impression in impressions}) > 1:
        raise ValueError("Type-4 records share one resolution.")
    if any(impression.segments for impression in impressions):
        raise ValueError("Type-4 records cannot hold segments.")
    return [_type4(number, one) for number, one in enumerate(impressions, start=1)]


def _type14_records(envelope: Envelope, impressions: Sequence[Impression]) -> list[bytes]:
    records = [_type14(number, one, envelope) for number, one in enumerate(impressions, start=1)]
    shown = {finger for one in impressions for finger in fingers_on(one.position)}
    for finger in sorted(set(envelope.missing) - shown):
        fields = {
            2: f"{len(records) + 1:02}",
            3: "0",
            4: envelope.ori,
            5: envelope.date.strftime("%Y%m%d"),
            13: str(finger),
            18: _missing(envelope, [finger]),
        }
        records.append(_tagged(14, fields))
    return records


def _compress(image: Gray, compression: str) -> bytes:
    if compression == headers.RAW:
        return image.tobytes()
    if compression == headers.PNG:
        return encode_png(image)
    out = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(image)).save(out, PILLOW_FORMATS[compression])
    return out.getvalue()


def _type1(envelope: Envelope, record_type: int, count: int, per_mm: str) -> bytes:
    listed = [("1", str(count + 1)), ("2", "00")]
    listed += [(str(record_type), f"{number:02}") for number in range(1, count + 1)]
    fields = {
        2: VERSION,
        3: _rows(listed),
        4: envelope.kind,
        5: envelope.date.strftime("%Y%m%d"),
        7: envelope.destination,
        8: envelope.ori,
        9: envelope.control_number,
        11: per_mm,
        12: per_mm,
    }
    return _tagged(1, fields)


def _type2(envelope: Envelope, *, in_type2: bool) -> bytes:
    fields = {2: "00"} | dict(sorted(envelope.user_text.items()))
    if in_type2 and envelope.missing:
        fields[84] = _missing(envelope, range(1, 11))
    return _tagged(2, fields)


def _type4(number: int, impression: Impression) -> bytes:
    head = HEADER.pack(
        HEADER.size + len(impression.data),
        number,
        impression.impression_type,
        bytes([impression.position]) + bytes([UNUSED]) * 5,
        0,
        impression.width,
        impression.height,
        TYPE4_CODES[impression.compression],
    )
    return head + impression.data


def _type14(number: int, impression: Impression, envelope: Envelope) -> bytes:
    scale = str(round(impression.ppi))
    fields = {
        2: f"{number:02}",
        3: str(impression.impression_type),
        4: envelope.ori,
        5: envelope.date.strftime("%Y%m%d"),
        6: str(impression.width),
        7: str(impression.height),
        8: "1",
        9: scale,
        10: scale,
        11: TYPE14_CODES[impression.compression],
        12: "8",
        13: str(impression.position),
    }
    missing = _missing(envelope, fingers_on(impression.position))
    if missing:
        fields[18] = missing
    if impression.segments:
        fields[21] = _rows(
            (s.position, s.left, s.right, s.top, s.bottom) for s in impression.segments
        )
    return _tagged(14, fields, impression.data)


def _missing(envelope: Envelope, fingers: Iterable[int]) -> str:
    """Return the rows of field 14.018 or 2.084 for those of `fingers` that are missing."""
    return _rows((f, envelope.missing[f]) for f in sorted(fingers) if f in envelope.missing)


def _rows(rows: Iterable[Sequence[object]]) -> str:
    return RS.decode().join(US.decode().join(map(str, row)) for row in rows)


def _tagged(kind: int, fields: dict[int, str], image: bytes | None = None) -> bytes:
    """Join fields to a record whose first field is its own length, digits included."""
    parts = [f"{kind}.{number:03}:{text}".encode() for number, text in fields.items()]
    if image is not None:
        parts.append(f"{kind}.{DATA_FIELD}:".encode() + image)
    body = GS + GS.join(parts) + FS
    length = len(body)
    while length != len(body) + len(f"{kind}.001:{length}"):
        length = len(body) + len(f"{kind}.001:{length}")
    return f"{kind}.001:{length}".encode() + body
