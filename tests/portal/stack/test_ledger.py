import os
import signal
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.stack.ledger import Known, Ledger, started_at

NAMES = st.sampled_from(["postgres", "valkey", "worker", "web"])


@pytest.fixture
def sleeper():
    process = subprocess.Popen(
        [sys.executable, "-c", "input()"], stdin=subprocess.PIPE, start_new_session=True
    )
    with process:
        yield process
        process.kill()


def test_a_running_process_is_known_by_its_id_and_its_start(sleeper):
    known = Known(sleeper.pid, started_at(sleeper.pid))

    assert known.is_alive()


def test_a_stranger_with_the_same_id_is_left_alone(sleeper):
    Known(sleeper.pid, started_at(sleeper.pid) - 1).send(signal.SIGKILL)

    assert sleeper.poll() is None


def test_a_process_that_waits_to_be_buried_is_not_alive(sleeper):
    known = Known(sleeper.pid, started_at(sleeper.pid))

    known.send(signal.SIGKILL)

    assert known.wait(5)
    assert sleeper.returncode is None


def test_waiting_for_a_process_that_stays_ends_in_time(sleeper):
    assert not Known(sleeper.pid, started_at(sleeper.pid)).wait(0.05)


def test_one_that_ended_before_it_could_be_asked_is_not_alive(tmp_path, sleeper):
    sleeper.kill()
    os.waitid(os.P_PID, sleeper.pid, os.WEXITED | os.WNOWAIT)

    Ledger(tmp_path).add("brief", sleeper.pid)

    assert not Ledger(tmp_path).process("brief").is_alive()


def test_no_process_has_no_start():
    assert started_at(0) == 0


def test_what_is_written_is_read_by_another(tmp_path):
    Ledger(tmp_path).add("web", os.getpid())

    assert Ledger(tmp_path).process("web") == Known(os.getpid(), started_at(os.getpid()))


def test_a_port_outlives_its_process(tmp_path):
    ledger = Ledger(tmp_path)
    ledger.give_port("postgres", 20_001)
    ledger.add("postgres", os.getpid())

    ledger.remove("postgres")

    assert (ledger.port("postgres"), ledger.process("postgres")) == (20_001, None)


@given(started=st.lists(NAMES))
def test_names_come_in_the_order_of_the_latest_start(tmp_path_factory, started):
    ledger = Ledger(tmp_path_factory.mktemp("ledger"))
    for name in started:
        ledger.add(name, os.getpid())

    assert ledger.names() == list(reversed(dict.fromkeys(reversed(started))))
