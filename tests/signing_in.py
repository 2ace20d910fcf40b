"""A browser in which a person is signed in, as they are after both factors."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from portal.accounts.models import User


def signed_in(client: Client, user: User, *, second_factor: bool = True) -> Client:
    """Sign a person in, enrolled with a second factor unless told otherwise; the client again."""
    enrolled = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
    if second_factor and not enrolled:
        TOTP.activate(user, generate_totp_secret())
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
