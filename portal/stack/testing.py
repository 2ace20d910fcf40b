"""The test suite on servers of its own, in a folder that goes away with it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portal.stack import database
from portal.stack.process import NotReady, die_with
from portal.stack.signals import deaf, stop_as_ctrl_c
from portal.stack.stack import Stack
from portal.stack.state import ROOT, State, temporary_state

DATABASE = "portal_test"
# The whole suite goes through several processes, each with servers of its own: one a core, and
# three at least, because many tests wait for a browser or for a process that was killed.  They
# take groups of tests in the order in which tests/database.py puts them.
PROCESSES = ["-n", str(max(3, os.cpu_count() or 1))]
WHOLE = [*PROCESSES, "--dist", "loadgroup", "--no-loadscope-reorder"]
PLUGINS = {"PYTEST_PLUGINS": "tests.database,tests.kept"}


def run(arguments: list[str]) -> int:
    """Run pytest with `arguments` on fresh servers and return its exit code; Ctrl-C ends both."""
    stop_as_ctrl_c()
    try:
        with temporary_state() as state, Stack(state, name=DATABASE, durable=False) as stack:
            # WhiteNoise warns of a missing folder, and warnings are errors here.
            (state.path / "static").mkdir()
            _compile_once(state)
            if arguments:
                start_migrated(stack)
                stack.start_valkey()
            else:
                with _read_ahead(stack):
                    start_migrated(stack)
                stack.stop("postgres")  # each process begins with a copy of its data
            return _pytest(arguments, stack)
    except KeyboardInterrupt:
        return 130
    except (NotReady, subprocess.CalledProcessError) as problem:
        print(problem, file=sys.stderr)
        return 1


def _compile_once(state: State) -> None:
    """Keep bytecode for the processes of this suite where the machine keeps none beside the code.

    There are hundreds of them, and each would compile what it imports.
    """
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ["PYTHONPYCACHEPREFIX"] = str(state.path / "bytecode")


@contextmanager
def _read_ahead(stack: Stack) -> Iterator[None]:
    """Let pytest read every test meanwhile, so that its processes find them compiled."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-qq"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment_of(stack), **PLUGINS},
        stdout=subprocess.DEVNULL,
        preexec_fn=die_with(os.getpid(), signal.SIGKILL),
    ):
        yield


def start_migrated(stack: Stack) -> None:
    """Start PostgreSQL with a migrated database.

    Within the suite this is a copy of what its first process migrated, for a suite that starts
    many servers: of the data and the secrets in the state folder PREPARED_STATE.
    """
    prepared = os.environ.get("PREPARED_STATE")
    is_prepared = prepared is not None and _copy(Path(prepared), stack.state)
    stack.start_postgres()
    if not is_prepared:
        stack.migrate()


def _copy(prepared: Path, state: State) -> bool:
    """Whether there was anything: a database that the environment names is nobody's to copy."""
    parts = [prepared / name for name in ("secrets.json", "programs", "postgres")]
    for part in parts:
        if part.exists():
            subprocess.run(["cp", "-a", str(part), str(state.path)], check=True)
    return parts[-1].exists()


def environment_of(stack: Stack) -> dict[str, str]:
    """What a process that runs tests is told, the owner's and the superuser's log-in included."""
    return {
        **stack.environment(),
        "DATABASE_OWNER_URL": stack.url_of(database.OWNER),
        "DATABASE_ADMIN_URL": stack.admin_url(),
        "TESTING": "1",
    }


def _pytest(arguments: list[str], stack: Stack) -> int:
    # Unpacking the fonts takes a site longer than all else that it does at its start.
    fonts = str(stack.state.path / "fonts")
    told = {**os.environ, **environment_of(stack), **PLUGINS, "FONTS_DIR": fonts}
    if not arguments:
        told["PREPARED_STATE"] = str(stack.state.path)
    suite = subprocess.Popen(
        [sys.executable, "-m", "pytest", *(arguments or WHOLE)],
        cwd=ROOT,
        env=told,
        preexec_fn=die_with(os.getpid(), signal.SIGKILL),
    )
    try:
        return suite.wait()
    except KeyboardInterrupt:
        with deaf():
            _end(suite)
        raise


def _end(suite: subprocess.Popen[bytes]) -> None:
    """Let pytest finish its report: Ctrl-C has reached it too, another signal has not."""
    try:
        suite.wait(3)
    except subprocess.TimeoutExpired:
        suite.send_signal(signal.SIGINT)
        suite.wait()
