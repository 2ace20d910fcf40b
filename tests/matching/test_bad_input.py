"""Bad input by the door for software: a code, a clear sentence, and nothing stored."""

import json
from collections import Counter
from itertools import chain

import pytest
from django.test.client import MULTIPART_CONTENT

from matching.fuzzing import InProcess, run
from matching.interchange import sandbox
from matching.mutants import Mutant, mutants
from tests.matching.bad_files import FILES, IMAGES
from tests.matching.senders import URL, Software, answered, body, browser, card, image, rows

LONG = "x" * 3_000_000
FIELDS = {
    "no number": ({"local_number": None}, 400, "This field is required."),
    "no name": ({"name": None}, 400, "This field is required."),
    "no time": ({"booked_at": None}, 400, "This field is required."),
    "no file": ({"file": None}, 422, "There is no fingerprint file."),
    "a blank name": ({"name": "  "}, 400, "may not be blank"),
    "a long number": ({"local_number": "x" * 41}, 400, "no more than 40 characters"),
    "a long name": ({"name": "x" * 121}, 400, "no more than 120 characters"),
    "NUL in a name": ({"name": "a\0b"}, 400, "Null characters are not allowed."),
    "NUL in a number": ({"local_number": "\0"}, 400, "Null characters are not allowed."),
    "NUL in an ORI": ({"ori": "OH\0"}, 400, "Null characters are not allowed."),
    "a control character": ({"name": "a\x1bb"}, 422, "The name holds characters"),
    "another sex": ({"sex": "Q"}, 400, "is not a valid choice"),
    "another group": ({"recorded_group": "Q"}, 422, "The recorded group is one of A, B, H, I"),
    "a group in words": ({"recorded_group": "White"}, 422, "The recorded group is one of A, B"),
    "an unknown ORI": ({"ori": "OH0000000"}, 403, "for the agency OH0990100 alone"),
    "no instant": ({"booked_at": "noon"}, 400, "wrong format"),
    "no such day": ({"booked_at": "2026-02-30T10:00"}, 400, "wrong format"),
    "the future": ({"booked_at": "2999-01-01T00:00"}, 422, "time lies in the future."),
    "the year 9999": ({"booked_at": "9999-12-31T23:59:59-14:00"}, 422, "in the future."),
    "the year 1": ({"booked_at": "0001-01-01T00:00"}, 422, "before the year 2000."),
    "before the year 1": ({"booked_at": "0001-01-01T00:00+14:00"}, 422, "before the year 2000."),
    "no such hour": ({"booked_at": "2026-03-08T02:30"}, 422, "that the clocks left out."),
    "booked before arrest": (
        {"booked_at": "2026-03-01T10:00", "arrested_at": "2026-03-01T11:00"},
        422,
        "The arrest time lies after the booking time.",
    ),
    "arrested in the year 1": ({"arrested_at": "0001-01-01T00:00"}, 422, "before the year 2000."),
    "born tomorrow": ({"birth_date": "2999-01-01"}, 422, "birth date lies after the booking."),
    "born in the year 1": ({"birth_date": "0001-01-01"}, 422, "more than 130 years back."),
    "born on no day": ({"birth_date": "1980-02-30"}, 400, "wrong format"),
    "charges in prose": ({"charges": "burglary"}, 422, "The charges are not JSON."),
    "charges nested deep": ({"charges": "[" * 19_000}, 422, "The charges are not JSON."),
    "a huge number": ({"charges": f"[{'9' * 9_000}]"}, 422, "The charges are not JSON."),
    "charges that are an object": ({"charges": "{}"}, 422, "not a JSON list."),
    "charges of numbers": ({"charges": "[1]"}, 422, "Each charge has ncic_code"),
    "a charge with more": ({"charges": '[{"id": "1"}]'}, 422, "Each charge has ncic_code"),
    "a charge of objects": ({"charges": '[{"severity": {}}]'}, 422, "are texts."),
    "a charge without words": ({"charges": "[{}]"}, 422, "describe it in 1 to 200 characters."),
    "51 charges": ({"charges": json.dumps([{"description": "a"}] * 51)}, 422, "50 charges"),
    "charges beyond 20,000": ({"charges": "x" * 20_001}, 400, "no more than 20000 characters"),
    "charges beyond 2.5 MB": ({"charges": LONG}, 413, "The texts of the request are too long."),
    "NUL in a charge": ({"charges": '[{"description": "\\u0000"}]'}, 422, "cannot be written."),
    "half a surrogate": ({"charges": '[{"description": "\\ud800"}]'}, 422, "cannot be written."),
    "digits of elsewhere": (
        {"charges": '[{"description": "a", "ncic_code": "\u0662\u0662\u0660\u0663"}]'},
        422,
        "an NCIC code has four digits.",
    ),
    "an unknown severity": (
        {"charges": '[{"description": "a", "severity": "felony"}]'},
        422,
        "the severity must be one of FELONY",
    ),
    "an unknown file field": ({"photo": image()}, 422, "no field for a file called 'photo'."),
    "two transactions": ({"file": [b"1", b"2"]}, 422, "Send one transaction"),
    "two images of a finger": (
        {"file": None, "finger_2": [image(), image()]},
        422,
        "Two images are given for the same finger.",
    ),
    "an eleventh finger": ({"file": None, "finger_11": image()}, 422, "Say which finger, 1 to 10"),
    "finger 0": ({"file": None, "finger_0": image()}, 422, "Say which finger, 1 to 10"),
    "finger 100": ({"file": None, "finger_100": image()}, 422, "There is no field for a file"),
    "a file as text": ({"file": "text"}, 400, "was not a file"),
    "a body beyond 25 MB": ({"file": b"1" * (26 << 20)}, 413, "request is larger than 25 MB."),
}
PART = b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\nx\r\n'
BODIES = {
    "json": ("application/json", b"{}", 415, "Unsupported media type"),
    "an address line": ("application/x-www-form-urlencoded", b"a=1", 415, "Unsupported media"),
    "no type": ("", b"x", 415, "Unsupported media type"),
    "no boundary": ("multipart/form-data", b"x", 400, "Invalid boundary"),
    "no part": (MULTIPART_CONTENT, b"x", 400, "This field is required."),
    "no end": ("multipart/form-data; boundary=x", PART % b"name", 400, "field is required."),
    "utf-7": ("multipart/form-data; boundary=x; charset=utf-7", PART, 415, "must be in UTF-8."),
    "a codec of bytes": ("multipart/form-data; boundary=x; charset=hex", PART, 415, "UTF-8."),
    "2,000 fields": ("multipart/form-data; boundary=x", PART * 2_000, 400, "too many fields."),
}


