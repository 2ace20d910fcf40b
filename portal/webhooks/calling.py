"""One call of an agency's server: a POST whose answer is its code and no more.

Nothing is followed, kept or believed: no redirect, no cookie, no proxy of the environment, and
nothing of the answer after its headers is read.
"""

import socket
import ssl
import time
from collections.abc import Mapping
from http.client import HTTPException
from threading import Timer
from typing import Self

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util.ssl_match_hostname import CertificateError

from portal.webhooks.addresses import CallFailed, Target
from portal.webhooks.states import Reason

CONNECT_SECONDS = 3.0
CALL_SECONDS = 10.0  # all in all, from the first connection to the last header
ADDRESSES = 3  # tried of one name
GONE = 410
AGENT = "oversight-portal-webhooks/1"


class Line:
    """A connected socket that is cut off when its time is over, whatever the server does.

    The time limits of a socket begin anew with every byte, so that a server that sends a byte
    now and then would hold its caller for ever.
    """

    def __init__(self, connected: socket.socket, *, seconds: float) -> None:
        self.socket, self._handle = connected, connected.dup()
        self.cut = False
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_problem: object) -> None:
        self._timer.cancel()
        self._timer.join()
        self._handle.close()
        self.socket.close()

    def _cut(self) -> None:
        self.cut = True
        try:
            self._handle.shutdown(socket.SHUT_RDWR)
        except OSError:  # the server hung up first
            return


class OpenConnection(HTTPConnection):
    """A connection over a socket that is connected already, so that no name is looked up."""

    line: Line

    def _new_conn(self) -> socket.socket:
        return self.line.socket


class SecureConnection(HTTPSConnection):
    """The same under TLS; the certificate must be the one of the name that was looked up."""

    line: Line

    def _new_conn(self) -> socket.socket:
        return self.line.socket


def call(
    target: Target, *, body: bytes, headers: Mapping[str, str], seconds: float = CALL_SECONDS
) -> int:
    """Send a message and return the code of the answer, 200 to 299.

    Raises ``CallFailed`` for any other answer and for none; the call ends within ``seconds``.
    """
    give_up = time.monotonic() + seconds
    connected = _connect(target, give_up)
    with Line(connected, seconds=max(give_up - time.monotonic(), 0.05)) as line:
        try:
            code = _post(target, line, body, headers)
        except (HTTPError, HTTPException, OSError, ValueError) as problem:
            raise CallFailed(Reason.SLOW if line.cut else _reason_of(problem)) from None
        if line.cut:  # headers that end early look like headers that end
            raise CallFailed(Reason.SLOW)
    if not 200 <= code <= 299:
        raise CallFailed(Reason.GONE if code == GONE else Reason.ANSWER, code)
    return code


def _connect(target: Target, give_up: float) -> socket.socket:
    reason = Reason.UNREACHABLE
    for address in target.addresses[:ADDRESSES]:
        left = min(give_up - time.monotonic(), CONNECT_SECONDS)
        if left <= 0:
            raise CallFailed(Reason.SLOW)
        try:
            return socket.create_connection((address, target.port), timeout=left)
        except TimeoutError:
            reason = Reason.SLOW
        except OSError:
            reason = Reason.UNREACHABLE
    raise CallFailed(reason)


def _post(target: Target, line: Line, body: bytes, headers: Mapping[str, str]) -> int:
    connection: OpenConnection | SecureConnection
    if target.secure:
        trusted = ssl.create_default_context()
        connection = SecureConnection(
            target.host, target.port, timeout=CALL_SECONDS, ssl_context=trusted
        )
    else:
        connection = OpenConnection(target.host, target.port, timeout=CALL_SECONDS)
    connection.line = line
    try:
        given = {"Content-Type": "application/json", "User-Agent": AGENT, **headers}
        connection.request("POST", target.path, body=body, headers=given, preload_content=False)
        return connection.getresponse().status
    finally:
        connection.close()


def _reason_of(problem: Exception) -> Reason:
    if isinstance(problem, ssl.SSLCertVerificationError | CertificateError):
        return Reason.CERTIFICATE
    if isinstance(problem, TimeoutError):
        return Reason.SLOW
    if isinstance(problem, ConnectionError):
        return Reason.UNREACHABLE
    return Reason.GARBLED
