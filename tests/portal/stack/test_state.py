import base64
import os
import stat
from pathlib import Path

import pytest

from portal.stack.state import open_state, temporary_state, write_private


def can_read(account, path):
    """Tell whether `account` reads `path`; the caller does without one."""
    return account.can_read(path) if account else os.access(path, os.R_OK)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_secrets_are_made_once_and_kept_for_the_owner_alone(state):
    first = state.secrets()

    assert state.secrets() == first
    assert mode(state.path / "secrets.json") == 0o600


def test_no_two_folders_have_the_same_secrets(state):
    with temporary_state() as other:
        assert not set(state.secrets().values()) & set(other.secrets().values())


def test_the_sealing_key_has_256_bits(state):
    assert len(base64.b64decode(state.secrets()["SEALING_KEY"])) == 32


def test_nobody_else_may_list_the_folder(state):
    assert mode(state.path) in {0o700, 0o710}


def test_a_servers_folder_is_its_accounts_alone(state):
    folder = state.private("postgres")

    assert mode(folder) == 0o700
    assert folder.stat().st_uid == (state.account.uid if state.account else os.geteuid())


def test_a_temporary_folder_goes_away_with_its_block():
    with temporary_state() as state:
        state.private("postgres")

    assert not state.path.exists()


def test_a_folder_with_other_things_in_it_is_refused(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work")

    with pytest.raises(SystemExit, match="neither empty nor a state folder"):
        open_state(tmp_path)


def test_beginning_anew_keeps_only_the_mark(state):
    state.secrets()
    state.private("postgres")

    state.clear()

    assert [entry.name for entry in state.path.iterdir()] == ["portal-state"]
    assert open_state(state.path) == state


def test_a_private_file_is_replaced_whole(tmp_path):
    file = tmp_path / "secret"
    write_private(file, "the former and longer one")

    write_private(file, "new")

    assert (file.read_text(), mode(file)) == ("new", 0o600)
    assert list(tmp_path.iterdir()) == [file]


@pytest.fixture
def program(tmp_path):
    """A program in a folder that only its owner may enter."""
    tmp_path.chmod(0o700)
    (tmp_path / "bin").mkdir(mode=0o700)
    (tmp_path / "bin" / "program").write_text("first")
    return tmp_path / "bin" / "program"


def test_what_the_account_cannot_reach_is_copied_where_it_can(program, state):
    home = state.within_reach(program.parent.parent, ["bin"])

    assert can_read(state.account, home / "bin" / "program")


def test_a_copy_is_made_anew_when_the_program_is(program, state):
    state.within_reach(program.parent, [program.name])

    program.write_text("second")
    os.utime(program, ns=(1, 1))

    home = state.within_reach(program.parent, [program.name])
    assert (home / program.name).read_text() == "second"


def test_what_the_account_can_reach_is_used_where_it_is(state):
    assert state.within_reach(Path("/usr"), ["bin"]) == Path("/usr")


@pytest.mark.parametrize(
    "name", ["SECRET_KEY", "postgres", "portal_owner", "portal_app", "valkey"]
)
def test_every_secret_is_long_enough_to_resist_guessing(state, name):
    assert len(state.secrets()[name]) >= 64
