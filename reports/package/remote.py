"""A package at an address, read file by file: over HTTPS, or from this machine."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from reports.package.manifest import MANIFEST, SIGNATURE, BadManifest, read_manifest

GREATEST = 256 << 20  # bytes of one file
LOCAL = {"localhost", "127.0.0.1", "::1"}
TIMES = urllib3.Timeout(connect=5, read=30)
MISSING, GONE = 404, 410


class NotFetched(Exception):
    """The address is not one that is asked, or did not answer as it should."""


class Remote(Mapping[str, bytes]):
    """The files at a folder's address by path; those named are the manifest's.

    No redirect is followed and nothing is believed: what comes is for `verify` to judge.  The
    manifest and its signature are fetched once, so that what was verified is what is told.
    Raises ``NotFetched``.
    """

    def __init__(self, address: str) -> None:
        try:
            parts = urlsplit(address)
        except ValueError as problem:
            raise NotFetched(f"This is no address: {problem}.") from None
        local = parts.scheme == "http" and parts.hostname in LOCAL
        if not parts.hostname or not (local or parts.scheme == "https"):
            raise NotFetched("An address begins with https://, or is of this machine.")
        if parts.query or parts.fragment or parts.username is not None:
            raise NotFetched("An address is that of a folder, with nothing after it.")
        self._address = address.rstrip("/") + "/"
        self._pool = urllib3.PoolManager(retries=False, timeout=TIMES)
        self._kept: dict[str, bytes] = {}

    def __getitem__(self, path: str) -> bytes:
        if path in self._kept:
            return self._kept[path]
        file = self._fetch(path)
        if path in {MANIFEST, SIGNATURE}:
            self._kept[path] = file
        return file

    def __iter__(self) -> Iterator[str]:
        try:
            named = read_manifest(self[MANIFEST])
        except BadManifest:
            return iter([MANIFEST, SIGNATURE])
        return iter([MANIFEST, SIGNATURE, *named])

    def __len__(self) -> int:
        return len(list(iter(self)))

    def _fetch(self, path: str) -> bytes:
        address = self._address + path
        headers = {"Accept-Encoding": "identity"}
        try:
            answer = self._pool.request(
                "GET", address, headers=headers, preload_content=False, redirect=False
            )
            if answer.status in {MISSING, GONE}:
                raise KeyError(path)
            if answer.status != 200:
                raise NotFetched(f"{address} answers {answer.status}.")
            file: bytes = answer.read(GREATEST + 1)
        except HTTPError as problem:
            raise NotFetched(f"{address} cannot be read: {problem}") from None
        if len(file) > GREATEST:
            raise NotFetched(f"{address} is too large.")
        return file
