"""What the people of a place see of detainers, and what they do there."""

from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from matching.custody.lists import LISTS
from matching.detainers.models import Answer
from portal.worklists.models import SavedFilter
from tests.matching.casework import casework
from tests.matching.detainers.steps import afresh, answered, drafted, in_state, moved, served
from tests.matching.factories import now

READERS = ["jack", "otto", "carl", "gwen"]
STRANGERS = ["leo", "luca", "rosa", "nobody", "omar", "susan"]


def act(detainer, key: str) -> str:
    return reverse("detainer-act", args=[detainer.pk, key])


def detail(detainer) -> str:
    return reverse("detainer-detail", args=[detainer.pk])


@pytest.mark.parametrize("who", READERS)
def test_custody_and_officials_read_a_detainer(who, request, visit, detainer):
    page = visit(request.getfixturevalue(who), detail(detainer))

    assert page.status_code == 200
    assert detainer.number in page.content.decode()


@pytest.mark.parametrize("who", STRANGERS)
def test_nobody_else_does(who, request, visit, detainer):
    person = request.getfixturevalue(who)

    assert visit(person, detail(detainer)).status_code == 404
    assert visit(person, reverse("detainer-paper", args=[detainer.pk])).status_code == 404
    assert visit(person, act(detainer, "answer")).status_code == 404


@pytest.mark.parametrize("who", STRANGERS)
def test_lists_next_door_do_not_name_it(who, request, visit, detainer):
    person = request.getfixturevalue(who)

    for key in LISTS:
        for name in ("detainer-list", "detainer-csv"):
            page = visit(person, reverse(name, args=[key]))
            assert detainer.number not in page.content.decode()


def test_a_draft_is_not_shown_to_the_place(visit, case, omar, jack):
    draft = drafted(case, omar)

    assert visit(jack, detail(draft)).status_code == 404
    assert draft.number not in visit(jack, reverse("detainer-list", args=["all"])).content.decode()


def test_a_new_detainer_waits_in_three_lists(visit, detainer, jack):
    listed = {
        key
        for key in LISTS
        if detainer.number in visit(jack, reverse("detainer-list", args=[key])).content.decode()
    }

    assert listed == {"receive", "serve", "answer", "open", "all"}


def test_the_first_page_shows_what_is_due(visit, detainer, jack):
    page = visit(jack, reverse("detainer-home"))

    assert page.content.decode().count(detainer.number) == 3


def test_the_paper_comes_as_a_pdf(visit, detainer, jack):
    page = visit(jack, reverse("detainer-paper", args=[detainer.pk]))

    assert page.content.startswith(b"%PDF")
    assert page.headers["Cache-Control"] == "no-store"


def test_an_official_is_offered_no_act(visit, detainer, otto, jack):
    assert act(detainer, "answer") not in visit(otto, detail(detainer)).content.decode()
    assert act(detainer, "answer") in visit(jack, detail(detainer)).content.decode()


def test_an_official_who_acts_all_the_same_is_refused(visit, detainer, otto):
    page = visit(otto, act(detainer, "answer"), {"choice": "DECLINE"})

    assert page.status_code == 403
    assert afresh(detainer).status == "ISSUED"


def test_custody_acknowledges_once(visit, detainer, jack):
    assert visit(jack, act(detainer, "acknowledge"), {}).status_code == 302
    again = visit(jack, act(detainer, "acknowledge"), {})

    assert again.status_code == 409
    assert "already" in again.content.decode()


def at_the_issue(detainer) -> str:
    """The minute of the issue by the clocks of the place, as a browser sends it."""
    local = detainer.issued_at.astimezone(ZoneInfo(detainer.jurisdiction.time_zone))
    return f"{local:%Y-%m-%dT%H:%M}"


@pytest.mark.parametrize(
    ("proof", "code", "state"), [("He signed for it.", 302, "SERVED"), ("", 422, "ISSUED")]
)
def test_custody_serves_the_person_with_proof(proof, code, state, visit, detainer, jack):
    given = {"means": "BY_HAND", "served_at": at_the_issue(detainer), "proof": proof}

    assert visit(jack, act(detainer, "serve"), given).status_code == code
    assert afresh(detainer).status == state


def test_an_expired_hold_waits_for_no_answer(visit, case, omar, jack):
    detainer = in_state("RELEASE_DUE", case, None, omar, jack)

    def listed() -> bool:
        return detail(detainer) in visit(jack, "/detainers/lists/answer/").content.decode()

    assert listed()
    moved(detainer, "EXPIRED", None, in_casework=True)
    assert not listed()


