import os

import pytest

from portal.stack.static import fingerprint


@pytest.fixture
def checkout(tmp_path):
    (tmp_path / "portal" / "static").mkdir(parents=True)
    for name in ("package-lock.json", "requirements.lock", "portal/static/page.css"):
        (tmp_path / name).write_text("first")
    return tmp_path


def test_the_same_files_have_the_same_fingerprint(checkout):
    assert fingerprint(checkout) == fingerprint(checkout)


@pytest.mark.parametrize("name", ["package-lock.json", "requirements.lock"])
def test_another_lock_has_another(checkout, name):
    before = fingerprint(checkout)

    (checkout / name).write_text("other")

    assert fingerprint(checkout) != before


def test_a_changed_file_of_the_same_size_has_another(checkout):
    before = fingerprint(checkout)

    os.utime(checkout / "portal" / "static" / "page.css", ns=(1, 1))

    assert fingerprint(checkout) != before


def test_a_new_file_has_another(checkout):
    before = fingerprint(checkout)

    (checkout / "portal" / "static" / "new.css").touch()

    assert fingerprint(checkout) != before
