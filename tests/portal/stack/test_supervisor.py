import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from portal.stack.ledger import Ledger
from portal.stack.process import NotReady
from portal.stack.supervisor import Supervisor
from tests.portal.stack.conftest import python, silent

SLEEP = "import time; time.sleep(60)"
PARENT = """
    import sys, time
    from pathlib import Path
    from portal.stack.state import open_state
    from portal.stack.supervisor import Supervisor
    from tests.portal.stack.conftest import python, silent

    supervisor = Supervisor(open_state(Path(sys.argv[1])), silent)
    supervisor.claim()
    for name in ("first", "second"):
        command = ["sleep", "60"]
        supervisor.start(python(name, "", command=command, as_account=name == "second"))
    print("started", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def supervisor(state):
    supervisor = Supervisor(state, silent)
    yield supervisor
    supervisor.stop_all()


@pytest.fixture
def parent(state):
    """Another process that supervises two children from the folder of `state`."""
    command = [sys.executable, "-c", textwrap.dedent(PARENT), str(state.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603
        process.stdout.readline()
        yield process
        process.kill()


def test_every_child_dies_when_its_supervisor_is_killed(state, parent):
    children = [Ledger(state.path).process(name) for name in ("first", "second")]
    assert all(child.is_alive() for child in children)

    parent.kill()

    assert all(child.wait(5) for child in children)


def test_two_supervisors_never_share_a_folder(supervisor, parent):
    with pytest.raises(SystemExit, match="already running"):
        supervisor.claim()


def test_what_a_killed_supervisor_left_is_cleared(state, supervisor):
    command = [sys.executable, "-c", SLEEP]
    left = subprocess.Popen(command, start_new_session=True)  # noqa: S603
    Ledger(state.path).add("left", left.pid)

    supervisor.claim()

    assert left.wait(5) in {-signal.SIGINT, 1}
    assert Ledger(state.path).names() == []


def test_processes_stop_in_reverse_order(state):
    said = []
    supervisor = Supervisor(state, lambda what, _seconds: said.append(what))
    for name in ("first", "second", "third"):
        supervisor.start(python(name, SLEEP))
    said.clear()

    supervisor.stop_all()

    assert said == [f"{name} has stopped" for name in ("third", "second", "first")]


def test_one_that_does_not_heed_its_signal_is_killed_when_its_grace_is_over(state, supervisor):
    code = f"import signal; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True); {SLEEP}"
    supervisor.start(python("deaf", code, grace=0.2, ready=lambda: "deaf" in log(state, "deaf")))
    known = Ledger(state.path).process("deaf")

    supervisor.stop("deaf")

    assert not known.is_alive()


def test_one_that_ends_before_it_is_ready_shows_its_last_words(supervisor):
    code = "raise SystemExit('the disk is full')"

    with pytest.raises(NotReady, match=r"(?s)broken ended with 1.*the disk is full"):
        supervisor.start(python("broken", code, ready=lambda: False))


def test_one_that_is_never_ready_shows_its_last_words(state, supervisor):
    code = f"print('still thinking', flush=True); {SLEEP}"
    patience = {"ready": lambda: False, "patience": 1.0}

    with pytest.raises(NotReady, match=r"(?s)slow was not ready in 1 s.*still thinking"):
        supervisor.start(python("slow", code, **patience))


def test_watching_tells_who_ended_by_itself(supervisor):
    supervisor.start(python("lasting", SLEEP))
    supervisor.start(python("brief", "pass"))

    assert supervisor.watch() == "brief"


def test_one_that_was_killed_starts_again_as_it_was(state, supervisor):
    supervisor.start(python("part", SLEEP))
    first = Ledger(state.path).process("part")

    supervisor.kill("part")
    supervisor.restart("part")

    second = Ledger(state.path).process("part")
    assert not first.is_alive()
    assert second.is_alive()


def test_a_process_does_not_run_as_root(state, supervisor):
    supervisor.start(python("whoami", "", as_account=True, command=["id", "-u"]))
    while not log(state, "whoami"):
        time.sleep(0.02)

    assert log(state, "whoami").split()[0] != "0"


def log(state, name):
    return Path(state.log_of(name)).read_text()
