"""An agency's server of the tests' own making, on this machine, which does as it is told."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread


@dataclass(frozen=True)
class Taken:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class AgencyServer:
    """What the server answers, and what it was sent.

    ``answers`` are codes, used up one by one, the last one for good; ``does`` may be "hang",
    "drip" (a byte of a header now and then), "hang up" or "babble" (no HTTP).
    """

    url: str
    answers: list[int] = field(default_factory=lambda: [200])
    does: str = ""
    taken: list[Taken] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def next_answer(self) -> int:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


class Handler(BaseHTTPRequestHandler):
    told: AgencyServer

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.told.taken.append(Taken(self.path, headers, self.rfile.read(length)))
        if self.told.does:
            self._misbehave()
        else:
            code = self.told.next_answer()
            self.send_response(code)
            if code in (301, 302, 307):
                self.send_header("Location", f"{self.told.url}/elsewhere")
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

    def do_GET(self) -> None:
        self.told.taken.append(Taken(self.path, {}, b"followed"))
        self.send_response(200)
        self.end_headers()

    def _misbehave(self) -> None:
        self.close_connection = True
        if self.told.does == "hang":
            self.told.over.wait(20)
        elif self.told.does == "babble":
            self.wfile.write(b"220 mail.example.gov ESMTP\r\n" * 3)
        elif self.told.does == "drip":
            self._drip()
        elif self.told.does == "hang up":
            self.connection.shutdown(socket.SHUT_RDWR)

    def _drip(self) -> None:
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while not self.told.over.wait(0.05):
                self.wfile.write(b"x")
        except OSError:  # the caller has had enough
            return

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Keeps the noise of connections that a caller cut off to itself."""

    daemon_threads = True
    request_queue_size = 50

    def handle_error(self, *_request: object) -> None:
        """Say nothing."""


@contextmanager
def serving(*, context: ssl.SSLContext | None = None) -> Iterator[AgencyServer]:
    """Run a server until the end of the block; with a context it speaks TLS."""
    handler = type("Told", (Handler,), {})
    server = Server(("127.0.0.1", 0), handler)
    scheme, port = "https" if context else "http", server.server_address[1]
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    told = AgencyServer(f"{scheme}://localhost:{port}" if context else f"http://127.0.0.1:{port}")
    handler.told = told
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield told
    finally:
        told.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


def free_port_nobody_listens_on() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
