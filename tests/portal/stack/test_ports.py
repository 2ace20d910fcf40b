import socket

import pytest

from portal.stack import ports


@pytest.fixture
def taken():
    with socket.socket() as server:
        server.bind((ports.HOST, ports.any_free()))
        server.listen()
        yield server.getsockname()[1]


def test_a_port_somebody_listens_on_is_not_free(taken):
    assert not ports.is_free(taken)


def test_the_next_free_port_is_taken_when_the_wanted_one_is_not_free(taken):
    chosen = ports.next_free(taken)

    assert taken < chosen < taken + 100
    assert ports.is_free(chosen)


def test_a_wanted_port_that_is_free_is_taken():
    wanted = ports.any_free()

    assert ports.next_free(wanted) == wanted


def test_no_free_port_at_all_is_said(taken, monkeypatch):
    monkeypatch.setattr(ports, "is_free", lambda _port, _host: False)

    with pytest.raises(SystemExit, match="no port from"):
        ports.next_free(taken)


def test_servers_stay_below_the_ports_that_outgoing_connections_get():
    with open("/proc/sys/net/ipv4/ip_local_port_range") as limits:
        lowest = int(limits.read().split()[0])

    assert max(ports.SERVERS) < lowest
