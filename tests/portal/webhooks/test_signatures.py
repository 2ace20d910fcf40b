"""Messages are signed as the Standard Webhooks specification says."""

import base64
import hashlib
import hmac

from hypothesis import given
from hypothesis import strategies as st

from portal.webhooks.signatures import LENGTH, headers_of, new_secret, written

KEYS = st.binary(min_size=24, max_size=64)


def test_the_signature_is_the_one_of_the_specification():
    """The example of the specification's own reference libraries."""
    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")

    headers = headers_of(
        message_id="msg_p5jXN8AQM9LWM0D4loKWxJek",
        timestamp=1614265330,
        body=b'{"test": 2432232314}',
        secrets=[secret],
    )

    assert headers == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_a_secret_is_written_as_the_specification_says():
    secret = new_secret()

    shown = written(secret)

    assert 24 <= len(secret) == LENGTH <= 64
    assert shown.startswith("whsec_")
    assert base64.b64decode(shown.removeprefix("whsec_")) == secret


def test_no_two_secrets_are_alike():
    assert len({new_secret() for _ in range(100)}) == 100


@given(st.lists(KEYS, min_size=1, max_size=3), st.binary(max_size=200), st.integers(0, 2**40))
def test_every_secret_signs_and_any_one_of_them_verifies(keys, body, timestamp):
    headers = headers_of(message_id="id", timestamp=timestamp, body=body, secrets=keys)

    signatures = headers["webhook-signature"].split(" ")
    signed = b"id." + str(timestamp).encode() + b"." + body
    for key, signature in zip(keys, signatures, strict=True):
        mac = hmac.digest(key, signed, hashlib.sha256)
        assert signature == "v1," + base64.b64encode(mac).decode()


@given(KEYS, st.binary(max_size=50), st.binary(max_size=50))
def test_another_body_has_another_signature(key, one, other):
    first, second = (
        headers_of(message_id="id", timestamp=1, body=body, secrets=[key])["webhook-signature"]
        for body in (one, other)
    )

    assert (first == second) == (one == other)
