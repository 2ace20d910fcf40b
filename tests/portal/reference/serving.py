"""A server of the site for other processes, on the rows of the test that runs it."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from subprocess import CompletedProcess, Popen
from tempfile import TemporaryFile

from django.test import Client


class Door(BaseHTTPRequestHandler):
    """Hand each request to the site, in the thread and the transaction of the test."""

    def do_GET(self) -> None:
        answer = Client().get(self.path, headers={"accept": self.headers["Accept"] or "*/*"})
        self.send_response(answer.status_code)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(b"".join(answer) if answer.streaming else answer.content)

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def served() -> Iterator[HTTPServer]:
    with HTTPServer(("127.0.0.1", 0), Door) as server:
        server.timeout = 0.05
        yield server


def run(command: list[str], server: HTTPServer) -> CompletedProcess[str]:
    """Run a command to its end, serving what it asks for meanwhile."""
    with TemporaryFile("w+") as out, TemporaryFile("w+") as err:
        with Popen(command, stdout=out, stderr=err) as process:  # noqa: S603  an example of ours
            while process.poll() is None:
                server.handle_request()
        told = [(file.seek(0), file.read())[1] for file in (out, err)]
    return CompletedProcess(command, process.returncode, *told)
