"""A person and an agency's software as the site sees them: requests with cookies or a token."""

import http.cookiejar
import json
import re
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
TIMEOUT = 60


class Refused(Exception):
    """The site answered with an error code."""


class Software:
    """An agency's software: a token and the API."""

    def __init__(self, address: str, token: str) -> None:
        self.address, self.token = address.rstrip("/"), token

    def submit(self, **fields: Any) -> dict[str, Any]:
        """Submit a booking; files are file objects."""
        body = encode_multipart(BOUNDARY, fields)
        return self._json("/api/bookings/", body, {"Content-Type": MULTIPART_CONTENT})

    def booking(self, pk: str) -> dict[str, Any]:
        """A booking as it stands now."""
        return self._json(f"/api/bookings/{pk}/")

    def bookings(self) -> list[dict[str, Any]]:
        """The newest bookings."""
        rows: list[dict[str, Any]] = self._json("/api/bookings/")["results"]
        return rows

    def detainers(self, path: str) -> dict[str, Any]:
        """What the API answers about detainers at a path, a list or one of them."""
        return self._json(path)

    def _json(
        self, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> dict[str, Any]:
        told = {"Authorization": f"Token {self.token}", **(headers or {})}
        request = urllib.request.Request(self.address + path, body, told)  # noqa: S310
        answer: dict[str, Any] = json.loads(_open(urllib.request.build_opener(), request)[1])
        return answer


class Person:
    """Somebody at a browser without scripts."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)
        self.page = ""

    def sign_in(self, name: str, password: str, code: str) -> None:
        """Give name and password, then the one-time code."""
        self.get("/account/login/")
        self.post("/account/login/", login=name, password=password)
        self.post("/account/2fa/authenticate/", code=code)

    def get(self, path: str) -> str:
        """Open a page; return the path one ends at."""
        return self._go(urllib.request.Request(self.address + path))  # noqa: S310

    def post(self, path: str, **fields: str) -> str:
        """Send the form of the present page; return the path one ends at."""
        token = CSRF.search(self.page)
        fields["csrfmiddlewaretoken"] = token[1] if token else ""
        body = urllib.parse.urlencode(fields).encode()
        headers = {"Referer": self.address + path}
        return self._go(urllib.request.Request(self.address + path, body, headers))  # noqa: S310

    def _go(self, request: urllib.request.Request) -> str:
        url, content = _open(self.opener, request)
        self.page = content.decode()
        return urllib.parse.urlsplit(url).path


def _open(
    opener: urllib.request.OpenerDirector, request: urllib.request.Request
) -> tuple[str, bytes]:
    try:
        with opener.open(request, timeout=TIMEOUT) as answer:
            return answer.url, answer.read()
    except urllib.error.HTTPError as error:
        said = error.read()[:500].decode(errors="replace")
        raise Refused(f"{request.full_url}: {error.code} {said}") from None
