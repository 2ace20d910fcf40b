"""An act that reaches into the past lists the searches it touches, and rewrites nothing."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, connection, transaction

from matching.remediation.models import Remediation, RemediationItem
from matching.remediation.selectors import items_of, tasks_visible_to
from matching.remediation.services import NoteMissing, resolve
from matching.remediation.states import LIFECYCLE, RemediationStatus
from portal.jurisdictions.access import AccessDenied
from portal.states import TransitionRefused
from portal.training.errors import Untrained
from tests.factories import event, takes_part, trained
from tests.kept import kept
from tests.matching.factories import complete, now, read, search, searches_of, submit, within
from tests.portal.training.keeping.people import newcomer

HOUR = timedelta(hours=1)


@kept
def searched(joined, galleries, riverton_police, rosa):
    """A booking of two hours ago, searched in both galleries."""
    booking = submit(riverton_police, rosa, 6, booked_at=now() - 2 * HOUR)
    complete(booking)
    return booking


def tasks(place) -> list[Remediation]:
    with within(place):
        return list(Remediation.objects.order_by("pk"))


def listed(place) -> list:
    with within(place):
        return [item.search.gallery for item in RemediationItem.objects.select_related("search")]


def test_an_opt_out_of_the_past_lists_the_searches_since(searched, riverton):
    late = takes_part(riverton, "L2", effective_at=now() - 3 * HOUR)

    (task,) = tasks(riverton)
    assert (task.event, task.status) == (late, "OPEN")
    assert listed(riverton) == ["IMMIGRATION"]


def test_history_stays_as_it_was(searched, riverton):
    before = searches_of(searched)["IMMIGRATION"]
    takes_part(riverton, "L2", effective_at=now() - 3 * HOUR)

    after = searches_of(searched)["IMMIGRATION"]
    assert (after.status, after.passed_finish_at) == ("DONE", before.passed_finish_at)


def test_an_act_of_the_present_touches_nothing(searched, riverton):
    takes_part(riverton, "L2", effective_at=now(), retroactive=False)

    assert tasks(riverton) == []


def test_an_act_that_closes_nothing_opens_no_task(searched, riverton):
    event(riverton, "OPT_IN", effective_at=now() - 3 * HOUR)
    event(riverton, "ADVISORY", effective_at=now() - 3 * HOUR)

    assert tasks(riverton) == []


def test_a_booking_before_the_act_is_not_touched_if_its_search_was_too(
    joined, galleries, riverton_police, rosa, riverton
):
    complete(submit(riverton_police, rosa, 6, booked_at=now() - 2 * HOUR))
    takes_part(riverton, "L2", effective_at=now() - timedelta(microseconds=1))

    assert len(tasks(riverton)) == 1
    assert listed(riverton) == []


def test_a_search_is_listed_once(searched, riverton):
    takes_part(riverton, "L2", effective_at=now() - 3 * HOUR)
    event(riverton, "SUSPENSION", effective_at=now() - 4 * HOUR)

    assert len(tasks(riverton)) == 2
    assert listed(riverton) == ["IMMIGRATION"]


def test_an_act_of_the_state_opens_tasks_where_it_touches_something(
    searched, ohio, riverton, lakeside
):
    takes_part(ohio, "L2", effective_at=now() - 3 * HOUR)

    assert len(tasks(ohio)) == len(tasks(riverton)) == 1
    assert tasks(lakeside) == []


def test_undoing_an_activation_touches_what_ran_under_it(searched, riverton, program):
    mistake = riverton.events.get(act="ACTIVATION")
    event(riverton, "UNDO", concerns=mistake, acting=program, effective_at=mistake.effective_at)

    assert listed(riverton) == ["IMMIGRATION"]


def test_taking_back_an_activation_under_which_nothing_ran_leaves_no_task(riverton, program):
    mistake = event(riverton, "ACTIVATION")
    event(riverton, "UNDO", concerns=mistake, acting=program, effective_at=mistake.effective_at)

    assert tasks(riverton) == []


def test_a_no_return_of_the_past_touches_answers_that_were_returned(
    joined, galleries, riverton_police, rosa, riverton
):
    complete(submit(riverton_police, rosa, 999, booked_at=now() - 2 * HOUR))
    takes_part(riverton, "L1", effective_at=now() - 3 * HOUR)

    assert listed(riverton) == ["IMMIGRATION"]


def test_a_search_that_waits_is_stopped_and_not_listed(
    joined, galleries, riverton_police, rosa, riverton
):
    booking = submit(riverton_police, rosa, 6, booked_at=now() - 2 * HOUR)
    opened = {row.gallery: row for row in read(booking)}
    takes_part(riverton, "L2", effective_at=now() - 3 * HOUR)
    search(opened["IMMIGRATION"])

    assert listed(riverton) == []
    assert searches_of(booking)["IMMIGRATION"].status == "WITHHELD"


@pytest.mark.parametrize("name", ["rosa", "luca", "nobody", "iris"])
def test_only_who_decides_for_the_place_resolves(name, searched, riverton, request):
    person = request.getfixturevalue(name)
    takes_part(riverton, "L2", effective_at=now() - 3 * HOUR)
    (task,) = tasks(riverton)

    with within(riverton), pytest.raises(AccessDenied):
        resolve(remediation_id=task.pk, note="Done.", by=person, at=now())


def test_a_task_is_resolved_with_a_word_and_once(searched, riverton, otto):
    takes_part(riverton, "L2", effective_at=now() - 3 * HOUR)
    (task,) = tasks(riverton)

    with within(riverton):
        with pytest.raises(NoteMissing):
            resolve(remediation_id=task.pk, note=" ", by=otto, at=now())
        done = resolve(remediation_id=task.pk, note="The answer was purged.", by=otto, at=now())
        assert (done.status, done.resolved_by) == ("RESOLVED", otto)
        with pytest.raises(TransitionRefused):
            resolve(remediation_id=task.pk, note="Again.", by=otto, at=now())


@pytest.mark.parametrize("role", ["OFFICIAL", "COUNSEL"])
def test_nobody_resolves_untrained(role, searched, riverton):
    takes_part(riverton, "L2", effective_at=now() - 3 * HOUR)
    (task,) = tasks(riverton)
    person = newcomer(riverton, "nick", role)
    given = {"remediation_id": task.pk, "note": "Done.", "by": person, "at": now()}

    with within(riverton), pytest.raises(Untrained):
        resolve(**given)
    trained(person)

    with within(riverton):
        assert resolve(**given).resolved_by == person


@pytest.mark.parametrize("source", RemediationStatus)
@pytest.mark.parametrize("target", RemediationStatus)
def test_every_pair_of_states(source, target):
    wanted = {("OPEN", "RESOLVED")}

    assert (target in LIFECYCLE.ways[source]) == ((source, target) in wanted)


def test_a_task_is_seen_by_the_people_of_its_place(searched, riverton, otto, gwen, luca, nobody):
    takes_part(riverton, "L2", effective_at=now() - 3 * HOUR)

    with within(riverton):
        for person, sees in ((otto, 1), (gwen, 1), (luca, 0), (nobody, 0)):
            assert tasks_visible_to(person).count() == sees
        (task,) = tasks_visible_to(otto)
        assert (task.touched, items_of(task).count()) == (1, 1)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM matching_remediation",
        "INSERT INTO matching_remediationitem (jurisdiction_id, remediation_id, search_id)"
        " SELECT jurisdiction_id, remediation_id, search_id FROM matching_remediationitem",
        "DELETE FROM matching_remediationitem",
    ],
)
def test_nobody_shortens_the_list(statement, searched, riverton):
    takes_part(riverton, "L2", effective_at=now() - 3 * HOUR)

    with (
        within(riverton),
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        connection.cursor().execute(statement)
