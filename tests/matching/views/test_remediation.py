"""The pages of remediation tasks: who sees them, who resolves one, and with what."""

from datetime import timedelta

import pytest

from matching.remediation.models import Remediation
from tests.factories import takes_part
from tests.kept import kept
from tests.matching.factories import complete, now, submit, within

SEES = {"rosa": 200, "otto": 200, "gwen": 200, "chief": 404, "luca": 404, "iris": 404, "olga": 404}
RESOLVES = {"otto": 302, "gwen": 302, "rosa": 403, "luca": 404, "nobody": 404}


@kept
def task(galleries, joined, riverton_police, rosa, riverton, chief):
    """Riverton opts out with effect before a search that ran."""
    hour = timedelta(hours=1)
    complete(submit(riverton_police, rosa, 6, booked_at=now() - 2 * hour, local_number="R-77"))
    takes_part(riverton, "L2", effective_at=now() - 3 * hour)
    with within(riverton):
        return Remediation.objects.get()


@pytest.mark.parametrize("name", SEES)
def test_a_task_is_seen_by_its_jurisdiction_alone(name, task, visit, request):
    user = request.getfixturevalue(name)

    answer = visit(user, f"/remediation/{task.pk}/")

    assert answer.status_code == SEES[name]
    assert (b"R-77" in answer.content) == (SEES[name] == 200)
    assert (str(task.pk).encode() in visit(user, "/remediation/").content) == (SEES[name] == 200)


@pytest.mark.parametrize("name", RESOLVES)
def test_who_decides_for_the_place_resolves(name, task, visit, request, riverton):
    user = request.getfixturevalue(name)

    answer = visit(user, f"/remediation/{task.pk}/", {"note": "The answer was purged."})

    assert answer.status_code == RESOLVES[name]
    with within(riverton):
        done = Remediation.objects.get().status == "RESOLVED"
    assert done == (RESOLVES[name] == 302)


def test_a_form_without_a_word_comes_back(task, visit, otto):
    answer = visit(otto, f"/remediation/{task.pk}/", {"note": " "})

    assert answer.status_code == 422
    assert b"This field is required" in answer.content


def test_a_task_is_resolved_once(task, visit, otto):
    visit(otto, f"/remediation/{task.pk}/", {"note": "Purged."})

    again = visit(otto, f"/remediation/{task.pk}/", {"note": "Again."})

    assert again.status_code == 409
    assert b"Purged." in visit(otto, f"/remediation/{task.pk}/").content


def test_without_a_task_the_page_says_so(visit, otto):
    assert b"No act with effect in the past" in visit(otto, "/remediation/").content
