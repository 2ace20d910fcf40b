"""A call ends in time, follows nothing, and believes no certificate but the right one."""

import ssl
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from portal.webhooks.addresses import CallFailed, look_up
from portal.webhooks.calling import call
from portal.webhooks.states import Reason
from tests.portal.webhooks.server import free_port_nobody_listens_on, serving


def send(url, *, seconds=5.0, body=b"{}") -> int:
    return call(look_up(url), body=body, headers={"webhook-id": "1"}, seconds=seconds)


def failure(url, **given) -> tuple[Reason, int | None]:
    with pytest.raises(CallFailed) as caught:
        send(url, **given)
    return caught.value.reason, caught.value.code


def certificate(folder, name) -> tuple[str, ssl.SSLContext]:
    """A certificate for a name that signs itself, and a server's context with it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject, now = x509.Name([]), datetime.now(tz=UTC)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=True)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / f"{name}.pem"
    path.write_bytes(private + made.public_bytes(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return str(path), context


def test_a_message_arrives_as_it_was_written(server):
    assert send(f"{server.url}/hooks?a=b", body=b'{"type":"x"}') == 200

    [taken] = server.taken
    assert (taken.path, taken.body) == ("/hooks?a=b", b'{"type":"x"}')
    assert taken.headers["content-type"] == "application/json"
    assert taken.headers["host"] == server.url.removeprefix("http://")
    assert taken.headers["user-agent"] == "oversight-portal-webhooks/1"


@pytest.mark.parametrize("code", [200, 201, 202, 204, 299])
def test_every_answer_of_the_two_hundreds_is_a_yes(code, server):
    server.answers = [code]

    assert send(server.url) == code


@pytest.mark.parametrize("code", [301, 302, 307, 400, 401, 404, 429, 500, 503])
def test_every_other_answer_is_a_no_and_no_redirect_is_followed(code, server):
    server.answers = [code]

    assert failure(server.url) == (Reason.ANSWER, code)
    assert [taken.path for taken in server.taken] == ["/"]


def test_a_server_may_say_that_it_is_gone(server):
    server.answers = [410]

    assert failure(server.url) == (Reason.GONE, 410)


@pytest.mark.parametrize("does", ["hang", "drip"])
def test_a_server_that_takes_its_time_is_cut_off(does, server):
    server.does, began = does, time.monotonic()

    assert failure(server.url, seconds=0.4) == (Reason.SLOW, None)
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("does", "reason"), [("hang up", Reason.UNREACHABLE), ("babble", Reason.GARBLED)]
)
def test_a_server_that_speaks_no_http_has_not_taken_it(does, reason, server):
    server.does = does

    assert failure(server.url) == (reason, None)


def test_nobody_listening_is_said_at_once():
    url = f"http://127.0.0.1:{free_port_nobody_listens_on()}/"

    assert failure(url) == (Reason.UNREACHABLE, None)


def test_the_call_goes_to_the_address_that_was_checked_and_to_no_name(server):
    port = int(server.url.rpartition(":")[2])
    target = replace(look_up(server.url), host="hooks.invalid")

    assert call(target, body=b"{}", headers={}) == 200
    assert server.taken[0].headers["host"] == f"hooks.invalid:{port}"


def test_a_second_address_of_a_name_is_tried(server):
    target = replace(look_up(server.url), addresses=("127.0.0.2", "127.0.0.1"))

    assert call(target, body=b"{}", headers={}) == 200


def test_a_proxy_of_the_environment_is_not_asked(server, monkeypatch):
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port_nobody_listens_on()}")

    assert send(server.url) == 200


def test_a_certificate_of_the_name_is_believed(tmp_path, monkeypatch):
    path, context = certificate(tmp_path, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", path)

    with serving(context=context) as secure:
        assert send(secure.url) == 200
        assert len(secure.taken) == 1


def test_a_certificate_that_nobody_vouches_for_is_not_believed(tmp_path):
    _, context = certificate(tmp_path, "localhost")

    with serving(context=context) as secure:
        assert failure(secure.url) == (Reason.CERTIFICATE, None)
        assert secure.taken == []


def test_a_certificate_of_another_name_is_not_believed(tmp_path, monkeypatch):
    path, context = certificate(tmp_path, "elsewhere.example")
    monkeypatch.setenv("SSL_CERT_FILE", path)

    with serving(context=context) as secure:
        assert failure(secure.url) == (Reason.CERTIFICATE, None)
        assert secure.taken == []


def test_a_server_in_the_clear_is_no_secure_one(server):
    target = replace(look_up(server.url), secure=True)

    with pytest.raises(CallFailed) as caught:
        call(target, body=b"{}", headers={}, seconds=2)

    assert caught.value.reason == Reason.GARBLED
    assert server.taken == []
