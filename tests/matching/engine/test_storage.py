import numpy as np
import pytest

from matching.engine.storage import open_arrays, save_arrays, whole

KINDS = {"numbers": ("<i8", 1), "table": ("<f4", 2)}


@pytest.fixture
def arrays():
    return {"numbers": np.arange(5), "table": np.ones((2, 3), np.float32)}


def test_arrays_come_back_mapped_and_read_only(tmp_path, arrays):
    save_arrays(tmp_path / "shard", arrays)

    back = open_arrays(tmp_path / "shard", KINDS)

    assert all(np.array_equal(back[name], arrays[name]) for name in arrays)
    assert isinstance(back["table"].base, np.memmap)
    with pytest.raises(ValueError, match="read-only"):
        back["table"][0, 0] = 2


class Crash(BaseException):
    pass


def crash_while_writing(folder):
    with whole(folder) as passing:
        (passing / "half.npy").write_bytes(b"half")
        raise Crash


def test_a_crash_leaves_no_half_folder(tmp_path):
    with pytest.raises(Crash):
        crash_while_writing(tmp_path / "shard")

    assert list(tmp_path.iterdir()) == []


def test_the_final_name_appears_only_when_all_is_written(tmp_path):
    with whole(tmp_path / "shard") as passing:
        (passing / "one").write_bytes(b"1")
        assert not (tmp_path / "shard").exists()
        assert passing.name.startswith(".shard.")

    assert (tmp_path / "shard" / "one").read_bytes() == b"1"


def test_what_is_there_is_never_written_over(tmp_path, arrays):
    save_arrays(tmp_path / "shard", arrays)

    with pytest.raises(FileExistsError):
        save_arrays(tmp_path / "shard", {"numbers": np.zeros(1, int)})

    assert len(open_arrays(tmp_path / "shard", KINDS)["numbers"]) == 5
    assert [each.name for each in tmp_path.iterdir()] == ["shard"]


def test_empty_arrays_come_back(tmp_path):
    save_arrays(tmp_path / "shard", {"numbers": np.zeros(0, np.int64)})

    assert open_arrays(tmp_path / "shard", {"numbers": ("<i8", 1)})["numbers"].shape == (0,)


@pytest.mark.parametrize("content", [b"", b"\x93NUMPY", b"nothing like it", b"\x93NUMPY\x01\x00v"])
def test_damaged_files_are_refused_with_a_sentence(tmp_path, arrays, content):
    save_arrays(tmp_path / "shard", arrays)
    (tmp_path / "shard" / "table.npy").write_bytes(content)

    with pytest.raises(ValueError, match=r"table\.npy cannot be read"):
        open_arrays(tmp_path / "shard", KINDS)


def test_a_file_cut_short_is_refused(tmp_path, arrays):
    save_arrays(tmp_path / "shard", arrays)
    path = tmp_path / "shard" / "table.npy"
    path.write_bytes(path.read_bytes()[:-1])

    with pytest.raises(ValueError, match="cannot be read"):
        open_arrays(tmp_path / "shard", KINDS)


def test_a_missing_file_is_refused(tmp_path, arrays):
    save_arrays(tmp_path / "shard", {"numbers": arrays["numbers"]})

    with pytest.raises(ValueError, match=r"table\.npy"):
        open_arrays(tmp_path / "shard", KINDS)


@pytest.mark.parametrize("wrong", [np.ones((2, 3)), np.ones(3, "f4"), np.ones((2, 3), "f4").T])
def test_arrays_of_another_kind_are_refused(tmp_path, arrays, wrong):
    folder = tmp_path / "shard"
    folder.mkdir()
    np.save(folder / "numbers.npy", arrays["numbers"])
    np.save(folder / "table.npy", wrong)

    with pytest.raises(ValueError, match="another kind"):
        open_arrays(folder, KINDS)


def test_pickled_objects_are_never_loaded(tmp_path, arrays):
    save_arrays(tmp_path / "shard", arrays)
    np.save(tmp_path / "shard" / "table.npy", np.array([{"evil": 1}]), allow_pickle=True)

    with pytest.raises(ValueError, match="cannot be read"):
        open_arrays(tmp_path / "shard", KINDS)
