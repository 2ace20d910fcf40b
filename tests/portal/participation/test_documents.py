"""Instruments as files: what is fit for the public, what is not, and why."""

import hashlib
import io
import signal
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.participation import documents, inspection
from portal.participation.documents import (
    LARGEST,
    CheckUnavailable,
    NotADocument,
    examine,
    publish,
    safe_name,
)
from portal.participation.models import Document
from portal.participation.verdicts import JPEG, PDF, PNG, Verdict
from tests.portal.participation import files

SCRIPT = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("run.js", "1")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (files.pdf(), PDF),
        (files.pdf(pages=40), PDF),
        (files.pdf() + b"\r\n", PDF),
        (files.in_object_stream(b"<< /S /GoTo /D [3 0 R /Fit] >>"), PDF),
        (files.image("PNG"), PNG),
        (files.image("JPEG"), JPEG),
        (files.image("JPEG", progressive=True), JPEG),
    ],
    ids=["pdf", "long", "line at the end", "compressed objects", "png", "jpeg", "progressive"],
)
def test_a_plain_document_is_known_by_its_kind(content, kind):
    assert examine(content) == kind


def test_a_letter_page_at_600_dpi_is_read():
    page = files.image("JPEG", size=(5_100, 6_600), progressive=True, quality=30)

    assert examine(page) == JPEG


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"%PDF-" + bytes(LARGEST - 4), "larger than 20 MB"),
        (b"The board resolved", "neither"),
        (files.image("GIF"), "neither"),
        (files.image("TIFF"), "neither"),
        (b"MZ" + files.pdf(), "neither"),
        (zipped(), "neither"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither"),
        (b"%PDF-1.7", "damaged"),
        (files.pdf()[:-10], "damaged"),
        (files.pdf()[:200] + b"%%EOF", "damaged"),
        (files.image("PNG")[:-30], "damaged"),
        (files.image("JPEG")[:-200], "damaged"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (files.pdf(pages=0), "no page"),
        (files.pdf(change=lambda w: w.encrypt("open", algorithm="RC4-128")), "protected"),
        (files.pdf(change=lambda w: w.encrypt("", "owner", algorithm="RC4-128")), "protected"),
        (files.pdf() + zipped(), "two kinds"),
        (files.image("PNG") + zipped(), "two kinds"),
        (files.image("JPEG", comment=b"%PDF-1.7"), "two kinds"),
        (files.png_bomb(), "million pixels"),
    ],
    ids=[
        "empty",
        "too large",
        "text",
        "gif",
        "tiff",
        "program before",
        "zip",
        "svg",
        "header alone",
        "cut pdf",
        "pdf of two ends",
        "cut png",
        "cut jpeg",
        "png header alone",
        "no page",
        "password",
        "owner's password",
        "pdf and zip",
        "png and zip",
        "jpeg and pdf",
        "too many pixels",
    ],
)
def test_what_is_not_a_document_is_refused_with_a_reason(content, words):
    with pytest.raises(NotADocument, match=words):
        examine(content)


@pytest.mark.parametrize(
    "content",
    [
        files.on_opening("/JavaScript", JS="app.alert(1)"),
        files.on_opening("/JavaScript", JS="1").replace(b"/JavaScript", b"/J#61vaScript"),
        files.on_opening("/Launch", F="calc.exe"),
        files.on_opening("/SubmitForm", F="mailto:"),
        files.on_opening("/ImportData", F="x"),
        files.on_opening("/GoToE", F="x"),
        files.with_named_script(),
        files.with_file_inside(),
        files.with_file_stream(),
        files.with_media(),
        files.in_object_stream(SCRIPT),
        files.in_object_stream(b"<< /S /J#61vaScript >>"),
        files.in_object_stream(b"<< /Next [ << /S /Launch /F (calc.exe) >> ] >>"),
        files.pdf() + b"9 0 obj << /S /JavaScript >> endobj\n%%EOF",
    ],
    ids=[
        "script",
        "escaped name",
        "launch",
        "submit",
        "import",
        "go to inner file",
        "named script",
        "file inside",
        "file stream",
        "media",
        "compressed script",
        "compressed escaped",
        "nested launch",
        "second revision",
    ],
)
def test_a_pdf_that_acts_by_itself_is_refused(content):
    with pytest.raises(NotADocument, match="scripts"):
        examine(content)


def test_an_action_whose_name_stands_elsewhere_is_refused():
    with pytest.raises(NotADocument, match="scripts"):
        examine(files.with_indirect_name("/GoToE"))


def test_a_file_that_grows_a_thousandfold_is_refused():
    with pytest.raises(NotADocument):
        examine(files.stream_bomb())


