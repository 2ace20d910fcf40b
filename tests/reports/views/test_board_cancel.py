"""The work on a release is canceled from its page, by a button that needs no script."""

import pytest
import time_machine
from django.utils import translation

from reports.releases import progress
from reports.releases.work_states import WorkState, state_of
from tests.kept import kept
from tests.reports.releases import worlds
from tests.reports.releases.work import begun, brought_to, canceled

MEANS = b"If you cancel it, nothing of this work is written"
FORM = b"/cancel/"


@kept
def waits(riverton, lakeside, stan):
    return worlds.frozen(worlds.opened(), stan)


def at(release, tail="") -> str:
    return f"/releases/{release.pk}/{tail}"


def state(release) -> WorkState:
    return state_of(worlds.again(release).work)


def test_the_page_says_what_canceling_means_and_has_one_button(waits, stan, visit):
    begun(waits)
    progress.tell(waits.pk, progress.COMPUTE, done=1, of=4, at=worlds.AT)

    page = visit(stan, at(waits))

    assert MEANS in page.content
    assert page.content.count(b"Cancel this work") == page.content.count(FORM) == 1
    assert b"step 1 of 4" in page.content
    assert b'<progress class="portal-progress" max="4" value="1"' in page.content


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("WAITING", "CANCELED", b"It was canceled, and nothing was written."),
        ("RUNNING", "STOPPING", b"It stops before its next step."),
        ("STOPPING", "STOPPING", b"It stops before its next step."),
    ],
)
@time_machine.travel(worlds.AT, tick=False)
def test_the_button_cancels_and_the_page_says_what_comes_of_it(
    before, after, words, waits, stan, visit
):
    brought_to(before, waits, stan)

    answer = visit(stan, at(waits, "cancel/"), {})

    assert (answer.status_code, answer.url) == (302, at(waits))
    assert state(waits) == after
    page = visit(stan, at(waits)).content
    assert words in page
    assert FORM not in page


def test_canceled_work_is_shown_and_can_be_begun_again(waits, stan, visit):
    canceled(waits, stan)

    page = visit(stan, at(waits))

    assert b"Canceled" in page.content
    assert b'data-progress="on"' not in page.content
    assert [act.key for act, _form in page.context["acts"]] == ["compute", "thaw"]
    assert visit(stan, at(waits, "compute/"), {}).status_code == 302
    assert state(waits) == WorkState.WAITING


@pytest.mark.parametrize("before", ["IDLE", "FAILED", "CANCELED"])
def test_where_no_worker_is_there_is_nothing_to_cancel(before, waits, stan, visit):
    brought_to(before, waits, stan)

    answer = visit(stan, at(waits, "cancel/"), {})

    assert answer.status_code == 409
    assert b"there is nothing to cancel" in answer.content
    assert at(waits).encode() in answer.content
    assert state(waits) == before


@pytest.mark.parametrize("name", ["hana", "otto", "iris", "olga", "nobody"])
def test_nobody_else_cancels(name, waits, request, visit):
    somebody = request.getfixturevalue(name)

    answer = visit(somebody, at(waits, "cancel/"), {})

    assert answer.status_code == 403
    assert state(waits) == WorkState.WAITING


def test_the_head_of_statistics_sees_the_work_and_no_button(waits, hana, visit):
    page = visit(hana, at(waits))

    assert b"waits for a worker" in page.content
    assert FORM not in page.content


def test_strangers_sign_in_and_nothing_is_canceled_by_a_look_or_elsewhere(waits, stan, visit):
    assert "/account/login/" in visit(None, at(waits, "cancel/"), {}).url
    assert visit(stan, at(waits, "cancel/")).status_code == 405
    assert visit(stan, "/releases/0/cancel/", {}).status_code == 404
    assert state(waits) == WorkState.WAITING


def test_operators_and_the_board_see_that_it_was_canceled(waits, stan, olga, visit):
    canceled(waits, stan)

    for who, path in ((olga, "/releases/progress/"), (stan, "/releases/")):
        page = visit(who, path).content
        assert b"Rounding and reviewing: It was canceled, and nothing was written." in page
        assert FORM not in page


def test_a_catalog_says_it_in_spanish(waits, stan, visit):
    spoken = visit(stan, at(waits), **{"accept-language": "es"}).content.decode()

    with translation.override("es"):
        assert translation.gettext("Cancel this work") in spoken
    assert "Cancelar este trabajo" in spoken
