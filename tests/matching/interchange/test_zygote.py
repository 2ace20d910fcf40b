"""What becomes of children that sleep, loop, crash or lie, and of a zygote left alone."""

import logging
import os
import signal
import subprocess
import sys
import time

import pytest

from matching.interchange.errors import SandboxUnavailable, TookTooLong, Unreadable
from matching.interchange.sandbox.frames import Frame
from matching.interchange.sandbox.keeper import DOOR, ROOT, Keeper

# A zygote whose one job is written in the test.
PROGRAM = """
import ctypes, os, socket, sys, time
sys.path.insert(0, sys.argv[2])
from matching.interchange.sandbox import limits, zygote
from matching.interchange.sandbox.frames import Frame
from portal import confinement
{before}
limits.LIMITS["transaction"] = limits.Limits(memory=1 << 28, cpu=1, wall={wall})
def job(frame):
    {job}
    return Frame({{"done": True}})
zygote.main(socket.socket(fileno=int(sys.argv[1])), {{"transaction": job}})
"""


def ask(job: str = "pass", *, before: str = "", wall: float = 5.0, times: int = 1) -> Frame:
    keeper = Keeper(PROGRAM.format(job=job, before=before, wall=wall))
    try:
        for _ in range(times):
            answer = keeper.ask("transaction", Frame({}, (b"bytes",)))
    finally:
        keeper.stop()
    return answer


def test_a_child_answers():
    assert ask().header == {"done": True}


def test_a_child_that_sleeps_is_stopped():
    start = time.monotonic()

    with pytest.raises(TookTooLong):
        ask("time.sleep(60)", wall=0.3)

    assert time.monotonic() - start < 20


@pytest.mark.parametrize("job", ["[0 for _ in iter(int, 1)]", "bytearray(1 << 40)"])
def test_a_child_that_uses_too_much_is_stopped(job):
    with pytest.raises(TookTooLong, match="too long or too much memory"):
        ask(job)


@pytest.mark.parametrize(
    "job",
    ["ctypes.string_at(0)", "os.abort()", "os._exit(9)", "raise LookupError('x')", "os.fork()"],
)
def test_a_child_that_crashes_is_an_unreadable_file(job, caplog):
    with pytest.raises(Unreadable, match="damaged in a way"):
        ask(job)

    assert "a print was refused" in caplog.text


def test_a_child_that_crashed_leaves_the_zygote_to_others():
    keeper = Keeper(PROGRAM.format(job="ctypes.string_at(0)", before="", wall=5.0))
    outcomes = []
    for _ in range(5):
        with pytest.raises(Unreadable):
            keeper.ask("transaction", Frame({}))
        outcomes.append(keeper.process_id)
    keeper.stop()

    assert len(set(outcomes)) == 1


def test_a_request_larger_than_a_pipe_reaches_a_child_that_reads_nothing():
    keeper = Keeper(PROGRAM.format(job="pass", before="zygote.receive = lambda _: 1/0", wall=5.0))

    with pytest.raises(Unreadable):
        keeper.ask("transaction", Frame({}, (bytes(10_000_000),)))

    keeper.stop()


def test_the_environment_stays_outside(monkeypatch):
    monkeypatch.setenv("DATABASE_PASSWORD", "secret")

    assert ask("assert 'DATABASE_PASSWORD' not in os.environ").header == {"done": True}


def test_a_child_that_cannot_be_confined_does_not_run():
    broken = "confinement._limit = lambda _: (_ for _ in ()).throw(OSError('no'))"

    with pytest.raises(SandboxUnavailable, match="confined"):
        ask(before=broken)


def test_a_machine_without_seccomp_is_told_of_once(caplog):
    caplog.set_level(logging.WARNING)

    ask(before="confinement.pyseccomp = None", times=3)

    assert caplog.text.count("without seccomp: libseccomp is not installed") == 1


def test_a_zygote_that_does_not_start_is_unavailable():
    keeper = Keeper("raise SystemExit(1)")

    with pytest.raises(SandboxUnavailable, match="did not start"):
        keeper.ask("transaction", Frame({}))


def test_a_zygote_does_not_outlive_its_portal():
    script = (
        "import os, sys, signal; sys.path.insert(0, sys.argv[1]);"
        "from matching.interchange.sandbox.keeper import AT_THE_DOOR as keeper;"
        "keeper.start(); print(keeper.process_id, flush=True);"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script, str(ROOT)], capture_output=True, text=True, check=False
    )
    zygote = int(run.stdout)

    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and _runs(zygote):
        time.sleep(0.05)

    assert run.returncode == -signal.SIGKILL
    assert not _runs(zygote)


def _runs(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_two_kinds_of_zygote_live_side_by_side():
    first, second = Keeper(DOOR), Keeper(DOOR)
    first.start()
    second.start()
    pids = {first.process_id, second.process_id}
    first.stop()
    second.stop()

    assert len(pids) == 2
    assert os.getpid() not in pids
