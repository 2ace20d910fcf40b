"""Type-14 records: prints of any resolution behind tagged fields."""

from matching.interchange import headers
from matching.interchange.errors import Unreadable, WrongFingerCode
from matching.interchange.impressions import Impression, Segment
from matching.interchange.records import DATA_FIELD, Record
from matching.interchange.resolution import from_per_cm, nominal

COMPRESSIONS = {
    "NONE": headers.RAW,
    "WSQ": headers.WSQ,
    "WSQ20": headers.WSQ,
    "JP2": headers.JP2,
    "JP2L": headers.JP2,
    "PNG": headers.PNG,
}
# Field 14.008: 1 for pixels an inch, 2 for pixels a centimeter.
SCALES = {1: nominal, 2: from_per_cm}
# Two axes may differ by rounding only: prints are scanned with square pixels.
SQUARE = 0.02


def read_type14(record: Record, absent: tuple[int, ...] = ()) -> Impression:
    """Return the impression in a Type-14 `record` (`WrongFingerCode`, `Unreadable`)."""
    code = record.text(11).upper()
    if code not in COMPRESSIONS:
        raise Unreadable("A Type-14 record names a compression that is not read (14.011).")
    if record.text(12) not in ("", "8"):
        raise Unreadable("A Type-14 image must have 8 bits a pixel (14.012).")
    if not record.fields.get(DATA_FIELD):
        raise Unreadable("A Type-14 record holds no image (14.999).")
    return Impression(
        position=_position(record),
        impression_type=_number(record, 3, "impression type"),
        width=_number(record, 6, "width"),
        height=_number(record, 7, "height"),
        ppi=_ppi(record),
        compression=COMPRESSIONS[code],
        data=record.fields[DATA_FIELD],
        absent=absent,
        segments=_segments(record),
    )


def _number(record: Record, field: int, name: str) -> int:
    text = record.text(field)
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise Unreadable(f"The {name} of a Type-14 image (14.{field:03}) is not a number.")
    return int(text)


def _position(record: Record) -> int:
    text = record.text(13)
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise WrongFingerCode("A Type-14 record must name exactly one finger position (14.013).")
    return int(text)


def _ppi(record: Record) -> float:
    scale = _number(record, 8, "scale of units")
    across = _number(record, 9, "horizontal scale")
    down = _number(record, 10, "vertical scale")
    if scale not in SCALES:
        raise Unreadable("A Type-14 image does not say its pixels an inch (14.008).")
    if abs(across - down) > SQUARE * max(across, down):
        raise Unreadable("A Type-14 image has pixels that are not square (14.009, 14.010).")
    return SCALES[scale](float(across))


def _segments(record: Record) -> tuple[Segment, ...]:
    """Read field 14.021: finger, left, right, top and bottom, one row a finger."""
    found = []
    for row in record.rows(21):
        if len(row) != 5 or not all(item.isascii() and item.isdigit() for item in row):
            raise Unreadable("The finger segments of a slap (14.021) cannot be read.")
        found.append(Segment(*(int(item[:6]) for item in row)))
    return tuple(found)
