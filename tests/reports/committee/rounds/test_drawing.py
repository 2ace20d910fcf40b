"""The draw: anybody who has the frame and the seed draws the same cases."""

from collections import Counter
from hashlib import sha256

import pytest
from django.core.management import CommandError, call_command

from reports.agreement.allocation import allocate
from reports.committee.rounds.drawing import draw_again, drawn_rows, shares_of
from reports.committee.rounds.filling import draw_round
from reports.committee.rounds.frames import BadFrame, frame_text, read_frame, unpacked
from reports.committee.rounds.models import CaseSource, Frame
from tests.reports.committee.rounds.worlds import (
    LATEST,
    SEED,
    cases_of,
    counties_of,
    counting,
)

KEYS = sorted(sha256(str(number).encode()).hexdigest() for number in range(300))
CODES = [f"S{int(key[0], 16) % 3 + 1:02}" for key in KEYS]
TEXT = frame_text(KEYS, CODES)


def test_a_seed_draws_the_same_whatever_the_order_of_lines():
    lines = TEXT.decode().splitlines(keepends=True)
    other_way = "".join([lines[0], *reversed(lines[1:])]).encode()

    assert draw_again(TEXT, size=30, seed=SEED) == draw_again(other_way, size=30, seed=SEED)


def test_another_seed_draws_others():
    assert draw_again(TEXT, size=30, seed=SEED) != draw_again(TEXT, size=30, seed=SEED + "!")


def test_each_stratum_gives_its_share():
    rows = drawn_rows(KEYS, CODES, size=31, seed=SEED)

    sizes = Counter(CODES)
    assert Counter(CODES[row] for row in rows) == allocate(sizes, 31) == shares_of(sizes, size=31)


def test_all_are_drawn_where_there_are_fewer():
    assert draw_again(TEXT, size=9999, seed=SEED) == KEYS
    assert shares_of({}, size=10) == {}


def test_the_command_says_the_digest_and_the_keys(tmp_path, capsys):
    frame = tmp_path / "frame.csv"
    frame.write_bytes(TEXT)

    call_command("redraw_round", str(frame), "--seed", SEED, "--size", "12")

    said = capsys.readouterr()
    assert said.out.split() == draw_again(TEXT, size=12, seed=SEED)
    assert sha256(TEXT).hexdigest() in said.err


@pytest.mark.parametrize(
    ("text", "seed", "size"),
    [(b"nothing", SEED, 5), (TEXT, "short", 5), (TEXT, SEED, 2)],
)
def test_the_command_refuses_what_cannot_be_drawn(text, seed, size, tmp_path):
    frame = tmp_path / "frame.csv"
    frame.write_bytes(text)

    with pytest.raises(CommandError):
        call_command("redraw_round", str(frame), seed=seed, size=size)


def test_the_command_refuses_a_file_that_is_not_there(tmp_path):
    with pytest.raises(CommandError):
        call_command("redraw_round", str(tmp_path / "none"), seed=SEED, size=5)


def test_a_frame_of_other_bytes_is_no_frame():
    with pytest.raises(BadFrame):
        draw_again(b"\xff\xfe\x00", size=5, seed=SEED)


def test_the_cases_of_a_round_are_those_that_anybody_draws(drawn):
    text = unpacked(counting(Frame.objects.get).packed)

    again = draw_again(text, size=drawn.size, seed=SEED)

    code_of = dict(zip(*read_frame(text), strict=True))
    cases = cases_of(drawn)
    assert [case.key for case in cases] == again
    assert [case.stratum for case in cases] == [code_of[key] for key in again]


def test_each_case_keeps_its_booking_where_no_member_reads_it(drawn):
    sources = counting(lambda: set(CaseSource.objects.values_list("booking", flat=True)))

    assert len(sources) == 12
    assert set(counties_of(drawn).values()) <= {"39901", "39902", "48001"}


def test_a_sample_is_drawn_once(drawn):
    assert not draw_round(drawn.pk, at=LATEST)
