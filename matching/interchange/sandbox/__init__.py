"""The sandbox: the only way by which bytes from outside are read.

Every call below hands its bytes to a child process under limits and a list of allowed system
calls, and takes back plain values. Calls may come from any thread, and run in parallel.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from matching.engine.template import Template
from matching.interchange.errors import NotAccepted, Unreadable
from matching.interchange.images import PPI, encode_png
from matching.interchange.impressions import Impression
from matching.interchange.sandbox import answers
from matching.interchange.sandbox.frames import BrokenFrame, Frame
from matching.interchange.sandbox.keeper import AT_THE_DOOR, FOR_EXTRACTION
from matching.interchange.transaction import Transaction

T = TypeVar("T")


@dataclass(frozen=True)
class Processed:
    """One finger of an impression, ready to be searched; or why there is none.

    ``position`` is the finger 1-10, or the impression's own code where ``problem`` says, in a
    sentence fit to show, why it could not be read. ``source`` is the impression's code and
    ``rolled`` its kind. ``png`` holds the gray pixels at 500 ppi, made anew from pixels.
    """

    position: int
    source: int
    rolled: bool
    png: bytes = b""
    template: Template | None = None
    nfiq2: int = 255
    problem: str = ""


def start(*, extraction: bool) -> None:
    """Start the process behind the door now, or the one for extraction.

    A first call starts what it needs otherwise: the door in about a second, extraction in three
    to eight. Raises `SandboxUnavailable`, as does every function of this module.
    """
    (FOR_EXTRACTION if extraction else AT_THE_DOOR).start()


def read_transaction(raw: bytes) -> Transaction:
    """Read an ANSI/NIST-ITL transaction and check its images at the door (`NotAccepted`)."""
    frame = AT_THE_DOOR.ask("transaction", Frame({}, (raw,)))
    return _unpacked(answers.unpack_transaction, frame)


def read_template(raw: bytes) -> list[tuple[int, Template]]:
    """Read an ISO/IEC 19794-2 or ANSI 378 record: positions 0-10 and templates (`NotAccepted`)."""
    frame = AT_THE_DOOR.ask("template", Frame({}, (raw,)))
    return _unpacked(answers.unpack_templates, frame)


def read_image(
    raw: bytes, ppi: float = PPI, *, position: int = 2, rolled: bool = False
) -> Impression:
    """Check a single WSQ, PNG or JPEG 2000 file at the door (`NotAccepted`)."""
    header = {"ppi": ppi, "position": position, "rolled": rolled}
    return _unpacked(answers.unpack_impression, AT_THE_DOOR.ask("image", Frame(header, (raw,))))


def process(impressions: tuple[Impression, ...] | list[Impression]) -> list[Processed]:
    """Decode, cut and extract every finger, one child an impression, as many as there are cores.

    Never raises for what an impression holds: one that cannot be read is a `Processed` with a
    ``problem`` and spoils no other. The order is that of the impressions, and from left to right
    on a slap.
    """
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        return [one for found in pool.map(_process_one, impressions) for one in found]


def _process_one(impression: Impression) -> list[Processed]:
    position, rolled = impression.position, impression.rolled
    try:
        frame = FOR_EXTRACTION.ask("fingers", answers.impression_frame(impression))
        fingers = _unpacked(lambda f: answers.unpack_fingers(f, impression), frame)
    except NotAccepted as refusal:
        return [Processed(position, position, rolled, problem=str(refusal))]
    return [
        Processed(f.position, position, rolled, encode_png(f.image), f.template, f.nfiq2)
        for f in fingers
    ]


def _unpacked(unpack: Callable[[Frame], T], frame: Frame) -> T:
    try:
        return answers.checked(unpack, frame)
    except BrokenFrame:
        raise Unreadable("Its reading gave no answer that holds together.") from None