def test_a_loop_of_pages_is_refused():
    looped = files.in_object_stream(b"<< >>").replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")

    with pytest.raises(NotADocument):
        examine(looped)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_are_never_more_than_no_document(content):
    for start in (b"", b"%PDF-1.4\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"):
        end = b"\nstartxref\n9\n%%EOF" if start.startswith(b"%") else b""

        assert inspected(start + content + end) != Verdict.FIT


WHOLE = [files.pdf(), files.image("PNG"), files.image("JPEG")]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(WHOLE), st.floats(0, 1, exclude_max=True), st.binary(max_size=4))
def test_a_changed_document_is_judged_whatever_was_changed(whole, share, bytes_instead):
    at = int(share * len(whole))
    changed = whole[:at] + bytes_instead + whole[at + 1 :]

    assert isinstance(inspected(changed), Verdict)


def inspected(content: bytes) -> Verdict:
    """What the confined process would say, without starting one for each example."""
    try:
        return inspection.inspect(content)
    except (RecursionError, ValueError, ArithmeticError, LookupError, TypeError, AssertionError):
        return Verdict.DAMAGED


@settings(max_examples=5, deadline=None)
@given(st.binary(max_size=2_000))
def test_random_bytes_behind_the_door_are_no_document(content):
    with pytest.raises(NotADocument):
        examine(b"%PDF-1.4\n" + content)


@pytest.mark.parametrize(
    ("ending", "refusal", "words"),
    [
        ("import os; os._exit(3)", CheckUnavailable, "Try again later"),
        ("import time; time.sleep(60)", NotADocument, "too long"),
        ("import os; os.kill(os.getpid(), 9)", NotADocument, "too long"),
        ("import os; os.abort()", NotADocument, "damaged"),
        ("print('<b>FIT</b>', end='')", NotADocument, "damaged"),
        ("raise LookupError", NotADocument, "damaged"),
    ],
)
def test_a_reading_that_ends_badly_is_a_refusal(monkeypatch, ending, refusal, words):
    monkeypatch.setattr(documents, "PROGRAM", ending)
    monkeypatch.setattr(documents, "SECONDS", 2.0)

    with pytest.raises(refusal, match=words):
        examine(files.pdf())


def reading_instead(monkeypatch, code: str) -> None:
    """Let the process run other code, once it is confined, than the reading of the file."""
    program = documents.PROGRAM.replace(
        "import main; main()",
        "import main; import os; from portal.participation import inspection; "
        f"inspection.inspect = lambda _: {code}; main()",
    )
    monkeypatch.setattr(documents, "PROGRAM", program)


def test_the_reading_process_sees_no_secret(monkeypatch):
    monkeypatch.setenv("SEALING_KEYS", "secret")
    reading_instead(monkeypatch, "inspection.Verdict('ACTIVE' if len(os.environ) > 3 else 'FIT')")

    assert examine(files.pdf()) == PDF


def test_the_reading_process_can_start_nothing(monkeypatch, caplog):
    reading_instead(monkeypatch, "os.fork()")

    with pytest.raises(NotADocument, match="damaged"):
        examine(files.pdf())

    assert f"exit {-signal.SIGSYS}" in caplog.text


def test_the_bytes_are_published_as_they_were_handed_in(db):
    content = files.pdf()

    document = publish(content=content, name="Ordinance 12.pdf", media_type=examine(content))

    kept = Document.objects.get(pk=document.pk)
    assert bytes(kept.content) == content
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    assert (kept.name, kept.media_type) == ("Ordinance 12.pdf", PDF)


def test_the_same_bytes_are_published_once(db):
    content = files.pdf()

    first = publish(content=content, name="a.pdf", media_type=PDF)
    second = publish(content=content, name="b.pdf", media_type=PDF)

    assert first == second
    assert Document.objects.get().name == "a.pdf"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Ordinance 12.pdf", "Ordinance 12.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\papers\\Resolución (2).PDF", "Resolución (2).pdf"),
        ('a";\r\nX-Evil: 1.pdf', "a X-Evil 1.pdf"),
        ("letter.pdf.exe", "letter.pdf.pdf"),
        ("...", "document.pdf"),
        ("", "document.pdf"),
        ("\u202efdp.exe", "fdp.pdf"),
    ],
)
def test_a_file_name_is_made_safe(name, safe):
    assert safe_name(name, PDF) == safe


@given(st.text(max_size=300), st.sampled_from([PDF, PNG, JPEG]))
def test_a_safe_name_fits_and_stays_as_it_is(name, kind):
    made = safe_name(name, kind)

    assert 0 < len(made) <= documents.LONGEST_NAME
    assert made == safe_name(made, kind)
    assert not set('\\/:"<>|\r\n;') & set(made)


def test_every_verdict_has_its_sentence():
    assert set(documents.SENTENCES) == set(Verdict) - {Verdict.FIT}
