"""Which addresses are called: those of the public internet, by HTTPS.

An agency names the server that the portal calls from inside its own network, so that a name
could lead to machines that only the portal reaches.  A name is therefore looked up once, every
address found is checked, and the call goes to one of those addresses and nowhere else.  The
demonstration and the tests may also call this machine itself.
"""

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from portal.webhooks.models import LONGEST_URL
from portal.webhooks.states import Reason

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAME = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
PLAIN = re.compile(r"[!-~]+")  # visible ASCII: a name in other letters is written in punycode
HERE = ("127.0.0.1", "localhost")
PORTS = {"https": 443, "http": 80}
# Of the IANA registries, what older versions of `ipaddress` take for public.
SPECIAL_4 = [ipaddress.IPv4Network(block) for block in ("192.0.0.0/24", "192.88.99.0/24")]
# And tunnels, whose other end nobody here can check: Teredo, in the first block, and 6to4.
SPECIAL_6 = [
    ipaddress.IPv6Network(block)
    for block in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
]
UNICAST_6 = ipaddress.IPv6Network("2000::/3")  # RFC 4291: what is assigned of the internet
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class AddressRefused(Exception):
    """The address of a server is not one that is called; the message says why."""


class CallFailed(Exception):
    """A server was not reached, or did not take the message; ``code`` is its answer's, if any."""

    def __init__(self, reason: Reason, code: int | None = None) -> None:
        self.reason, self.code = reason, code
        super().__init__(reason.label)


@dataclass(frozen=True)
class Target:
    """Where a call goes: the checked addresses of a name, and what is asked for there."""

    secure: bool
    host: str
    port: int
    path: str
    addresses: tuple[str, ...]


def check_url(url: str) -> str:
    """Return the address of a server as it is kept; refuse one that is never called.

    Raises ``AddressRefused``.  Whether the name leads to a public address is asked at each call.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise AddressRefused(_("This is not the address of a server.")) from None
    if not PLAIN.fullmatch(url) or not parts.hostname or port == 0:
        raise AddressRefused(_("This is not the address of a server."))
    if len(url) > LONGEST_URL:
        raise AddressRefused(_("The address is too long."))
    if parts.username is not None or parts.password is not None or "#" in url:
        raise AddressRefused(_("The address carries no name, password or fragment."))
    if not _is_here(parts):
        _check_public(parts)
    return parts._replace(scheme=parts.scheme, netloc=parts.netloc.lower()).geturl()


def look_up(url: str) -> Target:
    """Look the server's name up, once.

    Raises ``CallFailed`` when it leads nowhere, or to any address that is not public.
    """
    try:
        parts = urlsplit(check_url(url))
    except AddressRefused:
        raise CallFailed(Reason.NOT_ALLOWED) from None
    host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise CallFailed(Reason.NO_ADDRESS) from None
    addresses = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not addresses or not all(_may_be_called(address) for address in addresses):
        raise CallFailed(Reason.NOT_PUBLIC)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme == "https", host, port, path, addresses)


def is_public(address: Address) -> bool:
    """Whether an address is one of the public internet, by itself and by what it wraps.

    The IANA registries of special-purpose addresses decide (RFC 6890); multicast is none, and
    an IPv6 address that carries an IPv4 address is as public as that one.
    """
    if isinstance(address, ipaddress.IPv4Address):
        special = any(address in block for block in SPECIAL_4)
        return address.is_global and not address.is_multicast and not special
    if address.scope_id is not None:
        return False
    inner = _wrapped(address)
    if inner is not None:
        return is_public(inner)
    special = any(address in block for block in SPECIAL_6)
    return address.is_global and address in UNICAST_6 and not special


def _wrapped(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address.ipv4_mapped:
        return address.ipv4_mapped
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in NAT64 else None


def _may_be_called(text: str) -> bool:
    address = ipaddress.ip_address(text)
    return is_public(address) or (_calls_itself() and address.is_loopback)


def _calls_itself() -> bool:
    return bool(settings.DEMO or settings.TESTING)


def _is_here(parts: SplitResult) -> bool:
    return _calls_itself() and parts.hostname in HERE and parts.scheme in PORTS


def _check_public(parts: SplitResult) -> None:
    if parts.scheme != "https":
        raise AddressRefused(_("The address begins with https://."))
    if not NAME.fullmatch(str(parts.hostname)):
        raise AddressRefused(_("The address names a public server, such as hooks.example.gov."))