@pytest.fixture
def police(riverton_police, lakeside_sheriff, chief) -> Software:
    return Software(riverton_police, chief)


def refused(answer, code: int, words: str) -> None:
    """The answer has the code, and a sentence with these words wherever it stands."""
    assert answer.status_code == code, answer.content[:300]
    assert answer["Content-Type"] == "application/json"
    given = answer.json()
    sentences = [given["detail"]] if "detail" in given else chain(*given.values())
    assert any(words in sentence for sentence in sentences), given


@pytest.mark.parametrize("case", FIELDS)
def test_a_bad_field_is_refused_and_nothing_is_stored(case, police):
    changes, code, words = FIELDS[case]
    before = rows()

    answer = police.send(**changes)

    refused(answer, code, words)
    assert rows() == before
    assert police.send().status_code == 201


@pytest.mark.parametrize("case", FILES)
def test_a_bad_file_is_refused_and_nothing_is_stored(case, police):
    make, code, words = FILES[case]
    before = rows()

    answer = police.send(file=make())

    refused(answer, code, words)
    assert rows() == before
    assert police.send().status_code == 201


@pytest.mark.parametrize("case", IMAGES)
def test_a_bad_image_spoils_the_booking_with_the_good_one(case, police):
    make, code, words = IMAGES[case]
    before = rows()

    answer = police.send(file=None, finger_2=make(), finger_7=image())

    refused(answer, code, words)
    assert rows() == before


@pytest.mark.parametrize("file", [card(), b"<html>"])
def test_what_is_sent_as_a_finger_must_be_an_image(file, police):
    answer = police.send(file=None, finger_3=file)

    refused(answer, 422, "The file for finger 3 is not an image.")


@pytest.mark.parametrize("case", BODIES)
def test_a_body_that_is_no_form_is_refused(case, police):
    kind, raw, code, words = BODIES[case]
    before = rows()

    answer = answered(lambda path: police.client.generic("POST", path, raw, kind), URL)

    refused(answer, code, words)
    assert rows() == before


def test_a_body_of_unknown_length_is_asked_for_its_length(police):
    answer = police.ask("post", data=body(), headers={"Transfer-Encoding": "chunked"})

    refused(answer, 411, "Content-Length")


@pytest.mark.parametrize("length", ["", "-1", "x", "9" * 30, "²"])
def test_a_length_that_is_no_number_is_read_as_nothing(length, police):
    answer = police.ask("post", data=body(), CONTENT_LENGTH=length)

    assert answer.status_code in (400, 413)


def test_without_the_sandbox_the_door_asks_to_come_again(police, monkeypatch):
    monkeypatch.setattr(sandbox.AT_THE_DOOR, "_program", "raise SystemExit(1)")
    sandbox.AT_THE_DOOR.stop()
    before = rows()

    answer = police.send()

    refused(answer, 503, "did not start.")
    assert rows() == before


def test_a_hundred_hostile_files_are_stored_whole_or_refused_with_a_sentence(database):
    found = run(InProcess(), mutants(100, seed=20260314))

    assert found.faults == []
    codes = sum(found.codes.values(), Counter())
    assert codes.total() == 102
    assert 10 < codes[201] < 50


def test_a_hostile_file_leaves_nothing_behind_whatever_was_answered(program, rosa):
    before = rows()

    InProcess().send(Mutant("sound", b"1"))

    assert rows() == before


def test_a_person_who_never_signed_in_is_told_so(database):
    answer = answered(browser().post, URL, data=body())

    refused(answer, 401, "Sign in or send a token.")
