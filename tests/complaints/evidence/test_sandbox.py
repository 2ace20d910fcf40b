"""Working copies, made by the confined child from files that hold more than they show."""

import subprocess
import sys
import wave
from io import BytesIO
from itertools import pairwise
from types import SimpleNamespace
from zlib import compress, crc32

import pypdfium2
import pytest
from PIL import Image, ImageCms

from complaints.evidence import sandbox
from complaints.evidence.kinds import Kind, kind_of
from complaints.evidence.refusals import NoCopy, Problem
from complaints.evidence.sandbox import rebuild
from matching.interchange.errors import SandboxUnavailable
from portal.confinement import Confinement, Limits
from tests.complaints.evidence.made import (
    CANARY,
    GPS,
    document,
    noise,
    photo,
    picture,
    silent_mp3,
    tone,
)


def copied(data: bytes) -> bytes:
    return rebuild(kind_of(data), data)


def problem_of(data: bytes) -> Problem:
    with pytest.raises(NoCopy) as refused:
        copied(data)
    return refused.value.problem


def test_a_photo_comes_out_without_place_camera_and_comment():
    data = photo()

    copy = Image.open(BytesIO(copied(data)))

    assert Image.open(BytesIO(data)).getexif().get_ifd(GPS)
    assert (copy.format, copy.size) == ("JPEG", (64, 48))
    assert len(copy.getexif()) == 0
    assert {"comment", "exif", "icc_profile", "xmp"} & set(copy.info) == set()
    assert CANARY.encode() not in copied(data)


def test_a_photo_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    made = BytesIO()
    noise().save(made, "JPEG", exif=exif)

    assert Image.open(BytesIO(copied(made.getvalue()))).size == (48, 64)


@pytest.mark.parametrize("profile", [b"CANARY, no profile", None])
def test_a_profile_of_colors_is_followed_or_passed_over_and_gone(profile):
    made = BytesIO()
    icc = profile or ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    noise().save(made, "JPEG", icc_profile=icc)

    copy = copied(made.getvalue())

    assert "icc_profile" not in Image.open(BytesIO(copy)).info


def test_a_picture_comes_out_without_words_and_with_the_same_pixels():
    data = picture()

    copy = Image.open(BytesIO(copied(data)))

    assert Image.open(BytesIO(data)).text["Author"] == CANARY
    assert (copy.format, copy.text) == ("PNG", {})
    assert copy.tobytes() == noise().tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_a_picture_of_any_depth_comes_out_in_color(mode):
    made = BytesIO()
    Image.new(mode, (9, 7)).save(made, "PNG")

    copy = Image.open(BytesIO(copied(made.getvalue())))

    assert (copy.mode, copy.size) == ("RGB", (9, 7))


def test_a_document_comes_out_as_pictures_alone():
    data = document()

    copy = copied(data)

    assert b"/JavaScript" in data
    assert b"/EmbeddedFile" in data
    for inside in (b"JavaScript", b"JS", b"EmbeddedFile", b"OpenAction", b"Info", CANARY.encode()):
        assert inside not in copy.replace(b"\n", b" ").split(b"stream")[0]
        assert inside == b"JS" or inside not in copy
    opened = pypdfium2.PdfDocument(copy)
    assert (len(opened), opened.count_attachments()) == (2, 0)
    assert opened[0].get_textpage().get_text_range() == ""
    assert opened.get_metadata_dict(skip_empty=True) == {}
    opened.close()


def test_the_pages_of_a_document_keep_their_size_and_their_looks():
    opened = pypdfium2.PdfDocument(copied(document()))

    page = opened[0].render().to_pil().convert("L")

    assert tuple(round(side) for side in opened[0].get_size()) == (200, 100)
    assert page.getextrema()[0] < 60  # the black bar that was drawn
    opened.close()


def test_a_text_comes_out_without_what_steers_or_hides():
    data = "\ufeffAt 10\u202e:00\r\n\x1b[2Jhe came\x07 \u2014 é\U000e0041".encode()

    assert copied(data).decode() == "At 10:00\n[2Jhe came \u2014 é"


@pytest.mark.parametrize("data", [tone(), silent_mp3()], ids=["wav", "mp3"])
def test_a_recording_comes_out_as_samples_without_words(data):
    copy = copied(data)

    with wave.open(BytesIO(copy)) as file:
        assert (file.getnchannels(), file.getframerate(), file.getsampwidth()) == (1, 16_000, 2)
        assert file.getnframes() == pytest.approx(16_000, rel=0.03)
    assert CANARY.encode() in data
    assert CANARY.encode() not in copy
    assert len(copy) == 44 + 2 * file.getnframes()