def test_no_severity_of_a_conviction_is_chosen_beforehand(visit, waiting, jack):
    page = visit(jack, act(waiting, "conviction")).content.decode()
    answer = visit(jack, act(waiting, "conviction"), {"severity": ""})

    assert '<option value="" selected>' in page
    assert answer.status_code == 422


def test_custody_answers_and_declines(visit, detainer, jack):
    assert visit(jack, act(detainer, "answer"), {"choice": "DECLINE"}).status_code == 302

    assert afresh(detainer).status == "DECLINED"
    with casework():
        assert Answer.objects.get(detainer=detainer).answered_by == jack


def test_a_wrong_answer_is_refused(visit, detainer, jack):
    assert visit(jack, act(detainer, "answer"), {"choice": "MAYBE"}).status_code == 422


def test_custody_records_a_claim_that_stops_it(visit, detainer, jack):
    given = {"kind": "CITIZENSHIP", "claimant": "PERSON", "words": "I was born here."}

    assert visit(jack, act(detainer, "claim"), given).status_code == 302

    page = visit(jack, detail(detainer)).content.decode()
    assert "A supervisor of the program decides" in page
    assert "I was born here" not in page


def test_custody_reports_release_due_and_the_release(visit, detainer, jack):
    served(detainer, jack)
    answered(detainer, jack)
    local = now().astimezone(ZoneInfo(detainer.jurisdiction.time_zone))
    moment = {"moment": f"{local:%Y-%m-%dT%H:%M}"}

    assert visit(jack, act(detainer, "due"), moment).status_code == 302
    assert afresh(detainer).status == "RELEASE_DUE"
    assert visit(jack, act(detainer, "release"), moment).status_code == 302
    assert afresh(detainer).status == "RELEASED"


def test_an_unknown_act_or_list_is_not_found(visit, detainer, jack):
    assert visit(jack, act(detainer, "deport")).status_code == 404
    assert visit(jack, reverse("detainer-list", args=["nothing"])).status_code == 404


def test_the_file_has_codes_and_no_names(visit, detainer, jack):
    page = visit(jack, reverse("detainer-csv", args=["open"]))

    lines = page.content.decode().splitlines()
    assert lines[0].startswith("detainer,place,agency,booking,form,status")
    assert lines[1].startswith(f"{detainer.number},39901,OH0990100,")
    assert "Invented" not in page.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [("form=I247A", True), ("form=JUN2011", False), ("agency=oh0990100", True), ("place=1", None)],
)
def test_a_list_is_narrowed(query, found, visit, detainer, jack):
    page = visit(jack, f"{reverse('detainer-list', args=['open'])}?{query}").content.decode()

    assert (detainer.number in page) == bool(found)
    assert ("cannot be read" in page) == (found is None)


def test_a_booking_says_that_there_is_a_detainer(visit, detainer, jack, rosa):
    path = reverse("booking-detail", args=[detainer.booking_id])

    assert detainer.number in visit(jack, path).content.decode()
    assert detainer.number not in visit(rosa, path).content.decode()


def test_a_filter_is_kept_under_a_name_and_dropped(visit, detainer, jack):
    path = reverse("detainer-list", args=["open"])
    asked = {"key": "open"}
    kept = visit(jack, f"{reverse('detainer-keep', kwargs=asked)}?form=I247A", {"name": "Of 2017"})

    assert kept.headers["Location"] == f"{path}?form=I247A"
    found = SavedFilter.objects.get(user=jack, worklist="desk-open")
    assert '<a class="usa-link margin-right-2" href="?form=I247A">Of 2017</a>' in (
        visit(jack, path).content.decode()
    )
    drop = reverse("detainer-drop", kwargs={**asked, "number": found.pk})
    assert visit(jack, drop, {}).status_code == 302
    assert "Of 2017" not in visit(jack, path).content.decode()


def test_a_filter_that_cannot_be_read_is_not_kept(visit, detainer, jack):
    address = f"{reverse('detainer-keep', args=['open'])}?place=1"

    assert visit(jack, address, {"name": "Nowhere"}).status_code == 302
    assert not SavedFilter.objects.exists()


def test_nobody_drops_the_filter_of_another(visit, detainer, jack, otto):
    visit(jack, f"{reverse('detainer-keep', args=['open'])}?form=I247A", {"name": "Of 2017"})
    kept = SavedFilter.objects.get()

    assert visit(otto, reverse("detainer-drop", args=["open", kept.pk]), {}).status_code == 404
    assert SavedFilter.objects.exists()


def test_without_the_fonts_of_the_paper_the_page_says_so(visit, detainer, jack, settings):
    settings.FONT_PACKAGES = settings.STATE_DIR / "nothing"

    page = visit(jack, reverse("detainer-paper", args=[detainer.pk]))

    assert page.status_code == 503
    assert detail(detainer) in page.content.decode()
