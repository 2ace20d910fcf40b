"""A name is locked after five wrong passwords, whoever tries them."""

import pytest
from django.core.cache import cache
from django.urls import reverse

PASSWORD = "a-long-invented-password"
WRONG = 5


@pytest.fixture
def locked_out(rosa, client):
    """Rosa's name after five wrong passwords."""
    cache.clear()
    rosa.set_password(PASSWORD)
    rosa.save()
    for _ in range(WRONG):
        sign_in(client, "wrong")
    yield client
    cache.clear()


def sign_in(client, password):
    return client.post(reverse("account_login"), {"login": "rosa", "password": password})


def test_the_right_password_is_refused_after_five_wrong_ones(locked_out):
    answer = sign_in(locked_out, PASSWORD)

    assert answer.status_code == 200
    assert "Too many failed login attempts" in answer.content.decode()
    assert "_auth_user_id" not in locked_out.session


def test_before_that_the_right_password_signs_in(rosa, client):
    cache.clear()
    rosa.set_password(PASSWORD)
    rosa.save()
    sign_in(client, "wrong")

    sign_in(client, PASSWORD)

    assert "_auth_user_id" in client.session
