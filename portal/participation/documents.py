"""Instruments as files: what may be handed in, and how one is published."""

import hashlib
import logging
import os
import re
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from portal.participation.models import Document
from portal.participation.verdicts import JPEG, PDF, PNG, Verdict, kind_of

log = logging.getLogger(__name__)
MB = 1024 * 1024
LARGEST = 20 * MB
SECONDS = 10.0
LONGEST_NAME = 120
ENDINGS = {PDF: ".pdf", PNG: ".png", JPEG: ".jpg"}
ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from portal.participation.inspection import main; main()"
)
UNCONFINED = 3
STOPPED = (-signal.SIGXCPU, -signal.SIGKILL)

EMPTY = _("The file is empty.")
TOO_LARGE = _("The file is larger than 20 MB.")
NEITHER = _("The file is neither a PDF nor a PNG or JPEG image.")
TOO_LONG = _("The file takes too long to read. Print it to a new PDF and hand that in.")
UNAVAILABLE = _("Files cannot be checked at the moment. Try again later.")
SENTENCES = {
    Verdict.DAMAGED: _("The file is damaged or incomplete and cannot be opened."),
    Verdict.ENCRYPTED: _("The PDF is protected. Hand in a copy that opens without a password."),
    Verdict.NO_PAGE: _("The PDF has no page."),
    Verdict.ACTIVE: _(
        "The PDF holds scripts, forms that send data, or other files. "
        "Print it to a new PDF and hand that in."
    ),
    Verdict.TWO_KINDS: _("The file is of two kinds at once. Hand in a plain PDF or image."),
    Verdict.TOO_MANY_PIXELS: _("The image has more than 50 million pixels."),
}


class NotADocument(Exception):
    """The file cannot be published as an instrument; the message says why."""


class CheckUnavailable(Exception):
    """The process that checks files cannot be started or confined."""


def examine(content: bytes) -> str:
    """Return the media type of a file that is fit to be published as an instrument.

    PDF, PNG or JPEG, of at most 20 MB; a TIFF is not, because browsers do not show it.  The
    file is read in a confined process of its own, in at most 10 seconds.  Raises
    ``NotADocument``, or ``CheckUnavailable``.
    """
    kind = kind_of(content)
    for refused, words in (
        (not content, EMPTY),
        (len(content) > LARGEST, TOO_LARGE),
        (not kind, NEITHER),
    ):
        if refused:
            raise NotADocument(str(words))
    verdict = _ask(content)
    if verdict != Verdict.FIT:
        raise NotADocument(str(SENTENCES[verdict]))
    return kind


def publish(*, content: bytes, name: str, media_type: str) -> Document:
    """Keep an examined file for the public; the same bytes are kept once, as first named."""
    sha256 = hashlib.sha256(content).hexdigest()
    given = {"content": content, "media_type": media_type, "name": safe_name(name, media_type)}
    document, _new = Document.objects.get_or_create(sha256=sha256, defaults=given)
    return document


def safe_name(name: str, media_type: str) -> str:
    """A file name of letters, digits, spaces and ``-_().``, with the ending of its type."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFKC", name))[-1]
    stem = last.rpartition(".")[0] or last
    plain = re.sub(r"[^\w().-]+", " ", stem).strip(" .") or "document"
    ending = ENDINGS[media_type]
    return plain[: LONGEST_NAME - len(ending)] + ending


def _ask(content: bytes) -> Verdict:
    """Have a process of its own read the file; it sees nothing of this one's environment."""
    try:
        answer = subprocess.run(  # noqa: S603  our own interpreter, our own code
            [sys.executable, "-I", "-c", PROGRAM, str(ROOT)],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            env={"PATH": os.environ.get("PATH", "")},
            cwd="/",
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NotADocument(str(TOO_LONG)) from None
    except OSError:
        raise CheckUnavailable(str(UNAVAILABLE)) from None
    if answer.returncode == UNCONFINED:
        raise CheckUnavailable(str(UNAVAILABLE))
    if answer.returncode in STOPPED:
        raise NotADocument(str(TOO_LONG))
    said = answer.stdout.decode("ascii", "replace")
    if answer.returncode != 0 or said not in list(Verdict):
        log.warning("a document stopped its reading: exit %d", answer.returncode)
        return Verdict.DAMAGED
    return Verdict(said)
