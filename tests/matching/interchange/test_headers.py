import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.interchange import headers
from matching.interchange.errors import Unreadable
from matching.interchange.writer import as_impression
from tests.matching.interchange.samples import waves

COMPRESSED = [headers.WSQ, headers.PNG, headers.JP2]


def encoded(compression: str) -> bytes:
    return as_impression(waves(310, 250), 2, compression=compression).data


@pytest.mark.parametrize("compression", COMPRESSED)
def test_the_size_is_read_from_the_header(compression):
    data = encoded(compression)

    assert headers.sniff(data) == compression
    assert headers.measure(compression, data) == (250, 310)


@pytest.mark.parametrize("compression", COMPRESSED)
@pytest.mark.parametrize("kept", [1, 9, 20, 40])
def test_a_header_cut_short_is_refused(compression, kept):
    with pytest.raises(Unreadable):
        headers.measure(compression, encoded(compression)[:kept])


@pytest.mark.parametrize("compression", [headers.WSQ, headers.PNG])
def test_a_missing_end_is_noticed(compression):
    with pytest.raises(Unreadable):
        headers.measure(compression, encoded(compression)[:-1])


def test_a_damaged_chunk_of_a_png_is_noticed():
    data = bytearray(encoded(headers.PNG))
    data[len(data) // 2] ^= 1

    with pytest.raises(Unreadable, match="checksum"):
        headers.measure(headers.PNG, bytes(data))


def test_a_png_with_something_behind_it_is_refused():
    with pytest.raises(Unreadable, match="after its end"):
        headers.measure(headers.PNG, encoded(headers.PNG) + b"x")


def test_a_png_of_endless_empty_chunks_is_given_up():
    empty = struct.pack(">I4sI", 0, b"IDAT", zlib.crc32(b"IDAT"))
    data = encoded(headers.PNG)[:33] + empty * 20_000

    with pytest.raises(Unreadable):
        headers.measure(headers.PNG, data)


def test_a_wsq_of_endless_empty_segments_is_given_up():
    with pytest.raises(Unreadable, match="header"):
        headers.measure(headers.WSQ, b"\xff\xa0" + b"\xff\xa8\x00\x02" * 20_000 + b"\xff\xa1")


def test_raw_pixels_must_fill_the_image():
    headers.check(headers.RAW, bytes(12), 4, 3)

    with pytest.raises(Unreadable, match="11 bytes, not 12"):
        headers.check(headers.RAW, bytes(11), 4, 3)


@given(st.binary(max_size=200), st.sampled_from(COMPRESSED))
def test_random_bytes_have_no_size(data, compression):
    with pytest.raises(Unreadable):
        headers.measure(compression, data)


def test_other_images_are_not_taken():
    with pytest.raises(Unreadable, match="not a WSQ, PNG or JPEG 2000"):
        headers.sniff(b"GIF89a")
