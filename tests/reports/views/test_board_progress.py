"""What operators see of the work on releases."""

import pytest

from reports.releases import progress
from tests.kept import kept
from tests.reports.releases import worlds

PATH = "/releases/progress/"


@kept
def frozen(riverton, lakeside, stan):
    return worlds.frozen(worlds.opened(), stan)


def test_an_operator_sees_how_far_the_work_is(frozen, olga, visit):
    progress.tell(frozen.pk, progress.COMPUTE, done=2, of=3, at=worlds.AT)

    page = visit(olga, PATH)

    assert b"step 2 of 3" in page.content
    assert b'data-progress="on"' in page.content
    assert b'data-progress="on"' not in visit(olga, f"{PATH}?still").content
    assert f"/releases/{frozen.pk}/" not in page.content.decode()


def test_an_operator_sees_that_the_work_stopped(frozen, olga, visit):
    progress.stop(frozen.pk, progress.COMPUTE, problem="Nothing differs.")

    page = visit(olga, PATH)

    assert b"Nothing differs." in page.content
    assert b'data-progress="on"' not in page.content


def test_no_work_is_said_too(database, olga, visit):
    assert b"No worker is at a release" in visit(olga, PATH).content


@pytest.mark.parametrize("name", ["stan", "hana", "otto", "nobody"])
def test_nobody_else_enters(name, frozen, request, visit):
    assert visit(request.getfixturevalue(name), PATH).status_code == 403
