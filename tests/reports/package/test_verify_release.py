"""The command as an outsider uses it: these tests have no database."""

import io
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from django.core.management import CommandError, call_command

from reports.package import remote
from reports.package.folder import write
from reports.package.remote import NotFetched, Remote
from reports.package.verifying import verify
from tests.reports.package.worlds import KEY


class Quiet(SimpleHTTPRequestHandler):
    """A server of a folder's files that says nothing; `/moved` leads elsewhere."""

    def log_message(self, *_words):
        return

    def do_GET(self):
        if not self.path.startswith("/moved"):
            return super().do_GET()
        self.send_response(302)
        self.send_header("Location", "/1.0/manifest.json")
        self.end_headers()
        return None


@contextmanager
def served(folder):
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def folder(files, tmp_path):
    write(files, tmp_path / "1.0")
    return tmp_path / "1.0"


def told(*words):
    out = io.StringIO()
    call_command("verify_release", *words, stdout=out)
    return out.getvalue()


def test_a_folder_is_checked(folder):
    assert told(str(folder), "--key", KEY) == (
        "2011Q3 1.0: all 10 files are as invented-statistics signed them.\n"
    )


def test_the_key_may_stand_in_a_file(folder, tmp_path):
    (tmp_path / "key").write_text(f"{KEY}\n")

    assert "all 10 files" in told(str(folder), "--key", str(tmp_path / "key"))


def test_a_flipped_byte_fails_and_is_named(folder, capsys):
    (folder / "README").write_bytes(b"x" + (folder / "README").read_bytes()[1:])

    with pytest.raises(CommandError, match="not the release that was signed"):
        call_command("verify_release", str(folder), "--key", KEY)

    assert capsys.readouterr().out == "README: is not the file that was signed.\n"


@pytest.mark.parametrize(
    ("source", "key", "problem"),
    [
        ("/nowhere", KEY, "no folder"),
        (".", "/nowhere/key", "cannot be read"),
        ("http://example.org/1.0/", KEY, "begins with https://"),
        ("file:///etc/", KEY, "begins with https://"),
        ("https://a:b@example.org/", KEY, "nothing after it"),
        ("https://example.org/?a=1", KEY, "nothing after it"),
        ("https://[1.0/", KEY, "no address"),
        ("a" * 5000, KEY, "too long"),
    ],
)
def test_what_cannot_be_asked_is_refused(source, key, problem):
    with pytest.raises(CommandError, match=problem):
        told(source, "--key", key)


def test_an_address_is_checked(folder):
    with served(folder.parent) as address:
        assert "all 10 files" in told(f"{address}/1.0", "--key", KEY)


def test_what_was_verified_is_not_asked_for_again(folder):
    with served(folder.parent) as address:
        files = Remote(f"{address}/1.0/")
        found = verify(files, verifier=KEY)
        (folder / "manifest.sig").write_bytes(b"another note")

        assert found == []
        assert files["manifest.sig"] != b"another note"


def test_a_change_at_an_address_is_found(folder):
    (folder / "data.json").unlink()
    (folder / "CHANGES").write_bytes(b"")

    with served(folder.parent) as address:
        found = verify(Remote(f"{address}/1.0/"), verifier=KEY)

    assert [str(one) for one in found] == [
        "CHANGES: is not the file that was signed.",
        "data.json: is missing.",
    ]


def test_an_address_without_a_package_has_none(folder):
    with served(folder) as address:
        found = verify(Remote(f"{address}/2.0/"), verifier=KEY)

    assert [one.path for one in found] == ["manifest.json"]


def test_a_redirect_is_not_followed(folder):
    with served(folder.parent) as address, pytest.raises(NotFetched, match="answers 302"):
        verify(Remote(f"{address}/moved/"), verifier=KEY)


def test_a_file_without_end_is_not_read(folder, monkeypatch):
    monkeypatch.setattr(remote, "GREATEST", 100)

    with served(folder.parent) as address, pytest.raises(NotFetched, match="too large"):
        verify(Remote(f"{address}/1.0/"), verifier=KEY)


def test_a_server_that_is_not_there_is_told():
    with pytest.raises(NotFetched, match="cannot be read"):
        verify(Remote("http://127.0.0.1:9/1.0/"), verifier=KEY)
