"""The program's ear, in processes of its own."""

import subprocess
import sys

HEARS = """
import signal, time
from portal.stack.signals import deaf, stop_as_ctrl_c

class Finalizer:
    def __del__(self):
        signal.raise_signal(signal.SIGTERM)

stop_as_ctrl_c()
try:
    Finalizer()
    time.sleep(30)
except KeyboardInterrupt:
    with deaf():
        signal.raise_signal(signal.SIGTERM)
        time.sleep(1.5)
    print("stopped")
"""


def test_a_signal_where_python_drops_exceptions_is_repeated_until_the_program_stops():
    said = subprocess.run(  # noqa: S603
        [sys.executable, "-c", HEARS], capture_output=True, text=True, timeout=30, check=True
    )

    assert said.stdout == "stopped\n"
    assert "Exception ignored" in said.stderr
