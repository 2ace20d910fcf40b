"""The confined child: it reads one file, speaks on one line, and is lost afterwards."""

import os
import socket
from collections.abc import Callable, Iterator

from complaints.evidence.decoders.broken import Unfit
from matching.interchange.sandbox.frames import BrokenFrame, Frame, receive, send
from portal.confinement import Confinement, Limits

UNCONFINED = 3
Decode = Callable[[bytes], Iterator[Frame]]


def serve(line: socket.socket, decode: Decode, limits: Limits) -> None:
    """Confine this process, read a file from the line, and answer frames and how it ended.

    Ends the process: with 3 where it cannot be confined, before a byte of the file is read.
    """
    try:
        Confinement().put_on(limits)
    except (OSError, ValueError, OverflowError):
        os._exit(UNCONFINED)
    try:
        raw = receive(line).blobs[0]
        send(line, _last(line, decode, raw))
    except (OSError, BrokenFrame, IndexError):
        os._exit(1)  # The portal has hung up.
    os._exit(0)


def _last(line: socket.socket, decode: Decode, raw: bytes) -> Frame:
    """Send what the decoder yields; return the frame that says how it ended."""
    try:
        for frame in decode(raw):
            send(line, frame)
    except Unfit as problem:
        return Frame({"problem": str(problem)})
    except MemoryError:
        return Frame({"problem": "TOO_LARGE"})
    except BrokenPipeError:
        raise
    except Exception:  # The edge of a process made to be lost: whatever a decoder raises.
        return Frame({"problem": "DAMAGED"})
    return Frame({"end": True})
