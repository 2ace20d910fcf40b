import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from guardian.mixins import GuardianUserMixin


class User(GuardianUserMixin, AbstractUser):
    """A person or an agency's machine that acts here; roles decide what it may do.

    The audit trail names the pseudonym alone, so that a person can leave without rewriting it.
    """

    pseudonym = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    def __str__(self) -> str:
        return self.get_username()
