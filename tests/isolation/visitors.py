"""Somebody who tries every door in every way, and what they came to see."""

import re
from collections import Counter
from dataclasses import dataclass, field

from django.test import Client

from portal.accounts.models import User
from tests.isolation.doors import METHODS, Address
from tests.signing_in import signed_in

UNSAFE = ("post", "put", "patch", "delete")


@dataclass
class Visitor:
    """A person, an agency's machine (``key``), or a stranger."""

    user: User | None = None
    key: str = ""
    statuses: Counter = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        headers = {"authorization": f"Token {self.key}"} if self.key else None
        self.client = Client(raise_request_exception=False, headers=headers)
        self._sign_in()

    def try_every(self, addresses: list[Address], body: dict, canary: str) -> None:
        """Go through every door by every method; note each canary that was shown."""
        for address in addresses:
            for method in self._methods_at(address):
                self._try(address, method, body, canary)

    def _methods_at(self, address: Address) -> tuple[str, ...]:
        """Every method at the API; the two of pages at pages, but for who may open them all.

        Which methods a page answers is the same whoever asks, so an administrator asks by each.
        """
        everything = (self.user and self.user.is_superuser) or address.path.startswith("/api/")
        return METHODS if everything else ("get", "post")

    def _try(self, address: Address, method: str, body: dict, canary: str) -> None:
        data = body if method == "post" else None
        answer = getattr(self.client, method)(address.path, data)
        self.statuses[answer.status_code] += 1
        if answer.status_code >= 500:
            self.failures.append(f"{method} {address.path}: {answer.status_code}")
        shown = answer.content.decode(errors="replace") + str(answer.headers)
        self.seen |= set(re.findall(rf"{canary}[\w-]*", shown))
        if self.user and (self._is_out() or (address.is_own_account and method in UNSAFE)):
            self._sign_in()

    def _is_out(self) -> bool:
        cookie = self.client.cookies.get("sessionid")
        return cookie is None or cookie.value != self.session

    def _sign_in(self) -> None:
        if self.user:
            signed_in(self.client, self.user)
            self.session = self.client.cookies["sessionid"].value
