"""What a body may be, told from its headers; and that nothing of a refused one is kept."""

import io

import pytest
from django.core.exceptions import (
    RequestDataTooBig,
    SuspiciousFileOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.test import RequestFactory

from portal.bodies import MOST_PASSED_OVER, BodyMiddleware, unreadable

MB = 1024 * 1024


class Line(io.RawIOBase):
    """A line on which so many bytes arrive; it breaks after some."""

    def __init__(self, size: int, breaks_at: int = 10**12) -> None:
        self.left, self.given, self.largest, self.breaks_at = size, 0, 0, breaks_at

    def read(self, size: int = -1) -> bytes:
        if self.given >= self.breaks_at:
            raise ConnectionResetError
        size = min(size, self.left)
        self.largest = max(self.largest, size)
        self.left, self.given = self.left - size, self.given + size
        return b"x" * size


def post(line: Line, length: object, kind: str = "text/plain", path: str = "/api/x/"):
    asked = RequestFactory().post(path)
    told = {"CONTENT_LENGTH": str(length), "CONTENT_TYPE": kind, "wsgi.input": line}
    environ = {**asked.META, **told}
    return BodyMiddleware(lambda _: HttpResponse("in"))(type(asked)(environ))


def test_a_body_within_the_limit_goes_in_unread():
    line = Line(25 * MB)

    assert post(line, 25 * MB).content == b"in"
    assert line.given == 0


def test_a_larger_body_is_passed_over_in_small_pieces():
    line = Line(26 * MB)

    answer = post(line, 26 * MB)

    assert answer.status_code == 413
    assert (line.left, line.largest <= MB) == (0, True)


def test_a_body_beyond_all_measure_is_not_read_at_all():
    line = Line(MOST_PASSED_OVER + 1)

    answer = post(line, MOST_PASSED_OVER + 1)

    assert (answer.status_code, line.given) == (413, 0)


def test_a_line_that_breaks_while_a_body_is_passed_over_is_no_error():
    assert post(Line(26 * MB, breaks_at=MB), 26 * MB).status_code == 413


@pytest.mark.parametrize("length", ["", "-1", "x", "1.5", "²"])
def test_a_length_that_is_no_number_counts_as_no_body(length):
    assert post(Line(0), length).content == b"in"


@pytest.mark.parametrize("length", ["9" * 21, "9" * 5_000])
def test_a_length_of_many_digits_is_too_large(length):
    assert post(Line(0), length).status_code == 413


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8"])
def test_utf_8_goes_in_by_any_of_its_names(charset):
    assert post(Line(0), 0, f"text/plain; charset={charset}").content == b"in"


@pytest.mark.parametrize("charset", ["latin-1", "utf-7", "utf-16", "hex", "idna"])
def test_another_encoding_stays_out(charset):
    assert post(Line(0), 0, f"text/plain; charset={charset}").status_code == 415


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (RequestDataTooBig, 413, "too long."),
        (TooManyFieldsSent, 400, "too many fields."),
        (TooManyFilesSent, 400, "too many files."),
        (MultiPartParserError, 400, "form data of the request cannot be read."),
        (SuspiciousFileOperation, 400, "The request cannot be read."),
        (ValueError, 400, "The request cannot be read."),
    ],
)
def test_a_body_that_turns_out_wrong_is_refused_in_words(error, code, words):
    asked = RequestFactory().post("/api/bookings/")

    answer = unreadable(asked, error("inner words"))

    assert answer.status_code == code
    assert words in answer.content.decode()
    assert "inner words" not in answer.content.decode()


def test_people_get_a_page():
    answer = post(Line(0), 101 * MB, path="/bookings/new/")

    assert answer.status_code == 413
    assert "The request is larger than 25 MB." in answer.content.decode()
