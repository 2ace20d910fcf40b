import datetime as dt
from dataclasses import replace

import nistitl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.interchange import headers
from matching.interchange.impressions import Segment
from matching.interchange.transaction import read_transaction
from matching.interchange.writer import Envelope, as_impression, write_transaction
from tests.matching.interchange.samples import ENVELOPE, only, prints, slap, waves

COMPRESSIONS = [headers.RAW, headers.WSQ, headers.PNG, headers.JP2]
text = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20)


@given(
    st.sampled_from([4, 14]),
    st.sets(st.integers(1, 15), min_size=1, max_size=4),
    st.sampled_from([headers.RAW, headers.PNG]),
    st.builds(
        Envelope,
        kind=st.sampled_from(["CAR", "CNA"]),
        date=st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
        ori=text,
        control_number=text,
        missing=st.dictionaries(st.integers(1, 10), st.just("XX"), max_size=2),
        user_text=st.dictionaries(st.integers(3, 80), text, max_size=2),
    ),
)
def test_what_is_written_is_read_back(record_type, positions, compression, envelope):
    impressions = prints(*sorted(positions), compression=compression)

    back = read_transaction(write_transaction(envelope, impressions, record_type=record_type))

    assert (back.kind, back.date, back.ori) == (envelope.kind, envelope.date, envelope.ori)
    assert back.control_number == envelope.control_number
    assert back.missing == dict.fromkeys(envelope.missing, "amputated")
    told = {f"2.{number:03}": value for number, value in envelope.user_text.items()}
    assert {tag: back.user_text[tag] for tag in told} == told
    assert [replace(one, absent=()) for one in back.impressions] == impressions


@pytest.mark.parametrize("compression", COMPRESSIONS)
@pytest.mark.parametrize("record_type", [4, 14])
def test_another_reader_finds_the_same(compression, record_type):
    impressions = prints(2, 7, compression=compression)

    message = nistitl.Message()
    message.parse(write_transaction(ENVELOPE, impressions, record_type=record_type))

    assert [record.type for record in message] == [1, 2, record_type, record_type]
    assert message[0].ORI == "OH0990100"
    images = [r.DATA if record_type == 14 else r.value[13:] for r in list(message)[2:]]
    assert images == [one.data for one in impressions]


def test_segments_and_resolution_are_written():
    segments = (Segment(2, 80, 280, 100, 380), Segment(3, 400, 600, 100, 380))
    impression = replace(as_impression(slap(), 13, ppi=600.0), segments=segments)

    back = only(read_transaction(write_transaction(ENVELOPE, [impression])).impressions)

    assert back.segments == segments
    assert back.ppi == 600.0


def test_type_4_refuses_what_it_cannot_say():
    mixed = [as_impression(waves(), 2), as_impression(waves(), 3, ppi=1_000.0)]
    cut = [replace(only(prints(13)), segments=(Segment(2, 0, 9, 0, 9),))]

    for impressions in (mixed, cut):
        with pytest.raises(ValueError, match="Type-4"):
            write_transaction(ENVELOPE, impressions, record_type=4)


def test_other_record_types_are_not_written():
    with pytest.raises(ValueError, match="Type-4 or Type-14"):
        write_transaction(ENVELOPE, prints(2), record_type=13)
