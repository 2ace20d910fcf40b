"""What is assigned to whom, by whom, and who is behind."""

from datetime import timedelta

import pytest
from django.db import Error

from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from portal.training.keeping.assigning import assign_module, end_assignment
from portal.training.keeping.errors import AlreadyAssigned, NotAssignable
from portal.training.keeping.models import Assignment
from portal.training.keeping.selectors import dues_of, progress_in
from portal.training.models import Module
from portal.training.services import record_completion
from tests.kept import kept
from tests.matching.factories import now
from tests.portal.training.keeping.people import newcomer, there
from tests.portal.training.registering import administration
from tests.signing_in import signed_in

PAGE = "/training/39901/assignments/"
SOON = now().date() + timedelta(days=20)


@kept
def nick(riverton):
    return newcomer(riverton, "nick")


def assign(place, by, role="CUSTODY", due_on=SOON, module="profiling"):
    given = {"module": module, "role": role, "place": place, "due_on": due_on, "by": by}
    if by.is_superuser:
        with administration():
            return assign_module(at=now(), **given)
    return there(place, assign_module, **given)


@pytest.mark.parametrize("name", ["mona", "stella", "chief"])
def test_who_assigns_in_a_place(name, nick, riverton, request):
    assert assign(riverton, request.getfixturevalue(name)).place == riverton


@pytest.mark.parametrize("name", ["lars", "petra", "otto", "paul", "nobody"])
def test_who_assigns_nothing_there(name, nick, riverton, request):
    with pytest.raises(AccessDenied):
        assign(riverton, request.getfixturevalue(name))


def test_only_an_administrator_assigns_to_everybody_in_a_role(mona, riverton, chief, iris):
    with pytest.raises(AccessDenied):
        there(
            riverton, assign_module, module="profiling", role="CUSTODY", place=None,
            due_on=SOON, by=mona,
        )  # fmt: skip

    assign(None, chief, role="EXAMINER")

    assert [due.module.key for due in dues_of(iris, at=now())] == ["profiling"]


@pytest.mark.parametrize(
    "wrong",
    [{"module": "nothing"}, {"role": "NOBODY"}, {"role": "EXAMINER"},
     {"due_on": now().date() - timedelta(days=1)}],
)  # fmt: skip
def test_what_cannot_be_assigned(wrong, riverton, mona):
    with pytest.raises(NotAssignable):
        assign(riverton, mona, **wrong)


def test_a_module_is_assigned_once_and_again_after_its_end(riverton, mona):
    made = assign(riverton, mona)
    with pytest.raises(AlreadyAssigned):
        assign(riverton, mona)

    there(riverton, end_assignment, assignment_id=made.pk, by=mona)

    assert assign(riverton, mona).pk != made.pk
    with pytest.raises(AlreadyAssigned):
        there(riverton, end_assignment, assignment_id=made.pk, by=mona)


@pytest.mark.parametrize("place", ["riverton", "ohio", None])
def test_whom_an_assignment_reaches(place, nick, riverton, lakeside, chief, request):
    leo, where = newcomer(lakeside, "leonard"), place and request.getfixturevalue(place)

    assign(where, chief)

    assert [due.due_on for due in dues_of(nick, at=now())] == [SOON]
    assert bool(dues_of(leo, at=now())) is (place != "riverton")


def test_who_is_behind_until_they_complete_it(nick, riverton, mona):
    assign(riverton, mona)
    later = now() + timedelta(days=30)

    def standing():
        with scope.within(scope.tenant([riverton.pk])):
            (row,) = progress_in(riverton, at=later)
        return [user.username for user in row.behind], row.is_late

    assert standing() == (["nick"], True)
    assert dues_of(nick, at=later)[0].is_late
    record_completion(user=nick, module="profiling", completed_on=SOON, by=None, at=later)
    assert standing() == ([], False)


def test_the_database_keeps_a_place_from_assigning_next_door(riverton, lakeside, mona):
    module = Module.objects.get(key="profiling")

    for place in (lakeside, None):
        with pytest.raises(Error, match="its own people alone"):
            there(
                riverton, lambda at, **fields: Assignment.objects.create(given_at=at, **fields),
                module=module, role="CUSTODY", place=place, due_on=SOON, given_by=mona,
            )  # fmt: skip


def test_a_manager_assigns_and_ends_on_the_page(client, nick, riverton, mona):
    browser = signed_in(client, mona)
    given = {"module": "profiling", "role": "CUSTODY", "due_on": SOON.isoformat()}

    assert browser.post(PAGE, given).status_code == 302
    assert browser.post(PAGE, given).status_code == 409
    assert browser.post(PAGE, given | {"due_on": "2011-01-01"}).status_code == 422
    assert b"nick" in browser.get(PAGE).content
    end = f"{PAGE}{Assignment.objects.get().pk}/end/"
    assert browser.post(end).status_code == 302
    assert browser.post(end).status_code == 409


def test_a_stranger_finds_no_such_page(client, riverton, lars):
    assert signed_in(client, lars).get(PAGE).status_code == 404
