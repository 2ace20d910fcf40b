"""The outbox for administrators: what waits and what failed, and a way to send it again."""

from typing import cast

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from portal.accounts.models import User
from portal.administration.desks import ReadOnlyDesk
from portal.mail.models import Letter
from portal.mail.services import send_again


@admin.register(Letter)
class LetterAdmin(ReadOnlyDesk):
    """Nobody reads an address or a body here, or writes a letter."""

    actions = ["send_again"]
    list_display = ["queued_at", "subject", "status", "attempts", "due_at", "problem"]
    list_filter = [
        ("failed_at", admin.EmptyFieldListFilter),
        ("sent_at", admin.EmptyFieldListFilter),
    ]
    exclude = ["address", "address_digest", "body"]

    @admin.action(description="Send the failed ones again")
    def send_again(self, request: HttpRequest, letters: QuerySet[Letter]) -> None:
        """Give the chosen letters that failed their attempts back."""
        by, now = cast(User, request.user), timezone.now()
        again = sum(send_again(letter, by=by, at=now) for letter in letters)
        self.message_user(request, f"{again} will be sent again.")