def test_a_tone_sounds_the_same():
    with wave.open(BytesIO(copied(tone()))) as file:
        samples = memoryview(file.readframes(16_000)).cast("h")

    crossings = sum(a < 0 <= b for a, b in pairwise(samples))
    assert crossings == pytest.approx(440, abs=3)


@pytest.mark.parametrize("hidden", [document, tone, lambda: b"<script>CANARY</script>"])
def test_what_hangs_on_to_a_photo_does_not_outlive_it(hidden):
    both = photo() + hidden()

    assert copied(both) == copied(photo())


def test_a_picture_that_would_fill_the_memory_is_refused():
    made = BytesIO()
    Image.new("1", (12_000, 12_000)).save(made, "PNG")

    assert len(made.getvalue()) < 1_000_000
    assert problem_of(made.getvalue()) == Problem.TOO_LARGE


def test_words_that_swell_in_a_picture_are_refused():
    words = b"zTXtAuthor\0\0" + compress(b"a" * 70_000_000)
    chunk = (len(words) - 4).to_bytes(4, "big") + words + crc32(words).to_bytes(4, "big")
    plain = picture()

    assert len(chunk) < 100_000
    assert problem_of(plain[:33] + chunk + plain[33:]) == Problem.DAMAGED


@pytest.mark.parametrize("make", [photo, picture, document])
def test_half_a_file_is_damaged(make):
    data = make()

    assert problem_of(data[: len(data) // 3]) == Problem.DAMAGED


@pytest.mark.parametrize(
    "data",
    [b"ID3nothing" * 30, b"OggSxxxx", b"fLaC....", b"RIFF\0\0\0\0WAVEfmt ", b"\xff\xd8\xff\xe0"],
)
def test_a_beginning_without_the_rest_is_damaged(data):
    assert problem_of(data) == Problem.DAMAGED


def test_a_document_of_many_pages_is_refused():
    assert problem_of(document(pages=101)) == Problem.TOO_MANY_PAGES


def test_a_document_that_goes_round_in_circles_is_refused_or_drawn_soon():
    data = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    data += b"2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n"

    assert problem_of(data) in (Problem.DAMAGED, Problem.TOOK_TOO_LONG)


def test_a_recording_longer_than_45_minutes_is_refused():
    assert problem_of(tone(46 * 60, rate=1_000)) == Problem.TOO_LONG


def test_a_child_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setitem(sandbox.LIMITS, "sound", Limits(1 << 28, 40, 0.01))

    assert problem_of(tone()) == Problem.TOOK_TOO_LONG


def test_a_child_that_uses_up_its_processor_time_is_ended(monkeypatch):
    monkeypatch.setitem(sandbox.LIMITS, "sound", Limits(1 << 28, 0, 30.0))

    assert problem_of(tone(60)) == Problem.TOOK_TOO_LONG


def test_a_child_that_cannot_be_confined_reads_nothing(monkeypatch):
    monkeypatch.setitem(sandbox.LIMITS, "text", Limits(1 << 70, 10, 10.0))

    with pytest.raises(SandboxUnavailable):
        copied(b"Some words.")


def test_the_list_of_calls_is_in_force_here():
    assert Confinement().missing == ""


def test_no_child_is_left_over(monkeypatch):
    started = []
    spawn = sandbox._spawn
    monkeypatch.setattr(
        sandbox, "_spawn", lambda *given: started.append(spawn(*given)) or started[-1]
    )

    copied(b"Some words.")
    problem_of(photo()[:500])

    assert [child.poll() is None for child in started] == [False, False]


@pytest.mark.parametrize("decoder", ["image", "pages", "sound", "text"])
def test_no_decoder_knows_the_settings_or_the_database(decoder):
    program = (
        f"import sys; sys.path.insert(0, {str(sandbox.ROOT)!r}); import complaints.evidence.child;"
        f" import complaints.evidence.decoders.{decoder};"
        " print([name for name in ('django', 'psycopg', 'celery') if name in sys.modules])"
    )

    command = [sys.executable, "-I", "-c", program]
    answer = subprocess.check_output(command)  # noqa: S603  (our own interpreter and code)

    assert answer == b"[]\n"


def test_every_kind_has_a_decoder_and_limits():
    wanted = SimpleNamespace(kinds=set(Kind), decoders=set(sandbox.LIMITS))

    assert set(sandbox.DECODERS) == wanted.kinds
    assert set(sandbox.DECODERS.values()) == wanted.decoders
