"""No server is called but one of the public internet, whatever its name leads to."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.webhooks.addresses import (
    AddressRefused,
    CallFailed,
    check_url,
    is_public,
    look_up,
)
from portal.webhooks.states import Reason

PRIVATE = [
    *("0.0.0.1", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.9.9.9", "169.254.169.254"),
    *("172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1"),
    *("192.88.99.1", "203.0.113.9", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "fe80::1", "fe80::1%1", "fec0::1", "fc00::1", "fd12::1", "ff02::1"),
    *(
        "2001:db8::1",
        "3fff::1",
        "5f00::1",
        "4000::1",
        "2001:10::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "64:ff9b::7f00:1",
    ),
    *("2002:7f00:1::", "2002:a00:1::", "2001:0:4136:e378:8000:63bf:f5ff:fffe"),
]
PUBLIC = ["8.8.8.8", "93.184.215.14", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
INSIDE = [
    ipaddress.ip_network(n)
    for n in ("10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16")
]


@pytest.fixture
def in_earnest(settings):
    """As the site runs for real: neither a demonstration nor a test."""
    settings.DEMO = settings.TESTING = False


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_an_inner_network_is_not_public(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address):
    assert is_public(ipaddress.ip_address(address))


@given(st.sampled_from(INSIDE), st.integers(0, 2**32 - 1))
def test_no_wrapping_makes_an_inner_address_public(network, number):
    inner = int(network.network_address) | (number & int(network.hostmask))

    for wrapped in (
        0xFFFF << 32 | inner,
        inner,
        0x64FF9B << 96 | inner,
        0x2002 << 112 | inner << 80,
    ):
        assert not is_public(ipaddress.IPv6Address(wrapped))


@pytest.mark.parametrize(
    "url",
    ["https://hooks.example.gov", "https://hooks.example.gov/", "https://a.b-c.example.gov:8443/x?y=1",
     "https://hooks.xn--mller-kva.example/path"],
)  # fmt: skip
def test_the_address_of_a_server_is_kept_as_it_is(url, in_earnest):
    assert check_url(url) == url


def test_the_name_of_a_server_is_kept_in_small_letters(in_earnest):
    assert check_url("HTTPS://Hooks.Example.GOV/Path") == "https://hooks.example.gov/Path"


@pytest.mark.parametrize(
    "url",
    ["", "hooks.example.gov", "ftp://hooks.example.gov", "http://hooks.example.gov",
     "https://", "https:///path", "https://10.0.0.1/", "https://[::1]/", "https://2130706433/",
     "https://0x7f.1/", "https://127.0.0.1/", "http://127.0.0.1/", "https://localhost/",
     "https://user@hooks.example.gov/", "https://user:pw@hooks.example.gov/",
     "https://hooks.example.gov/#part", "https://hooks.example.gov:0/",
     "https://hooks.example.gov:99999/", "https://hooks.example.gov:x/", "https://gov/",
     "https://hooks.example.gov/a b", "https://hooks.example.gov/\r\nHost: x",
     "https://hooks.example.gov/\N{GREEK SMALL LETTER MU}", "https://m\xfcller.example/",
     "https://-a.example.gov/", "https://a..example.gov/", "https://[broken/",
     "javascript:alert(1)", f"https://hooks.example.gov/{'x' * 500}"],
)  # fmt: skip
def test_what_is_no_address_of_a_public_server_is_refused(url, in_earnest):
    with pytest.raises(AddressRefused, match=r"\.$"):
        check_url(url)


@pytest.mark.parametrize("url", ["http://127.0.0.1:8001/x", "https://localhost:8443/"])
def test_a_demonstration_may_call_itself(url, settings):
    settings.TESTING, settings.DEMO = False, True

    assert check_url(url) == url
    assert set(look_up(url).addresses) <= {"127.0.0.1", "::1"}


@pytest.mark.parametrize("url", ["http://10.0.0.1/", "http://example.gov/", "https://[::1]/"])
def test_a_demonstration_calls_nobody_else_in_the_clear(url):
    with pytest.raises(AddressRefused):
        check_url(url)


def test_an_address_kept_in_a_demonstration_is_not_called_in_earnest(in_earnest):
    with pytest.raises(CallFailed) as caught:
        look_up("http://127.0.0.1:8001/x")

    assert caught.value.reason == Reason.NOT_ALLOWED


def test_a_name_that_leads_inside_is_not_called(in_earnest, monkeypatch):
    found = [(2, 1, 6, "", ("8.8.8.8", 443)), (2, 1, 6, "", ("10.0.0.1", 443))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_a, **_k: found)

    with pytest.raises(CallFailed) as caught:
        look_up("https://hooks.example.gov/")

    assert caught.value.reason == Reason.NOT_PUBLIC


def test_a_name_that_leads_nowhere_is_not_called(in_earnest):
    with pytest.raises(CallFailed) as caught:
        look_up("https://hooks.invalid/")

    assert caught.value.reason == Reason.NO_ADDRESS


def test_a_target_says_where_the_call_goes(in_earnest, monkeypatch):
    found = [(2, 1, 6, "", ("8.8.8.8", 8443)), (2, 2, 17, "", ("8.8.8.8", 8443))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_a, **_k: found)

    target = look_up("https://hooks.example.gov:8443/a/b?c=d")

    assert (target.secure, target.host, target.port) == (True, "hooks.example.gov", 8443)
    assert (target.path, target.addresses) == ("/a/b?c=d", ("8.8.8.8",))
