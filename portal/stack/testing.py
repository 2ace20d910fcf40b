"""The test suite on servers of its own, in a folder that goes away with it."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from portal.stack import database
from portal.stack.stack import Stack
from portal.stack.state import ROOT, open_state

DATABASE = "portal_test"


def run(arguments: list[str]) -> int:
    """Run pytest with `arguments` on fresh servers and return its exit code; Ctrl-C ends both."""
    folder = Path(tempfile.mkdtemp(prefix="portal-test-"))
    folder.chmod(0o711)
    state = open_state(folder / "state")
    try:
        with Stack(state, name=DATABASE, durable=False) as stack:
            stack.start_postgres()
            stack.start_valkey()
            stack.migrate()
            return _pytest(arguments, stack)
    except KeyboardInterrupt:
        return 130
    finally:
        for path in (state.path, folder):
            shutil.rmtree(path, ignore_errors=True)


def _pytest(arguments: list[str], stack: Stack) -> int:
    told = {
        **os.environ,
        **stack.environment(),
        "DATABASE_OWNER_URL": stack.url_of(database.OWNER),
        "DATABASE_ADMIN_URL": stack.admin_url(),
        "PYTEST_PLUGINS": "tests.database",
        "TESTING": "1",
    }
    suite = subprocess.Popen([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=told)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return suite.wait()
    finally:
        signal.signal(signal.SIGINT, before)
