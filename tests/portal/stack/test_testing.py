"""The suite's own start, seen from outside."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
OURS = ("DATABASE", "BROKER", "PYTEST", "STATE_DIR", "TESTING")


@pytest.fixture
def suite(request):
    """`manage.py test`, with nothing told of the servers that this suite stands on."""
    told = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "manage.py", "test", "-p", "no:cacheprovider", *request.param],
        cwd=ROOT,
        env=told,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("suite", [["no/such/folder"]], indirect=True)
def test_pytests_exit_code_is_passed_on_when_the_servers_have_stopped(suite):
    said, _ = suite.communicate(timeout=600)

    assert suite.returncode == pytest.ExitCode.USAGE_ERROR
    assert said.splitlines()[-1].endswith("postgres has stopped")


@pytest.mark.parametrize("suite", [["tests/portal/test_states.py"]], indirect=True)
def test_a_polite_signal_stops_everything(suite):
    while "valkey is ready" not in suite.stdout.readline():
        assert suite.poll() is None

    suite.send_signal(signal.SIGTERM)
    said, _ = suite.communicate(timeout=300)

    assert suite.returncode == 130
    assert said.splitlines()[-1].endswith("postgres has stopped")
