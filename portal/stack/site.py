"""The portal's own processes: a Celery worker, the beat, and the site under gunicorn."""

import signal
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping

import redis
from celery import Celery
from kombu.exceptions import OperationalError

from portal.stack.ports import HOST
from portal.stack.process import NotReady, Recipe
from portal.stack.state import ROOT, State

# Many more than cores: a browser that connects ahead, or sends a request slowly, holds one.
THREADS = "16"


def worker(environment: Mapping[str, str], name: str = "worker", processes: int = 2) -> Recipe:
    """Say how to start a worker that serves every queue of the settings.

    When the supervisor dies so does it: any gentler end would wait for the broker, which is gone
    too.  The leases of its tasks run out, and the sweeper hands them on.
    """
    node = f"{name}@portal"
    return Recipe(
        name,
        [*_celery("worker"), "-c", str(processes), "-n", node, "--without-mingle"],
        ready=lambda: _greets(environment["BROKER_URL"], node),
        environment=environment,
        folder=ROOT,
        orphaned=signal.SIGKILL,
        grace=8.0,
    )


def beat(environment: Mapping[str, str], state: State) -> Recipe:
    """Say how to start the timetable's one clock."""
    return Recipe(
        "beat",
        [*_celery("beat"), "-s", str(state.path / "beat-schedule"), "--pidfile="],
        ready=lambda: True,
        environment=environment,
        folder=ROOT,
    )


def web(environment: Mapping[str, str], port: int, host: str = HOST) -> Recipe:
    """Say how to start the site; each worker loads it for itself, and checks that it is safe."""
    return Recipe(
        "web",
        [
            *(sys.executable, "-m", "gunicorn", "portal.wsgi", "-b", f"{host}:{port}"),
            *("-w", "2", "--threads", THREADS, "--graceful-timeout", "5"),
        ],
        ready=lambda: _serves(f"http://{HOST}:{port}/"),
        environment=environment,
        folder=ROOT,
    )


def _celery(part: str) -> list[str]:
    return [sys.executable, "-m", "celery", "-A", "portal.celery", part, "--loglevel", "INFO"]


def _greets(broker: str, node: str) -> bool:
    with Celery(broker=broker, set_as_current=False) as app:
        try:
            return bool(app.control.ping(destination=[node], timeout=0.3))
        except (OperationalError, redis.ConnectionError, OSError):
            return False


def _serves(address: str) -> bool:
    """Ask for the first page; a site that answers with its own failure will not get better."""
    try:
        with urllib.request.urlopen(address, timeout=10):  # noqa: S310
            return True
    except urllib.error.HTTPError as refusal:
        if refusal.code >= 500:
            raise NotReady(f"answered {refusal.code}") from None
        return True
    except OSError:
        return False
