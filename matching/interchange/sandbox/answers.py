"""Transactions, impressions and readings as frames, and back.

What comes back is written by a child that may have been taken over by what it read: every value
is checked again on this side, and nothing but plain values, pixels and templates gets through.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from matching.engine.template import Template
from matching.interchange import errors, headers
from matching.interchange.images import Gray
from matching.interchange.impressions import Impression, Segment
from matching.interchange.positions import NAMES, fingers_on
from matching.interchange.sandbox.frames import BrokenFrame, Frame
from matching.interchange.transaction import Transaction

MAX_SENTENCE = 400
COMPRESSIONS = frozenset({headers.RAW, headers.WSQ, headers.PNG, headers.JP2})
REFUSALS = {
    kind.__name__: kind
    for kind in (
        errors.TooLarge,
        errors.Unreadable,
        errors.NoFingerprints,
        errors.WrongFingerCode,
        errors.DuplicateFinger,
        errors.WrongSize,
        errors.TookTooLong,
    )
}

T = TypeVar("T")


@dataclass(frozen=True)
class FingerPixels:
    """A finger as a child hands it back: position 1-10, pixels, minutiae, NFIQ 2."""

    position: int
    image: Gray
    template: Template
    nfiq2: int


def refusal_frame(refusal: errors.NotAccepted) -> Frame:
    """Pack why bytes were not accepted."""
    return Frame({"refused": type(refusal).__name__, "sentence": str(refusal)[:MAX_SENTENCE]})


def raise_refusal(frame: Frame) -> None:
    """Raise the refusal that a frame holds, if it holds one."""
    if "refused" in frame.header:
        kind = REFUSALS.get(str(frame.header["refused"]), errors.Unreadable)
        sentence = str(frame.header.get("sentence", ""))[:MAX_SENTENCE]
        raise kind("".join(c for c in sentence if c.isprintable()) or "It cannot be read.")


def checked(unpack: Callable[[Frame], T], frame: Frame) -> T:
    """Return what `unpack` makes of a frame; `BrokenFrame` whatever is wrong with it."""
    try:
        return unpack(frame)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, OverflowError) as error:
        raise BrokenFrame(f"an answer that does not hold together: {error!r}") from None


def impression_frame(impression: Impression) -> Frame:
    """Pack one impression."""
    return Frame({"impression": _facts(impression)}, (impression.data,))


def unpack_impression(frame: Frame) -> Impression:
    """Read back what `impression_frame` packed."""
    (data,) = frame.blobs
    return _impression(frame.header["impression"], data)


def transaction_frame(transaction: Transaction) -> Frame:
    """Pack a transaction; its images are the blobs."""
    header = {
        "kind": transaction.kind,
        "date": transaction.date.isoformat(),
        "ori": transaction.ori,
        "control_number": transaction.control_number,
        "missing": list(transaction.missing.items()),
        "user_text": transaction.user_text,
        "impressions": [_facts(impression) for impression in transaction.impressions],
    }
    return Frame(header, tuple(impression.data for impression in transaction.impressions))


def unpack_transaction(frame: Frame) -> Transaction:
    """Read back what `transaction_frame` packed."""
    header = frame.header
    facts = zip(header["impressions"], frame.blobs, strict=True)
    return Transaction(
        kind=str(header["kind"]),
        date=dt.date.fromisoformat(header["date"]),
        ori=str(header["ori"]),
        control_number=str(header["control_number"]),
        impressions=tuple(_impression(one, data) for one, data in facts),
        missing={_within(f, 1, 10): str(reason) for f, reason in header["missing"]},
        user_text={str(tag): str(text) for tag, text in header["user_text"].items()},
    )


def templates_frame(prints: list[tuple[int, Template]]) -> Frame:
    """Pack positions and templates."""
    blobs = tuple(template.to_bytes() for _, template in prints)
    return Frame({"positions": [position for position, _ in prints]}, blobs)


def unpack_templates(frame: Frame) -> list[tuple[int, Template]]:
    """Read back what `templates_frame` packed."""
    rows = zip(frame.header["positions"], frame.blobs, strict=True)
    return [(_within(position, 0, 10), Template.from_bytes(blob)) for position, blob in rows]


def fingers_frame(fingers: list[FingerPixels]) -> Frame:
    """Pack fingers: for each its pixels, then its template."""
    facts = [[f.position, *f.image.shape, f.nfiq2] for f in fingers]
    blobs = [blob for f in fingers for blob in (f.image.tobytes(), f.template.to_bytes())]
    return Frame({"fingers": facts}, tuple(blobs))


def unpack_fingers(frame: Frame, impression: Impression) -> list[FingerPixels]:
    """Read back what `fingers_frame` packed; only fingers that `impression` can show."""
    facts, blobs = frame.header["fingers"], frame.blobs
    if len(blobs) != 2 * len(facts) or len({row[0] for row in facts}) != len(facts):
        raise ValueError("fingers and blobs do not match")
    fingers = []
    for row, pixels, record in zip(facts, blobs[::2], blobs[1::2], strict=True):
        position, height, width, score = (_within(value, 0, 4_096) for value in row)
        if position not in fingers_on(impression.position) or not (score <= 100 or score == 255):
            raise ValueError("a finger that is not on this impression")
        image = np.frombuffer(pixels, np.uint8).reshape(height, width)
        template = Template.from_bytes(record)
        if (template.height, template.width) != (height, width):
            raise ValueError("a template of another image")
        fingers.append(FingerPixels(position, image, template, score))
    return fingers


def _facts(impression: Impression) -> dict[str, Any]:
    return {
        "numbers": [
            impression.position,
            impression.impression_type,
            impression.width,
            impression.height,
        ],
        "ppi": impression.ppi,
        "compression": impression.compression,
        "absent": impression.absent,
        "segments": [[s.position, s.left, s.right, s.top, s.bottom] for s in impression.segments],
    }


def _impression(facts: dict[str, Any], data: bytes) -> Impression:
    position, kind, width, height = (_within(n, 0, 65_535) for n in facts["numbers"])
    if position not in NAMES or facts["compression"] not in COMPRESSIONS:
        raise ValueError("an impression of no known kind")
    return Impression(
        position=position,
        impression_type=kind,
        width=width,
        height=height,
        ppi=float(facts["ppi"]),
        compression=str(facts["compression"]),
        data=data,
        absent=tuple(_within(finger, 1, 10) for finger in facts["absent"]),
        segments=tuple(Segment(*(int(n) for n in row)) for row in facts["segments"]),
    )


def _within(value: object, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise ValueError(f"{value!r} is not a number from {least} to {most}")
    return value
