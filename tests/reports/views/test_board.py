"""The board of statisticians, by its pages."""

import pytest
import time_machine

from reports.board.acts import ACTS
from reports.releases import progress
from reports.releases.models import Release
from reports.releases.states import Status
from tests.kept import kept
from tests.reports.releases import worlds

WORDS = worlds.WHY


@kept
def begun(riverton, lakeside, stan) -> Release:
    return worlds.opened([*worlds.ROWS, worlds.INCIDENT], synthetic=True)


@kept
def computed(begun, stan) -> Release:
    return worlds.computed(begun, stan)


@kept
def checked(begun, stan) -> Release:
    return worlds.checked(begun, stan)


def at(release, tail="") -> str:
    return f"/releases/{release.pk}/{tail}"


def signing(release, act="sign") -> dict[str, str]:
    """What the form of an act sends: the package on the page."""
    return {f"{act}-manifest": worlds.again(release).manifest or "none"}


def keys(answer) -> list[str]:
    return [act.key for act, _form in answer.context["acts"]]


@pytest.mark.parametrize("name", ["otto", "iris", "olga", "nobody"])
def test_only_statisticians_enter(name, begun, request, visit):
    somebody = request.getfixturevalue(name)

    assert visit(somebody, "/releases/").status_code == 403
    assert visit(somebody, at(begun)).status_code == 403
    assert visit(somebody, at(begun, "freeze/"), {}).status_code == 403
    assert worlds.again(begun).status == Status.OPEN


def test_strangers_are_asked_to_sign_in(begun, visit):
    assert "/account/login/" in visit(None, "/releases/").url


def test_the_board_says_where_a_release_stands_and_who_is_waited_for(begun, stan, visit):
    page = visit(stan, "/releases/").content.decode()

    assert "2026Q3, 1.0" in page
    assert "Open, its quarter is counted anew each day" in page
    assert "the quarter is frozen once its late records are in" in page


def test_a_release_goes_from_act_to_act(begun, stan, visit):
    answer = visit(stan, at(begun, "freeze/"), {})

    assert answer.url == at(begun)
    page = visit(stan, at(begun))
    assert worlds.again(begun).status == Status.FROZEN
    assert "Invented figures" in page.content.decode()
    assert keys(page) == ["thaw"]  # a worker is at it
    assert b"thaw/" not in page.content  # what is typed would be gone with the next reload


def test_the_page_of_a_release_at_work_looks_again_until_one_says_stop(begun, stan, visit):
    frozen = worlds.frozen(begun, stan)
    progress.tell(frozen.pk, progress.COMPUTE, done=1, of=3, at=worlds.AT)

    page, still = visit(stan, at(frozen)), visit(stan, at(frozen, "?still"))

    assert b'data-progress="on"' in page.content
    assert b"step 1 of 3" in page.content
    assert b"thaw/" not in page.content
    assert b'data-progress="on"' not in still.content
    assert keys(still) == ["thaw"]


def test_work_that_stopped_says_why(begun, stan, visit):
    frozen = worlds.frozen(begun, stan)
    progress.stop(frozen.pk, progress.COMPUTE, problem="Nothing differs.")

    page = visit(stan, at(frozen))

    assert b"Nothing differs." in page.content
    assert keys(page) == ["compute", "thaw"]


def test_an_act_of_another_step_is_refused_in_a_sentence(begun, stan, visit):
    answer = visit(stan, at(begun, "sign/"), signing(begun))

    assert answer.status_code == 409
    assert "OPEN does not lead to SIGNED" in answer.content.decode()
    assert at(begun) in answer.content.decode()


def test_words_that_are_too_few_stay_in_the_form(computed, stan, visit):
    answer = visit(stan, at(computed, "thaw/"), {"thaw-words": "too late"})

    assert answer.status_code == 422
    assert b"too late" in answer.content
    assert worlds.again(computed).status == Status.COMPUTED


def test_a_thawed_quarter_keeps_the_reason_in_its_history(computed, stan, visit):
    visit(stan, at(computed, "thaw/"), {"thaw-words": WORDS})

    page = visit(stan, at(computed)).content.decode()

    assert worlds.again(computed).status == Status.OPEN
    assert WORDS in page


def test_a_warning_is_looked_at_in_words(checked, stan, visit):
    page = visit(stan, at(checked))
    (item, form), *_others = page.context["warnings"]
    name = form.add_prefix("words")

    few = visit(stan, at(checked, "acknowledge/"), {"code": item.code, name: "yes"})
    done = visit(stan, at(checked, "acknowledge/"), {"code": item.code, name: WORDS})

    assert (few.status_code, done.status_code) == (422, 302)
    (item, form), *_others = visit(stan, at(checked)).context["warnings"]
    assert item.acknowledged
    assert form is None


def test_nobody_signs_before_each_warning_was_looked_at(checked, stan, visit):
    answer = visit(stan, at(checked, "sign/"), signing(checked))

    assert answer.status_code == 409
    assert worlds.again(checked).status == Status.CHECKED


def test_there_is_no_warning_of_any_name(checked, stan, visit):
    form = {"code": "nothing", "acknowledge-nothing-words": WORDS}

    assert visit(stan, at(checked, "acknowledge/"), form).status_code == 409


def test_the_files_of_a_draft_are_there_to_look_at(checked, stan, visit):
    page = visit(stan, at(checked)).content.decode()
    file = visit(stan, at(checked, "files/manifest.json"))

    assert checked.manifest in page
    assert file.content.startswith(b"{")
    assert "attachment" in file["Content-Disposition"]
    assert visit(stan, at(checked, "files/nothing.csv")).status_code == 404


@time_machine.travel(worlds.AT, tick=False)
def test_two_people_sign(begun, stan, hana, visit):
    release = worlds.signed(begun, stan)

    assert "approve" not in keys(visit(stan, at(release)))
    assert keys(visit(hana, at(release))) == ["approve", "send-back"]
    sent = signing(release, "approve")
    assert visit(stan, at(release, "approve/"), sent).status_code in (403, 409)
    assert visit(hana, at(release, "approve/"), sent).status_code == 302
    assert worlds.again(release).status == Status.APPROVED


@time_machine.travel(worlds.AT, tick=False)
def test_nobody_signs_a_package_that_they_did_not_read(begun, stan, hana, visit):
    release = worlds.signed(begun, stan)
    page = visit(hana, at(release)).content.decode()

    answer = visit(hana, at(release, "approve/"), {"approve-manifest": "0" * 64})

    assert f'name="approve-manifest" value="{release.manifest}"' in page
    assert answer.status_code == 409
    assert "Read it again" in answer.content.decode()
    assert worlds.again(release).status == Status.SIGNED


def test_bookings_set_aside_are_a_file_for_statisticians(begun, stan, visit):
    file = visit(stan, at(begun, "set-aside.csv"))

    heading, line = file.content.decode().splitlines()
    assert at(begun, "set-aside.csv") in visit(stan, at(begun)).content.decode()
    assert heading == "booking,county,reason"
    assert line.endswith(",39901,OUTSIDE_WINDOW")


@pytest.mark.parametrize("path", ["/releases/0/", "/releases/0/early/1/end/"])
def test_no_release_has_this_number(path, stan, visit):
    form = {} if "end" in path else None

    assert visit(stan, path, form).status_code == 404


def test_there_is_no_act_of_any_name(begun, stan, visit):
    assert visit(stan, at(begun, "publish/"), {}).status_code == 404
    assert set(ACTS) >= {"freeze", "sign", "approve"}
