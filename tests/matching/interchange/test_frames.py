import socket
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.interchange.sandbox.frames import MAGIC, BrokenFrame, Frame, receive, send


@pytest.fixture
def line():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


headers = st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=9), max_size=4)


@given(headers, st.lists(st.binary(max_size=200), max_size=5))
def test_a_frame_arrives_as_it_was_sent(header, blobs):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        send(ours, Frame(header, tuple(blobs)))

        assert receive(theirs, 5) == Frame(header, tuple(blobs))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"SCF1",
        b"XXXX" + bytes(8),
        struct.pack("<4sII", MAGIC, 1 << 31, 0),
        struct.pack("<4sII", MAGIC, 2, 1 << 20) + b"{}",
        struct.pack("<4sIIQ", MAGIC, 2, 1, 1 << 60) + b"{}",
        struct.pack("<4sII", MAGIC, 2, 0) + b"{x",
        struct.pack("<4sII", MAGIC, 2, 0) + b"[]",
        struct.pack("<4sII", MAGIC, 90_000, 0) + b"[" * 90_000,
        struct.pack("<4sIIQ", MAGIC, 2, 1, 10) + b"{}" + b"123",
    ],
)
def test_what_is_no_frame_is_refused(line, raw):
    ours, theirs = line
    ours.sendall(raw)
    ours.close()

    with pytest.raises(BrokenFrame):
        receive(theirs, 5)


def test_silence_ends_in_a_timeout(line):
    with pytest.raises(TimeoutError):
        receive(line[1], 0.05)
