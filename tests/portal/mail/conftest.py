"""A mail server of the tests' own making, which refuses what it is told to refuse."""

from email.message import Message
from smtplib import SMTPRecipientsRefused
from typing import ClassVar

import pytest
from django.core.mail.backends.base import BaseEmailBackend


class Server(BaseEmailBackend):
    """Takes letters, refuses some addresses, or is away; stands where SMTP would."""

    taken: ClassVar[list[Message]] = []
    refused: ClassVar[set[str]] = set()
    away: ClassVar[bool] = False

    def send_messages(self, messages) -> int:
        for message in messages:
            if Server.away:
                raise ConnectionRefusedError(111, "Connection refused")
            if Server.refused & set(message.to):
                raise SMTPRecipientsRefused({message.to[0]: (550, b"no such user")})
            Server.taken.append(message)
        return len(messages)


@pytest.fixture
def server(settings) -> type[Server]:
    settings.EMAIL_BACKEND = f"{Server.__module__}.{Server.__qualname__}"
    Server.taken, Server.refused, Server.away = [], set(), False
    return Server
