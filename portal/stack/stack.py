"""One machine's servers and processes by name: start, kill, restart and stop them."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self

from portal.stack import database, postgres, site, static, valkey
from portal.stack.ports import HOST, any_free, is_free
from portal.stack.process import Recipe, die_with
from portal.stack.state import ROOT, State
from portal.stack.supervisor import Say, Supervisor


def print_step(what: str, seconds: float) -> None:
    """Print what was done and how long it took."""
    print(f"[{seconds:5.1f} s] {what}", flush=True)


class Stack:
    """The parts of one state folder, always on the same ports and data.

    A server that `given` (else the environment) names by DATABASE_URL or BROKER_URL is used and
    not started; `told` is added to what the processes read from theirs.  A
    second Stack on the same folder, in another process, sees and may kill what the first
    started; only one may `claim` it.
    """

    def __init__(
        self,
        state: State,
        *,
        name: str = "portal",
        durable: bool = True,
        say: Say = print_step,
        given: Mapping[str, str] | None = None,
        told: Mapping[str, str] | None = None,
    ) -> None:
        self.state, self.name, self.durable, self.say = state, name, durable, say
        self.supervisor = Supervisor(state, say)
        self.given = dict(os.environ if given is None else given)
        self.told = dict(told or {})
        self.port = 8000

    def __enter__(self) -> Self:
        self.supervisor.claim()
        self._choose_ports()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.supervisor.stop_all()

    def clear(self) -> None:
        """Begin anew: remove the data, the secrets and the logs of every former start."""
        self.state.clear()
        self._choose_ports()

    def start_postgres(self) -> None:
        """Start the database server, with the roles and the database made if they are missing."""
        if "DATABASE_URL" in self.given:
            self.say("PostgreSQL as DATABASE_URL names it", 0)
            return
        recipe = postgres.recipe(self.state, self._port("postgres"), durable=self.durable)
        self.supervisor.start(recipe)
        database.prepare(
            self.admin_url(),
            passwords=self.state.secrets(),
            database=self.name,
            say=lambda _what: None,
        )

    def start_valkey(self) -> None:
        """Start the broker."""
        if "BROKER_URL" in self.given:
            self.say("broker as BROKER_URL names it", 0)
            return
        self.supervisor.start(valkey.recipe(self.state, self._port("valkey")))

    def start_worker(self, name: str = "worker", *, wait: bool = True) -> None:
        """Start a Celery worker with two processes."""
        self._start(site.worker(self.environment(), name), wait=wait)

    def start_beat(self) -> None:
        """Start the timetable's clock."""
        self._start(site.beat(self.environment(), self.state), wait=True)

    def start_web(self, *, wait: bool = True) -> None:
        """Start the site on `port`."""
        self._start(site.web(self.environment(), self.port), wait=wait)

    def kill(self, name: str) -> None:
        """Do to `name` (postgres, valkey, worker, beat, web) what kill -9 does."""
        self.supervisor.kill(name)

    def stop(self, *names: str) -> None:
        """Stop the parts of these names, in this order."""
        for name in names:
            self.supervisor.stop(name)

    def restart(self, name: str) -> None:
        """Stop `name` if it runs, and start it on the same port and data."""
        self.supervisor.stop(name)
        if name == "postgres":
            self.start_postgres()
        elif name == "valkey":
            self.start_valkey()
        else:
            self.supervisor.restart(name)

    @property
    def address(self) -> str:
        """The site's, without a slash at its end."""
        return f"http://{HOST}:{self.port}"

    def admin_url(self) -> str:
        """Return the superuser's address, for set-up and tests."""
        given = self.given.get("DATABASE_ADMIN_URL")
        return given or postgres.admin_url(self.state, self._port("postgres"))

    def environment(self) -> dict[str, str]:
        """Return what the site and its workers are told: never the owner's log-in."""
        secrets = self.state.secrets()
        told = {
            "DATABASE_URL": self.url_of(database.APP),
            "BROKER_URL": valkey.url(self.state, self._port("valkey")),
            "SECRET_KEY": secrets["SECRET_KEY"],
            "SEALING_KEYS": secrets["SEALING_KEY"],
            "STATE_DIR": str(self.state.path),
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
            "PUBLIC_ADDRESS": self.address,
            "PYTHONUNBUFFERED": "1",
        }
        given = {name: self.given[name] for name in told if name in self.given}
        return {**told, **given, "STATE_DIR": str(self.state.path), **self.told}

    def url_of(self, role: str) -> str:
        """Return the address at which `role` logs in to this stack's database."""
        password = self.state.secrets()[role]
        return database.url_as(self.admin_url(), role, password, self.name)

    def migrate(self) -> None:
        """Migrate as the owner, whose log-in is given to this one process."""
        owner = self.given.get("DATABASE_OWNER_URL")
        if owner is None and "DATABASE_URL" in self.given:
            raise SystemExit("DATABASE_OWNER_URL must name the owner's log-in, for migrations")
        owner = owner or self.url_of(database.OWNER)
        self.manage("migrate", "--skip-checks", "--verbosity", "0", DATABASE_URL=owner)

    def collect_static(self) -> None:
        """Collect the static files, unless those collected last are the same."""
        stamp = self.state.path / "static.stamp"
        wanted = static.fingerprint(ROOT)
        if not stamp.exists() or stamp.read_text() != wanted:
            self.manage("collectstatic", "--no-input", "--verbosity", "0")
            stamp.write_text(wanted)

    def manage(self, *arguments: str, **environment: str) -> None:
        """Run a management command in a process of its own; CalledProcessError if it fails."""
        began = time.monotonic()
        subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), *arguments],
            cwd=ROOT,
            env={**os.environ, **self.environment(), **environment},
            start_new_session=True,
            preexec_fn=die_with(os.getpid(), signal.SIGKILL),
            check=True,
        )
        self.say(f"{arguments[0]} is done", time.monotonic() - began)

    def _start(self, recipe: Recipe, *, wait: bool) -> None:
        self.supervisor.launch(recipe)
        if wait:
            self.supervisor.await_ready(recipe.name)

    def _choose_ports(self) -> None:
        """Keep the ports of the last start, or choose anew where somebody else took them."""
        ledger = self.supervisor.ledger
        for name in ("postgres", "valkey"):
            port = ledger.port(name)
            if port is None or not is_free(port):
                ledger.give_port(name, any_free())

    def _port(self, name: str) -> int:
        port = self.supervisor.ledger.port(name)
        if port is None:
            raise LookupError(f"{name} has no port: the folder was never claimed")
        return port
