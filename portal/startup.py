"""What a server refuses to start with, and what it makes ready before the first request."""

import logging

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.urls import resolve

from portal.paper import fonts
from portal.paper.fonts import FontsMissing

log = logging.getLogger(__name__)
# Of the role that logs in and of every role that it could become.
UNSAFE_ROLE = """
SELECT bool_or(r.rolsuper OR r.rolbypassrls),
       bool_or(EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid))
FROM pg_roles r WHERE pg_has_role(session_user, r.oid, 'MEMBER')
"""


def require_safe_start() -> None:
    """Refuse default secrets, DEBUG, and a database role that row-level security cannot hold."""
    problems = [*_problems_of_settings(), *_problems_of_role()]
    if problems:
        raise ImproperlyConfigured(" ".join(problems))


def make_ready() -> None:
    """Load the code of every page and unpack the fonts of the paper; each takes seconds.

    A server without fonts starts all the same: everything but the papers works, and whoever asks
    for one is told what is missing.
    """
    resolve("/")
    try:
        fonts.folder()
    except FontsMissing as missing:
        log.error("%s", missing)


def _problems_of_settings() -> list[str]:
    problems = []
    if settings.SECRET_KEY == settings.DEFAULT_SECRET or len(settings.SECRET_KEY) < 32:
        problems.append("SECRET_KEY must be a secret of 32 characters or more.")
    if settings.DEBUG:
        problems.append("DEBUG must be off.")
    if not settings.SEALING_KEYS or any(len(key) != 32 for key in settings.SEALING_KEYS):
        problems.append("SEALING_KEYS must hold keys of 32 bytes in base64.")
    if settings.HTTPS and not settings.PUBLIC_ADDRESS.startswith("https://"):
        problems.append("PUBLIC_ADDRESS must be the https address that letters link to.")
    return problems


def _problems_of_role() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(UNSAFE_ROLE)
        powerful, owns = cursor.fetchone()
    connection.close()
    problems = []
    if powerful:
        problems.append("DATABASE_URL names a superuser or a role that bypasses row security.")
    if owns:
        problems.append("DATABASE_URL names a role that owns tables.")
    return problems
