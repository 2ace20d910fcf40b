"""Nothing of a booking at L2 reaches the immigration gallery, its files, or its searches."""

import hashlib

import pytest
from django.apps import apps
from django.db import connection

from matching.galleries import shards
from matching.galleries.models import GalleryName
from portal.jurisdictions import scope
from tests.factories import takes_part
from tests.matching.factories import complete, enroll, now, submit

ROWS = "SELECT {table}::text FROM {table} ORDER BY 1"
MENTIONS = "SELECT count(*) FROM {table} t WHERE t::text LIKE %s"
TABLES = ("matching_enrolledperson", "matching_enrolledprint", "matching_gallerystate")


def everything_of_the_gallery(folder) -> str:
    """One hash over the rows of the galleries and the files of the index."""
    found = hashlib.sha256()
    for gallery in GalleryName:
        shards.current(gallery)
    with scope.within(scope.gallery()), connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(ROWS.format(table=table))
            found.update(repr(cursor.fetchall()).encode())
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return found.hexdigest()


@pytest.fixture
def folder(settings):
    return settings.STATE_DIR


@pytest.mark.parametrize("when", ["before the booking", "after the booking"])
def test_the_gallery_is_byte_for_byte_as_it_was(
    when, joined, galleries, riverton, riverton_police, rosa, folder
):
    before = everything_of_the_gallery(folder)

    if when == "before the booking":
        takes_part(riverton, "L2", effective_at=now(), retroactive=False)
    booking = submit(riverton_police, rosa, 6)
    if when == "after the booking":
        takes_part(riverton, "L2", effective_at=now(), retroactive=False)
    complete(booking)

    assert everything_of_the_gallery(folder) == before


def test_one_more_person_would_show(galleries, folder):
    before = everything_of_the_gallery(folder)

    enroll("IMMIGRATION", [40])

    assert everything_of_the_gallery(folder) != before


def test_no_row_of_the_immigration_search_knows_the_booking(
    joined, galleries, riverton, riverton_police, rosa, admin_connection, committed
):
    takes_part(riverton, "L2", effective_at=now(), retroactive=False)
    booking = submit(riverton_police, rosa, 6)
    complete(booking)

    rows = admin_connection.execute(
        "SELECT count(*) FROM matching_search WHERE gallery <> 'CRIMINAL'"
    )
    assert rows.fetchone() == (0,)
    tables = {model._meta.db_table for model in apps.get_app_config("matching").get_models()}
    for table in tables & {"matching_enrolledperson", "matching_enrolledprint"}:
        mentions = admin_connection.execute(MENTIONS.format(table=table), [f"%{booking.pk}%"])
        assert mentions.fetchone() == (0,)
