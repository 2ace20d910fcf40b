"""What a server refuses to start with."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.startup import UNSAFE_ROLE, make_ready, require_safe_start

ROOT = Path(__file__).parents[2]
START = "import django; django.setup(); import portal.startup as s; s.require_safe_start()"
LOAD = "import django; django.setup(); import portal.startup as s; s.make_ready(); import sys"
GOOD_KEY = b"k" * 32


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SECRET_KEY", "not-a-secret-and-refused-by-every-server", "SECRET_KEY must be"),
        ("SECRET_KEY", "x" * 31, "SECRET_KEY must be"),
        ("DEBUG", True, "DEBUG must be off"),
        ("SEALING_KEYS", [], "SEALING_KEYS must hold"),
        ("SEALING_KEYS", [b"k" * 16], "SEALING_KEYS must hold"),
        ("SEALING_KEYS", [GOOD_KEY, b"k" * 31], "SEALING_KEYS must hold"),
        ("SEALING_KEYS", [b"k" * 33, GOOD_KEY], "SEALING_KEYS must hold"),
    ],
)
def test_a_server_refuses_to_start_with(name, value, words, settings, committed):
    setattr(settings, name, value)

    with pytest.raises(ImproperlyConfigured, match=words):
        require_safe_start()


def test_a_real_server_names_its_address(settings, committed):
    settings.HTTPS, settings.PUBLIC_ADDRESS = True, "http://127.0.0.1:8000"

    with pytest.raises(ImproperlyConfigured, match="PUBLIC_ADDRESS must be"):
        require_safe_start()


def test_every_problem_is_named_at_once(settings, committed):
    settings.SECRET_KEY, settings.DEBUG, settings.SEALING_KEYS = "x", True, []

    with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY.*DEBUG.*SEALING_KEYS"):
        require_safe_start()


def test_the_suites_own_settings_are_safe(committed):
    require_safe_start()


def start(address, code=START):
    """Start with another address of the database, as a server of its own would."""
    told = {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "portal.settings"}
    return subprocess.run(  # noqa: S603  our own interpreter
        [sys.executable, "-c", code], cwd=ROOT, env=told, capture_output=True, text=True
    )


@pytest.mark.parametrize(
    ("variable", "words"),
    [
        ("DATABASE_ADMIN_URL", "a superuser or a role that bypasses row security"),
        ("DATABASE_OWNER_URL", "a role that owns tables"),
    ],
)
def test_a_server_refuses_the_database_role_of(variable, words, db):
    started = start(os.environ[variable])

    assert started.returncode == 1
    assert f"DATABASE_URL names {words}" in started.stderr


def test_a_server_starts_as_the_sites_role(db):
    started = start(os.environ["DATABASE_URL"])

    assert (started.returncode, started.stderr) == (0, "")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("ALTER ROLE portal_tenant BYPASSRLS", (True, False)),
        ("GRANT portal_owner TO portal_app", (False, True)),
        ("ALTER TABLE matching_print OWNER TO portal_dispatch", (False, True)),
        ("SELECT 1", (False, False)),
    ],
)
def test_a_role_that_the_site_could_become_counts_too(fault, words, admin_connection):
    with admin_connection.transaction(force_rollback=True):
        admin_connection.execute(fault)
        admin_connection.execute("SET LOCAL SESSION AUTHORIZATION portal_app")

        assert admin_connection.execute(UNSAFE_ROLE).fetchone() == words


def test_a_server_loads_the_code_of_its_pages_before_the_first_request(db):
    started = start(os.environ["DATABASE_URL"], f"{LOAD}; print('reports.urls' in sys.modules)")

    assert started.stdout == "True\n"


def test_a_server_unpacks_the_fonts_before_the_first_request(settings, tmp_path):
    settings.FONTS_DIR = tmp_path / "fonts"

    make_ready()

    (made,) = settings.FONTS_DIR.iterdir()
    assert (made / "shown.json").exists()


def test_a_server_without_the_fonts_starts_and_says_so(settings, tmp_path, caplog):
    settings.FONT_PACKAGES, settings.FONTS_DIR = tmp_path / "none", tmp_path / "fonts"

    make_ready()

    assert "npm ci" in caplog.text
