import pytest

from reports.package.folder import AlreadyThere, Folder, NotPlain, write
from reports.package.verifying import verify
from tests.reports.package.worlds import KEY


@pytest.fixture
def folder(files, tmp_path):
    write(files, tmp_path / "1.0")
    return tmp_path / "1.0"


def test_a_folder_has_the_files_that_were_written(files, folder):
    assert dict(Folder(folder)) == files
    assert verify(Folder(folder), verifier=KEY) == []
    assert [path.name for path in folder.parent.iterdir()] == ["1.0"]


def test_a_version_is_not_written_over(folder):
    with pytest.raises(AlreadyThere):
        write({"CHANGES": b"other"}, folder)

    assert verify(Folder(folder), verifier=KEY) == []


def test_a_folder_that_breaks_off_is_not_there(tmp_path):
    with pytest.raises(IsADirectoryError):
        write({"a/b": b"", "a": b""}, tmp_path / "1.0")

    assert list(tmp_path.iterdir()) == []


def test_a_file_that_somebody_laid_in_is_found(folder):
    (folder / "data" / ".more").write_bytes(b"")

    assert [str(one) for one in verify(Folder(folder), verifier=KEY)] == [
        "data/.more: is not of this package."
    ]


def test_a_link_is_not_followed(folder, tmp_path):
    (folder / "README").rename(tmp_path / "README")
    (folder / "README").symlink_to(tmp_path / "README")

    with pytest.raises(NotPlain, match="README"):
        verify(Folder(folder), verifier=KEY)


def test_a_link_to_a_folder_is_seen(folder, tmp_path):
    (folder / "more").symlink_to(tmp_path)

    assert [one.path for one in verify(Folder(folder), verifier=KEY)] == ["more"]
