"""`manage.py fuzz`: the table, the verdict, and that each fault is found."""

import re
from collections import Counter

import pytest
from django.core.management import CommandError, call_command

from matching.bookings.models import Booking
from matching.fuzzing import WHOLE, Answer, OverHttp, fault_of, run
from matching.interchange import sandbox
from matching.mutants import KINDS, Mutant, mutants
from tests.matching.senders import rows

SENTENCE = b'{"detail": "The file is empty."}'


class Scripted:
    """A door that gives the same answer to every file."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def send(self, mutant: Mutant) -> Answer:
        return self.answer


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (Answer(201, b"{}", 0.1), ""),
        (Answer(201, b"{}", 0.1, WHOLE), ""),
        (Answer(422, SENTENCE, 0.1, Counter()), ""),
        (Answer(500, SENTENCE, 0.1), "answered 500"),
        (Answer(503, SENTENCE, 0.1), "answered 503"),
        (Answer(0, b"timed out", 0.1), "answered 0"),
        (Answer(422, SENTENCE, 20.5), "the answer took 20.5 s"),
        (Answer(422, b"<h1>", 0.1), "answered 422 without a sentence"),
        (Answer(422, b'{"detail": "no"}', 0.1), "answered 422 without a sentence"),
        (Answer(422, b"[]", 0.1), "answered 422 without a sentence"),
        (Answer(422, SENTENCE, 0.1, Counter({Booking: 1})), "refused with 422, but left"),
        (Answer(201, b"{}", 0.1, Counter({Booking: 1})), "the booking is not whole"),
    ],
)
def test_what_is_wrong_with_an_answer_is_said(answer, fault):
    assert fault_of(answer).startswith(fault)
    assert bool(fault_of(answer)) == bool(fault)


def test_a_door_that_takes_no_sound_file_is_at_fault():
    found = run(Scripted(Answer(422, SENTENCE, 0.1)), mutants(3, seed=1))

    assert found.faults == ["a sound file was not stored before or after the hostile ones"]


def test_a_sandbox_that_died_on_the_way_is_at_fault(database):
    class Killing(Scripted):
        def send(self, mutant: Mutant) -> Answer:
            sandbox.AT_THE_DOOR.stop() if mutant.kind == "noise" else sandbox.start(
                extraction=False
            )
            return self.answer

    found = run(Killing(Answer(201, b"{}", 0.1)), mutants(3, seed=1))

    assert found.faults == ["the sandbox at the door ended and had to be started again"]


def test_a_site_that_is_not_there_gets_code_0():
    answer = OverHttp("http://127.0.0.1:9/", "token").send(Mutant("empty", b""))

    assert answer.code == 0
    assert fault_of(answer) == "answered 0"


def test_the_command_prints_a_table_and_leaves_nothing(program, capsys):
    before = rows()

    call_command("fuzz", "--count", "10", "--seed", "3")

    out = capsys.readouterr().out
    assert re.search(r"^kind +201 +422$", out, re.MULTILINE)
    assert re.search(r"^empty +0 +1$", out, re.MULTILINE)
    assert re.search(r"^slowest answer [0-9]+ ms, to: ", out, re.MULTILINE)
    assert rows() == before


def test_the_command_fails_where_a_door_is_at_fault(capsys):
    with pytest.raises(CommandError, match="faults:\nfile 1, a sound file: answered 0"):
        call_command("fuzz", "--count", "1", "--address", "http://127.0.0.1:9", "--token", "t")


def test_an_address_needs_a_token():
    with pytest.raises(CommandError, match="--address and --token, both"):
        call_command("fuzz", "--address", "http://127.0.0.1:9")


def test_the_same_seed_gives_the_same_files():
    once, again, other = (list(mutants(60, seed)) for seed in (5, 5, 6))

    assert once == again
    assert once != other
    assert {mutant.kind for mutant in once} == set(KINDS)
