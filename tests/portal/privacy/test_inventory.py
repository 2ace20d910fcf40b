"""The inventory names every field of every model, in codes that have words."""

import pytest
from django.apps import apps

from complaints.models import Complaint, Party
from matching.bookings.models import Booking
from portal.accounts.models import User
from portal.jurisdictions.isolation import OVERSIGHT, REVIEW, SITE, STATISTICS
from portal.privacy import words
from portal.privacy.inventory import every_model, gaps, inventory
from portal.privacy.readers import EVERYBODY, readers_of

RECORDS = inventory()


def test_every_field_of_every_model_is_in_the_inventory_and_nothing_else():
    assert gaps(RECORDS, every_model()) == []


def test_the_inventory_looks_at_every_installed_application():
    assert {model._meta.label for model in apps.get_models(include_auto_created=True)} == set(
        RECORDS
    )


def test_a_field_that_nobody_described_is_found():
    records = {**RECORDS, "accounts.User": RECORDS["auth.Group"]}

    found = gaps(records, [User])

    assert "accounts.User.email is in no inventory" in found


def test_a_record_of_what_is_gone_is_found():
    assert "accounts.User.email is no field" in gaps(
        {"accounts.User": RECORDS["accounts.User"]}, []
    )


def test_every_code_has_words_and_every_word_is_used():
    terms = [
        each for record in RECORDS.values() for each in (record.terms, *record.apart.values())
    ]
    kinds = {kind for record in RECORDS.values() for kind in record.kinds.values()}
    own = {purpose for _title, purpose in words.KINDS.values() if purpose}

    assert kinds == set(words.KINDS)
    assert {record.about for record in RECORDS.values()} == set(words.GROUPS)
    assert {each.purpose for each in terms} | own == set(words.PURPOSES)
    assert {each.basis for each in terms} == set(words.BASES)
    assert {each.retention for each in terms} == set(words.RETENTIONS)
    assert {who for each in terms for who in each.also} == set(words.ALSO)


def test_every_database_role_has_words():
    assert set(words.ROLES) == EVERYBODY


@pytest.mark.parametrize("label", RECORDS)
def test_a_record_is_described_in_both_languages_and_apart_speaks_of_its_own_fields(label):
    record = RECORDS[label]

    assert record.en.strip()
    assert record.es.strip()
    assert record.en != record.es
    assert set(record.apart) <= set(record.kinds)


def test_no_record_says_another_ones_words():
    assert len({record.en for record in RECORDS.values()}) == len(RECORDS)
    assert len({record.es for record in RECORDS.values()}) == len(RECORDS)


def test_an_examiner_is_no_reader_of_a_booking():
    assert REVIEW not in readers_of(Booking, "person")


def test_a_right_on_some_columns_is_no_right_on_the_others():
    assert STATISTICS in readers_of(Booking, "booked_at")
    assert STATISTICS not in readers_of(Booking, "person")


def test_nobody_but_those_who_work_on_complaints_reads_who_complained():
    assert not {SITE, OVERSIGHT} & readers_of(Party, "identity")
    assert not {SITE, OVERSIGHT} & readers_of(Complaint, "content")


def test_what_every_part_reads_is_read_by_all_roles():
    assert readers_of(User, "username") == EVERYBODY
