from dataclasses import replace

import numpy as np
import pytest

from matching.interchange import headers
from matching.interchange.errors import TooLarge, Unreadable, WrongSize
from matching.interchange.images import MAX_FILE_BYTES, decode, encode_png, read_image, scale
from matching.interchange.writer import as_impression
from tests.matching.interchange.samples import waves


@pytest.mark.parametrize("compression", [headers.RAW, headers.PNG])
def test_lossless_pixels_come_back_as_they_were(compression):
    image = waves()

    assert (decode(as_impression(image, 2, compression=compression)) == image).all()


@pytest.mark.parametrize("compression", [headers.WSQ, headers.JP2])
def test_lossy_pixels_come_back_nearly(compression):
    image = waves()

    back = decode(as_impression(image, 2, compression=compression)).astype(int)

    assert np.abs(back - image).mean() < 12


def test_a_1000_ppi_image_is_halved():
    impression = as_impression(waves(700, 600), 2, ppi=1_000.0, compression=headers.PNG)

    assert decode(impression).shape == (350, 300)


def test_an_image_at_500_ppi_is_left_alone():
    image = waves()

    assert scale(image, 500.0) is image


def test_a_single_file_becomes_an_impression():
    impression = read_image(encode_png(waves()), 500.0, position=7, rolled=True)

    assert (impression.position, impression.rolled) == (7, True)
    assert (impression.width, impression.height) == (260, 300)


@pytest.mark.parametrize(
    ("raw", "error"),
    [
        (b"", Unreadable),
        (b"II*\x00", Unreadable),
        (bytes(MAX_FILE_BYTES + 1), TooLarge),
        (encode_png(waves(10, 10)), WrongSize),
    ],
    ids=["empty", "TIFF", "too many bytes", "too small"],
)
def test_what_is_no_print_is_refused(raw, error):
    with pytest.raises(error):
        read_image(raw)


@pytest.mark.parametrize("compression", [headers.WSQ, headers.JP2])
def test_pixels_that_do_not_decode_are_refused(compression):
    impression = as_impression(waves(), 2, compression=compression)
    half = len(impression.data) // 2

    with pytest.raises(Unreadable, match="damaged"):
        decode(replace(impression, data=impression.data[:half]))


def test_pixels_of_another_size_than_announced_are_refused():
    with pytest.raises(Unreadable, match="another size"):
        decode(replace(as_impression(waves(), 2), width=261))


def test_a_png_holds_pixels_and_nothing_else():
    data = encode_png(waves())

    assert data.count(b"tEXt") == data.count(b"eXIf") == data.count(b"iCCP") == 0
