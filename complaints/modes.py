"""How people appear in a complaint: the choices of those who file, and who they are in it."""

from django.db import models


class Mode(models.TextChoices):
    """Who learns the name of whoever files."""

    ANONYMOUS = "ANONYMOUS", "Anonymous"
    CONFIDENTIAL = "CONFIDENTIAL", "Confidential"
    NAMED = "NAMED", "Named"


class Relation(models.TextChoices):
    """Who files, seen from the person to whom it happened."""

    SELF = "SELF", "The person"
    FAMILY = "FAMILY", "Family or a friend"
    LAWYER = "LAWYER", "A lawyer"
    ORGANIZATION = "ORGANIZATION", "An organization"
    WITNESS = "WITNESS", "A witness"


class Consent(models.TextChoices):
    """What the affected person agreed to; without consent the identity stays sealed."""

    NONE = "NONE", "None"
    ORAL = "ORAL", "Oral"
    WRITTEN = "WRITTEN", "Written"
