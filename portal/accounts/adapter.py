"""How django-allauth is bent to this site."""

from base64 import b64decode, b64encode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from portal.sealing import seal, unseal

OWNER, NAME = "accounts", "second-factor"


class ClosedAdapter(DefaultAccountAdapter):
    """Nobody signs up: accounts are made for people by an administrator."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse every sign-up."""
        return False


class SealedFactorAdapter(DefaultMFAAdapter):
    """Secrets of second factors are sealed at rest."""

    def encrypt(self, text: str) -> str:
        """Seal a secret."""
        return b64encode(seal(text.encode(), owner=OWNER, name=NAME)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret."""
        return unseal(b64decode(encrypted_text), owner=OWNER, name=NAME).decode()
