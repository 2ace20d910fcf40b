"""What administrators see of a second factor, and the one thing they may do with it."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.signing_in import signed_in

LIST = "/admin/mfa/authenticator/"


@pytest.fixture
def factor(rosa):
    """Rosa's second factor."""
    signed_in(Client(), rosa)
    return Authenticator.objects.get(user=rosa)


def test_nobody_reads_the_secret_of_a_second_factor(client, chief, factor):
    page = signed_in(client, chief).get(f"{LIST}{factor.pk}/change/").content.decode()

    assert "rosa" in page
    assert factor.data["secret"] not in page
    assert "secret" not in page


@pytest.mark.parametrize("page", ["add/", "{}/change/"])
def test_nobody_makes_or_changes_anothers_second_factor(page, client, chief, factor):
    form = {"user": chief.pk, "type": "totp", "data": "{}"}

    assert signed_in(client, chief).post(LIST + page.format(factor.pk), form).status_code == 403


def test_a_lost_second_factor_is_taken_away(client, chief, factor):
    signed_in(client, chief).post(f"{LIST}{factor.pk}/delete/", {"post": "yes"})

    assert not Authenticator.objects.filter(pk=factor.pk).exists()


def test_addresses_are_no_business_of_the_administration(client, chief):
    assert signed_in(client, chief).get("/admin/account/emailaddress/").status_code == 404
