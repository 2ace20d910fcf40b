"""A gallery's files follow its enrollments, part by part."""

import uuid

import pytest

from matching.engine.cylinders import describe
from matching.engine.permutation import permute
from matching.engine.search import search
from matching.galleries import shards
from matching.galleries.models import GalleryState
from portal.jurisdictions import scope
from tests.matching.factories import enroll, finger

pytestmark = pytest.mark.usefixtures("database")


def numbers(gallery="CRIMINAL") -> int:
    return len(shards.current(gallery)[1].persons)


def parts(settings) -> list[str]:
    return sorted(p.name for p in settings.STATE_DIR.glob("galleries/*/*-*"))


def test_a_gallery_that_nobody_enrolled_in_is_empty():
    version, gallery = shards.current("CRIMINAL")

    assert (version, len(gallery)) == (0, 0)


def test_new_enrollments_become_a_part_of_their_own(settings):
    enroll("CRIMINAL", [1, 2])
    assert numbers() == 2

    enroll("CRIMINAL", [3])

    assert numbers() == 3
    assert shards.current("CRIMINAL")[0] == 2
    assert len(parts(settings)) == 2


def test_nothing_is_read_again_while_nobody_is_enrolled(django_assert_num_queries):
    enroll("CRIMINAL", [1])
    shards.current("CRIMINAL")

    with django_assert_num_queries(1):
        shards.current("CRIMINAL")


def test_many_parts_are_made_one(settings):
    for person in range(1, shards.MOST_PARTS + 2):
        enroll("CRIMINAL", [person])
        shards.current("CRIMINAL")

    assert len(parts(settings)) == 1
    assert numbers() == shards.MOST_PARTS + 1


def test_another_process_finds_the_files_as_they_are(settings):
    enroll("CRIMINAL", [1, 2])
    shards.current("CRIMINAL")
    before = parts(settings)

    shards.forget()

    assert numbers() == 2
    assert parts(settings) == before


def test_the_galleries_are_apart():
    enroll("CRIMINAL", [1])
    enroll("IMMIGRATION", [2, 3])

    assert (numbers("CRIMINAL"), numbers("IMMIGRATION")) == (1, 2)


def test_the_files_are_of_no_use_without_the_gallerys_key():
    enroll("CRIMINAL", [1])
    gallery = shards.current("CRIMINAL")[1]
    probe = {2: describe(finger(1, 2, 1)), 7: describe(finger(1, 7, 1))}
    rightly = {p: permute(d, shards.key_of("CRIMINAL")) for p, d in probe.items()}

    assert [hit.score > 0.1 for hit in search(rightly, gallery)] == [True]
    assert search(probe, gallery) == []


def test_files_of_another_database_are_not_taken_for_ours(settings):
    enroll("CRIMINAL", [1])
    shards.current("CRIMINAL")
    serials = set(GalleryState.objects.values_list("serial", flat=True))

    (folder,) = {p.parent.name for p in settings.STATE_DIR.glob("galleries/*/*-*")}
    assert [folder.startswith(f"criminal-{serial.hex}-") for serial in serials] == [True]


def test_a_new_root_key_has_files_of_its_own(settings):
    enroll("CRIMINAL", [1])
    shards.current("CRIMINAL")
    settings.SEALING_KEYS = [*settings.SEALING_KEYS, b"n" * 32]
    shards.forget()

    gallery = shards.current("CRIMINAL")[1]

    key = shards.key_of("CRIMINAL")
    probe = {p: permute(describe(finger(1, p, 1)), key) for p in (2, 7)}
    assert [hit.score > 0.1 for hit in search(probe, gallery)] == [True]


def test_another_gallery_of_the_same_version_is_not_taken_for_this_one(settings):
    enroll("CRIMINAL", [1])
    first = shards.current("CRIMINAL")
    with scope.within(scope.gallery()):
        GalleryState.objects.filter(name="CRIMINAL").update(serial=uuid.uuid4())

    second = shards.current("CRIMINAL")

    assert first[0] == second[0]
    assert first[1] is not second[1]
