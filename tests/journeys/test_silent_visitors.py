"""A visitor who never finishes a request keeps nobody else from the site."""

import socket
import urllib.request
from contextlib import ExitStack
from urllib.parse import urlsplit

MANY = 12
TIMES = 12  # so that each process of the site is asked


def test_pages_come_while_many_never_say_all_that_they_ask(site):
    asked = urlsplit(site.address)
    with ExitStack() as held:
        for _visitor in range(MANY):
            line = socket.create_connection((asked.hostname, asked.port))
            held.enter_context(line).sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")

        for _time in range(TIMES):
            with urllib.request.urlopen(f"{site.address}/", timeout=30) as answer:  # noqa: S310
                assert answer.status == 200
