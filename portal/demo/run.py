"""The demo from the first server to the address, and the check that its main job is done."""

import time
from pathlib import Path
from subprocess import CalledProcessError
from threading import Thread

from portal.demo.cast import LOGINS, one_time_code
from portal.stack.ports import any_free, next_free
from portal.stack.signals import stop_as_ctrl_c
from portal.stack.stack import Stack, print_step
from portal.stack.state import ROOT, open_state, temporary_state

TOLD = {"DEMO": "1"}
CARD = ROOT.parent / "shared/data/fingerprints/nist-itl/type-4-tpcard.an2"


def serve(*, port: int, fresh: bool) -> int:
    """Serve the demo until Ctrl-C; return 0, or 1 when a part of it ended by itself."""
    began = time.monotonic()
    stop_as_ctrl_c()
    with Stack(open_state(), told=TOLD) as stack:
        if fresh or _is_half_told(stack):
            stack.clear()
        _rise(stack, next_free(port))
        print_step("the demo is up", time.monotonic() - began)
        _announce(stack)
        _release(stack)
        return _watch(stack)


def check(file: Path | None) -> None:
    """Do the main job once, through HTTP, on a demo of its own that leaves nothing behind.

    ``file`` is a ten-print card; without one, a real card is looked for beside the checkout, and
    an invented one is made where there is none.  SystemExit if anything comes out wrong.
    """
    began = time.monotonic()
    stop_as_ctrl_c()
    file = file or (CARD if CARD.exists() else None)
    with temporary_state() as state, Stack(state, told=TOLD, durable=False) as stack:
        _rise(stack, any_free(), "--world")
        given = ["--file", str(file)] if file else []
        stack.manage("check_demo", stack.address, *given)
    print_step("the main job came out as it must", time.monotonic() - began)


def bench(measurement: str, *given: str) -> None:
    """Run a measuring command at a demo of its own that leaves nothing behind."""
    stop_as_ctrl_c()
    with temporary_state() as state, Stack(state, told=TOLD, durable=False) as stack:
        _rise(stack, any_free(), "--world")
        admin = stack.admin_url()
        stack.manage(measurement, stack.address, *given, DATABASE_ADMIN_URL=admin)


def _rise(stack: Stack, port: int, *story: str) -> None:
    stack.port = port
    stack.start_postgres()
    stack.start_valkey()
    stack.migrate()
    stack.collect_static()
    _tell(stack, *story)
    stack.start_web(wait=False)
    stack.start_worker(wait=False)
    for name in ("web", "worker"):
        stack.supervisor.await_ready(name)
    stack.start_beat()


def _release(stack: Stack) -> None:
    """Publish the invented quarters while the site is up already: it takes some minutes."""
    print("  The figures of eight quarters are on their way; each is told when it is out.")
    Thread(target=_tell_releases, args=(stack,), daemon=True).start()


def _tell_releases(stack: Stack) -> None:
    try:
        stack.manage("tell_releases")
        stack.manage("tell_committee")
    except CalledProcessError as problem:
        print(f"The figures and the committee could not be told: {problem}", flush=True)


def _tell(stack: Stack, *story: str) -> None:
    """Tell the story once in a state folder; a mark before and one after tell how far it came."""
    begun, told = _marks(stack)
    if told.exists():
        return
    begun.touch()
    stack.manage("tell_story", *story)
    told.touch()


def _is_half_told(stack: Stack) -> bool:
    begun, told = _marks(stack)
    return begun.exists() and not told.exists()


def _marks(stack: Stack) -> tuple[Path, Path]:
    return stack.state.path / "story-begun", stack.state.path / "story-told"


def _announce(stack: Stack) -> None:
    print(f"\n  {stack.address}\n")
    for name, password, what in LOGINS:
        print(f"  {name:<16}{password:<28}{what}")
    print(
        f"\n  Each asks for a code; now it is {one_time_code()}.  The next: manage.py demo --code"
    )
    print(f"  Data and logs: {stack.state.path}.  Ctrl-C stops everything.", flush=True)


def _watch(stack: Stack) -> int:
    try:
        ended = stack.supervisor.watch()
    except KeyboardInterrupt:
        print()
        return 0
    print(f"{ended} ended by itself:\n{stack.supervisor.log_tail(ended)}")
    return 1
