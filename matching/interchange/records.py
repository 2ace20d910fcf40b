"""Split an ANSI/NIST-ITL file (traditional encoding) into its records.

Every length is checked against the bytes that are there before a slice is taken, so that a
damaged file can only end in `Unreadable`. ANSI/NIST-ITL 1-2011, sections 5 and 7 and annex B.
"""

import re
from dataclasses import dataclass, field

from matching.interchange.errors import Unreadable

FS, GS, RS, US = b"\x1c", b"\x1d", b"\x1e", b"\x1f"
BINARY_TYPES = frozenset(range(3, 9))
MAX_RECORDS = 1_000
DATA_FIELD = 999

_START = re.compile(rb"(\d{1,2})\.0{0,2}1:(\d{1,9})\x1d")
_FIELD = re.compile(rb"(\d{1,2})\.(\d{1,9}):(.*)", re.DOTALL)


@dataclass(frozen=True)
class Record:
    """One logical record.

    A tagged record has ``fields`` by number, undecoded; the image is field 999. A binary record
    (types 3 to 8) has all its bytes, length and IDC included, in ``binary``.
    """

    type: int
    fields: dict[int, bytes] = field(default_factory=dict)
    binary: bytes = b""

    def text(self, number: int) -> str:
        """Return field `number` as text without outer blanks, or "" where it is absent.

        UTF-8 where it is that, else Latin-1: files do not always declare which they use.
        """
        raw = self.fields.get(number, b"")
        try:
            return raw.decode().strip()
        except UnicodeDecodeError:
            return raw.decode("latin-1").strip()

    def rows(self, number: int) -> list[list[str]]:
        """Return field `number` as subfields of items; [] where it is absent or empty."""
        text = self.text(number)
        return [row.split("\x1f") for row in text.split("\x1e")] if text else []


def split_records(raw: bytes) -> list[Record]:
    """Return the records of `raw` in file order, the Type-1 record first (`Unreadable`)."""
    if not raw:
        raise Unreadable("The file is empty.")
    if not re.match(rb"1\.0{0,2}1:", raw):
        raise Unreadable("The file is not an ANSI/NIST-ITL transaction.")
    offset, header = _tagged_record(raw, 0, 1)
    records = [header]
    for kind in _announced_types(header):
        take = _binary_record if kind in BINARY_TYPES else _tagged_record
        offset, record = take(raw, offset, kind)
        records.append(record)
    if offset != len(raw):
        raise Unreadable("The file has bytes after its last record.")
    return records


def _announced_types(header: Record) -> list[int]:
    """Return the types of the records that field 1.003 says will follow."""
    rows = header.rows(3)
    try:
        pairs = [(int(kind), int(number)) for kind, number in rows]
    except ValueError:
        pairs = []
    if not pairs or pairs[0][0] != 1 or any(not 2 <= kind <= 99 for kind, _ in pairs[1:]):
        raise Unreadable("The list of records in field 1.003 cannot be read.")
    if pairs[0][1] != len(pairs) - 1 or len(pairs) > MAX_RECORDS:
        raise Unreadable("Field 1.003 does not list as many records as it announces.")
    return [kind for kind, _ in pairs[1:]]


def _slice(raw: bytes, offset: int, length: int, least: int, kind: int) -> bytes:
    if length < least:
        raise Unreadable(f"A Type-{kind} record gives a length of {length}, which is too short.")
    if offset + length > len(raw):
        raise Unreadable(f"The file is cut short: a Type-{kind} record is not complete.")
    return raw[offset : offset + length]


def _binary_record(raw: bytes, offset: int, kind: int) -> tuple[int, Record]:
    if offset + 5 > len(raw):
        raise Unreadable(f"The file is cut short before a Type-{kind} record.")
    length = int.from_bytes(raw[offset : offset + 4], "big")
    return offset + length, Record(kind, binary=_slice(raw, offset, length, 5, kind))


def _tagged_record(raw: bytes, offset: int, kind: int) -> tuple[int, Record]:
    start = _START.match(raw, offset)
    if start is None or int(start[1]) != kind:
        raise Unreadable(f"A Type-{kind} record was announced but does not begin where it should.")
    length = int(start[2])
    body = _slice(raw, offset, length, start.end() - offset, kind)
    if body[-1:] != FS:
        raise Unreadable(f"A Type-{kind} record does not end at the length it gives.")
    return offset + length, Record(kind, _fields(body[:-1], kind))


def _fields(body: bytes, kind: int) -> dict[int, bytes]:
    """Read the fields of one record; the image is cut off first, as it may hold separators."""
    text, mark, image = body.partition(GS + f"{kind}.{DATA_FIELD}:".encode())
    fields = {}
    for part in text.split(GS):
        match = _FIELD.fullmatch(part)
        if match is None or int(match[1]) != kind:
            raise Unreadable(f"A field of a Type-{kind} record cannot be read.")
        number = int(match[2])
        if number in fields:
            raise Unreadable(f"Field {kind}.{number:03} is given twice in one record.")
        fields[number] = match[3]
    if mark:
        fields[DATA_FIELD] = image
    return fields
