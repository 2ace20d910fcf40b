"""The public page on the daily proof."""

from datetime import timedelta

import pytest

from matching.canary.models import CanaryRun
from tests.matching.factories import now

pytestmark = pytest.mark.usefixtures("database")


def run(refused, *, days_ago=0) -> CanaryRun:
    at = now() - timedelta(days=days_ago)
    return CanaryRun.objects.create(
        day=at.date(), ran_at=at, seconds=1, places=2, attempts=12, refused=refused
    )


def test_before_the_first_run_the_page_says_so(client):
    assert b"No proof has been run yet" in client.get("/proof/").content


def test_the_counts_and_the_day_are_public(client):
    run(12, days_ago=1)
    run(12)

    answer = client.get("/proof/")

    assert answer.status_code == 200
    assert b"all 12 attempts in 2 opted-out counties were refused" in answer.content
    assert answer.content.count(b"</tr>") == 3


def test_an_attempt_that_was_let_through_is_an_incident(client):
    run(11)

    assert b"only 11 of 12 attempts were refused" in client.get("/proof/").content
