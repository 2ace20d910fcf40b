"""The demo from the first server to the address, and the check that its main job is done."""

import time
from pathlib import Path

from portal.demo import check as main_job
from portal.demo.cast import LOGINS, one_time_code
from portal.stack.ports import any_free, next_free
from portal.stack.signals import stop_as_ctrl_c
from portal.stack.stack import Stack, print_step
from portal.stack.state import open_state, temporary_state

TOLD = {"DEMO": "1"}


def serve(*, port: int, fresh: bool) -> int:
    """Serve the demo until Ctrl-C; return 0, or 1 when a part of it ended by itself."""
    began = time.monotonic()
    stop_as_ctrl_c()
    with Stack(open_state(), told=TOLD) as stack:
        if fresh:
            stack.clear()
        _rise(stack, next_free(port))
        print_step("the demo is up", time.monotonic() - began)
        _announce(stack)
        return _watch(stack)


def check(file: Path | None) -> bool:
    """Do the main job once, through HTTP, on a demo of its own that leaves nothing behind."""
    stop_as_ctrl_c()
    with temporary_state() as state, Stack(state, told=TOLD, durable=False) as stack:
        _rise(stack, any_free())
        return main_job.run(stack.address, file, print_step)


def _rise(stack: Stack, port: int) -> None:
    stack.port = port
    stack.start_postgres()
    stack.start_valkey()
    stack.migrate()
    stack.manage("collectstatic", "--no-input", "--verbosity", "0")
    stack.manage("tell_story")
    stack.start_worker(wait=False)
    stack.start_web(wait=False)
    stack.start_beat()
    for name in ("web", "worker"):
        stack.supervisor.await_ready(name)


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
