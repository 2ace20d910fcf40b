"""The file of RFC 9116, which tells researchers where to report a weakness."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.urls import reverse

# The standard advises less than a year ahead; a reader that kept a copy asks again by then.
GOOD_FOR = timedelta(days=180)


def security_text(*, address: str, at: datetime) -> str:
    """The lines of the file; a contact is the operator's own, or the page that tells of it."""
    policy = address + reverse("security-report")
    expires = (at + GOOD_FOR).astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = {
        "Contact": settings.SECURITY_CONTACT or policy,
        "Expires": expires.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Preferred-Languages": ", ".join(code for code, _name in settings.LANGUAGES),
        "Canonical": address + reverse("security-txt"),
        "Policy": policy,
    }
    return "".join(f"{name}: {value}\n" for name, value in lines.items())
