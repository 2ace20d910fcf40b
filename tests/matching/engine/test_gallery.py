import numpy as np
import pytest

from matching.engine.compare import compare
from matching.engine.gallery import Gallery
from matching.engine.search import search
from matching.engine.shard import Shard
from tests.matching.engine.conftest import enrolled, pressed_again


@pytest.fixture
def rows():
    return [(person, position, enrolled(10 * person + position))
            for person in (30, 10, 20) for position in (2, 7)]  # fmt: skip


def everyone(gallery):
    """Person, position and print of every row, whatever the shards."""
    return sorted(
        (int(person), shard.position, shard.bits[start:stop].tobytes())
        for shard in gallery.shards
        for person, start, stop in zip(
            shard.persons, shard.starts[:-1], shard.starts[1:], strict=True
        )
    )


def test_a_gallery_has_one_shard_a_position(rows):
    gallery = Gallery.build(rows)

    assert [shard.position for shard in gallery.shards] == [2, 7]
    assert gallery.persons.tolist() == [10, 20, 30]
    assert [places.tolist() for places in gallery.places] == [[2, 0, 1]] * 2
    assert len(gallery) == 6


def test_a_gallery_comes_back_from_its_folder(tmp_path, rows):
    gallery = Gallery.build(rows)

    gallery.save(tmp_path / "gallery")
    back = Gallery.open(tmp_path / "gallery")

    assert everyone(back) == everyone(gallery)
    assert all(not shard.bits.flags.writeable for shard in back.shards)
    assert back.nbytes == gallery.nbytes > 0


def test_a_saved_gallery_is_searched_as_one_in_memory(tmp_path, rows):
    gallery = Gallery.build(rows)
    gallery.save(tmp_path / "gallery")
    probes = {2: pressed_again(102), 7: pressed_again(107)}

    hits = search(probes, Gallery.open(tmp_path / "gallery"))

    assert hits == search(probes, gallery)
    assert hits[0].person == 10


def test_a_gallery_is_never_written_over_another(tmp_path, rows):
    Gallery.build(rows).save(tmp_path / "gallery")

    with pytest.raises(FileExistsError):
        Gallery.build(rows[:1]).save(tmp_path / "gallery")

    assert len(Gallery.open(tmp_path / "gallery")) == 6


def test_joined_galleries_are_one(rows):
    joined = Gallery.join([Gallery.build(rows[:3]), Gallery.build(rows[3:])])

    assert len(joined.shards) == 4
    assert everyone(joined) == everyone(Gallery.build(rows))
    assert joined.persons.tolist() == [10, 20, 30]


def test_joining_copies_no_print(rows):
    gallery = Gallery.build(rows)

    joined = Gallery.join([gallery, Gallery.build(rows[:1])])

    assert joined.shards[0] is gallery.shards[0]


def test_compacting_makes_one_shard_a_position(rows):
    joined = Gallery.join([Gallery.build(rows[:3]), Gallery.build(rows[3:])])

    compact = joined.compact()

    assert [shard.position for shard in compact.shards] == [2, 7]
    assert everyone(compact) == everyone(joined)


def test_compacting_leaves_out_whom_it_is_told_to(rows):
    compact = Gallery.build(rows).compact(without=[20, 99])

    assert compact.persons.tolist() == [10, 30]
    assert everyone(compact) == everyone(Gallery.build(row for row in rows if row[0] != 20))
    assert search({2: pressed_again(202)}, compact) == []


def test_an_empty_gallery_comes_back(tmp_path):
    Gallery.build([]).save(tmp_path / "gallery")

    back = Gallery.open(tmp_path / "gallery")

    assert len(back) == 0 and search({1: enrolled(1)}, back) == []  # noqa: PT018


@pytest.mark.parametrize("position", [-1, 11, 14])
def test_positions_that_are_no_finger_are_refused(position):
    with pytest.raises(ValueError, match=f"position {position}"):
        Gallery.build([(1, position, enrolled(1))])


def test_a_missing_gallery_is_not_an_empty_one(tmp_path):
    with pytest.raises(FileNotFoundError):
        Gallery.open(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["persons", "bits", "valid", "starts", "planes", "position"])
def test_a_damaged_shard_is_refused(tmp_path, rows, name):
    Gallery.build(rows).save(tmp_path / "gallery")
    (tmp_path / "gallery" / "0000-02" / f"{name}.npy").write_bytes(b"damaged")

    with pytest.raises(ValueError, match=name):
        Gallery.open(tmp_path / "gallery")


def test_a_shard_that_lacks_a_person_is_refused(tmp_path, rows):
    Gallery.build(rows).save(tmp_path / "gallery")
    np.save(tmp_path / "gallery" / "0000-02" / "persons.npy", np.array([1, 2]))

    with pytest.raises(ValueError, match="one person"):
        Gallery.open(tmp_path / "gallery")


def test_what_a_crashed_writer_left_is_no_shard(tmp_path, rows):
    Gallery.build(rows).save(tmp_path / "gallery")
    (tmp_path / "gallery" / ".0002-03.half").mkdir()

    assert len(Gallery.open(tmp_path / "gallery")) == 6


def test_a_shard_compares_its_rows():
    shard = Shard.build(1, [5, 6, 7], [enrolled(5), enrolled(6), enrolled(7)])

    scores = shard.compare(pressed_again(6), np.array([1, 2]))

    assert scores.tolist() == [compare(pressed_again(6), enrolled(each)) for each in (6, 7)]
    assert len(shard) == 3
