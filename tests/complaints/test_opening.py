"""A complaint is opened, and nobody who is complained of can read it or take it away."""

import re

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from complaints.models import Complaint
from complaints.numbers import new_number
from complaints.selectors import complaints_visible_to, content_of
from complaints.services import ComplaintRefused
from complaints.vault.words import LONGEST
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from portal.jurisdictions.isolation import COMPLAINTS, SCOPES, TENANT
from portal.jurisdictions.scope import ScopeRefused
from portal.sealing import SealBroken, unseal

BLIND = [role for role in SCOPES if role != COMPLAINTS]
CAST = {
    "ingrid": 1, "inez": 1, "dora": 1,
    "rosa": 0, "otto": 0, "gwen": 0, "mona": 0, "jack": 0, "luca": 0, "paul": 0,
    "iris": 0, "sara": 0, "omar": 0, "susan": 0, "olga": 0, "nobody": 0,
    "chief": 0,
}  # fmt: skip


def complaints():
    return scope.within(scope.complaints())


def scope_of(role, place):
    return scope.Scope(role, (place.pk,) if role == TENANT else ())


def test_it_is_received_under_a_number_that_cannot_be_guessed(complain):
    made = complain()

    assert re.fullmatch(r"C-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}", made.number)
    assert made.status == "RECEIVED"
    assert len({new_number() for _ in range(100)}) == 100


def test_the_words_are_sealed_and_no_place_holds_the_key(complain, riverton):
    made = complain()

    assert b"Four days" not in bytes(made.content)
    assert content_of(made) == {"words": "Four days, not two."}
    with pytest.raises(SealBroken):
        unseal(made.content, owner=str(riverton.pk), name="complaint")


def test_it_may_come_without_words(complain):
    made = complain(content=None)

    assert made.content is None
    assert content_of(made) == {}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"content": {"words": "x" * (LONGEST + 1)}}, "at most 5000 characters"),
        ({"notice_number": ""}, "needs the number of the notice"),
    ],
)
def test_what_cannot_be_taken_in_is_refused_with_a_sentence(complain, wrong, says):
    with pytest.raises(ComplaintRefused, match=says):
        complain(**wrong)


@pytest.mark.parametrize("wrong", [{"topic": "WEATHER"}, {"source": "RUMOR"}])
def test_a_topic_or_a_source_that_there_is_none_of_is_a_mistake(complain, wrong):
    with pytest.raises(ValueError, match="is not a valid"):
        complain(**wrong)


@pytest.mark.parametrize("role", [None, *BLIND])
def test_no_scope_but_its_own_reads_a_complaint(complain, riverton, role):
    complain()

    inside = scope.within(scope_of(role, riverton)) if role else transaction.atomic()
    with pytest.raises(DatabaseError, match="permission denied"), inside:
        list(Complaint.objects.all())


@pytest.mark.parametrize("role", BLIND)
def test_a_complaint_is_not_opened_out_of_another_scope(complain, riverton, role):
    with pytest.raises(ScopeRefused), scope.within(scope_of(role, riverton)):
        complain()


def test_it_is_opened_out_of_its_own_scope_and_out_of_none(complain):
    with complaints():
        complain()
    complain()

    with complaints():
        assert Complaint.objects.count() == 2


@pytest.mark.parametrize(
    "act",
    [
        lambda rows: rows.delete(),
        lambda rows: rows.update(topic="OTHER"),
        lambda rows: rows.update(content=None),
        lambda rows: rows.update(jurisdiction=None),
    ],
)
def test_nobody_changes_or_deletes_one(complain, act):
    made = complain()

    with pytest.raises(DatabaseError, match="permission denied"), complaints():
        act(Complaint.objects.filter(pk=made.pk))


def test_the_database_refuses_a_complaint_of_a_notice_without_its_number(complain):
    made = complain()
    made.pk, made.number, made.notice_number = None, new_number(), ""

    with pytest.raises(IntegrityError, match="complaint_of_a_notice_names_it"), complaints():
        Complaint.objects.bulk_create([made])


def test_the_database_refuses_a_state_that_nobody_knows(complain):
    made = complain()

    with pytest.raises(IntegrityError, match="complaint_in_a_known_state"), complaints():
        Complaint.objects.filter(pk=made.pk).update(status="BURIED")


@pytest.mark.parametrize(("who", "seen"), CAST.items())
def test_investigators_alone_see_complaints(complain, who, seen, request):
    complain()
    person = request.getfixturevalue(who)

    with complaints():
        assert complaints_visible_to(person).count() == seen


def test_it_is_on_the_trail_without_a_word_of_it(complain, ingrid):
    made = complain(by=ingrid)

    with scope.within(scope.oversight(who="test", why="the trail")):
        line = AuditEvent.objects.get(event="complaint.opened")
    assert (line.subject_id, line.after) == (str(made.pk), "RECEIVED")
    assert line.actor == f"user:{ingrid.pseudonym}"
    assert line.detail == {}
