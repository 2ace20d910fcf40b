"""Every door of the site, and who may come in by it."""

from collections.abc import Iterator

from django.urls import URLPattern, get_resolver

from portal.entrances import ENTRANCES, door_of

# Patterns of django-allauth that this site keeps shut: nobody signs up, and no address is
# changed, confirmed or used to sign in here.
SHUT = {
    "view_on_site",
    "account_signup", "account_inactive", "account_email", "account_email_verification_sent",
    "account_confirm_email", "account_set_password", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "account_signup_by_passkey",
    "account_request_login_code", "account_confirm_login_code",
}  # fmt: skip


def doors(patterns, namespace: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield namespace, pattern.name or ""
        else:
            yield from doors(pattern.url_patterns, pattern.namespace or namespace)


def test_every_door_says_who_may_enter():
    undeclared = {
        name
        for namespace, name in doors(get_resolver().url_patterns)
        if door_of(name=name, namespace=namespace) is None
    }

    assert undeclared <= SHUT


def test_every_line_of_the_table_is_a_door():
    assert set(ENTRANCES) <= {name for _, name in doors(get_resolver().url_patterns)}
