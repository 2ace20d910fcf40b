"""A supervisor's pages of voids: who comes in, what they show, and what they do."""

from dataclasses import replace

import pytest

from matching.views import voiding
from matching.voiding.models import Void
from tests.kept import kept
from tests.matching.casework import casework
from tests.matching.voiding.steps import REASON, afresh, match_in_criminal, told_of, voided
from tests.signing_in import signed_in

CODES = {
    "susan": 200, "saul": 200,
    **dict.fromkeys(("sara", "omar", "iris", "jack", "otto", "luca", "rosa", "nobody"), 403),
}  # fmt: skip
FORM = {"found": "SECOND_LOOK", "reason": REASON}


@pytest.mark.parametrize("name", CODES)
def test_who_sees_the_pages_of_voids(name, client, fresh_case, susan, saul, request):
    void = voided(fresh_case.candidate_id, susan)
    browser = signed_in(client, request.getfixturevalue(name))

    assert browser.get("/casework/voids/").status_code == CODES[name]
    assert browser.get(f"/casework/voids/{void.pk}/").status_code == CODES[name]


def test_the_reference_of_a_letter_leads_to_its_void(client, fresh_case, susan):
    void = voided(fresh_case.candidate_id, susan)
    reference = told_of(void)[0].reference
    browser = signed_in(client, susan)

    found = browser.get("/casework/voids/", {"reference": f" {reference.lower()} "})
    nothing = browser.get("/casework/voids/", {"reference": "V-0000-0000"})

    assert found["Location"] == f"/casework/voids/{void.pk}/"
    assert nothing.status_code == 422
    assert b"No letter and no message has this reference" in nothing.content
    assert reference in browser.get(found["Location"]).content.decode()


def test_the_list_of_voids_goes_on_by_key(client, database, susan, monkeypatch, many_voids):
    monkeypatch.setattr(voiding, "LATEST", replace(voiding.LATEST, size=1))
    browser = signed_in(client, susan)

    first = browser.get("/casework/voids/")
    second = browser.get("/casework/voids/", {"after": first.context["page"].after})

    assert [page.context["page"].rows for page in (first, second)] == [
        [many_voids[1]], [many_voids[0]],
    ]  # fmt: skip
    assert second.context["page"].after == ""


@kept
def many_voids(fresh_case, riverton_police, rosa, susan):
    """Two, the earlier first."""
    pks = (fresh_case.candidate_id, match_in_criminal(riverton_police, rosa).pk)
    return [voided(pk, susan) for pk in pks]


def test_strangers_sign_in_first(client, fresh_case, susan):
    assert client.get("/casework/voids/").status_code == 302


def test_a_supervisor_voids_from_the_page(client, fresh_case, susan):
    page = f"/casework/voids/new/{fresh_case.candidate_id}/"
    browser = signed_in(client, susan)

    assert b"This cannot be taken back" in browser.get(page).content
    assert browser.post(page, FORM).status_code == 302
    with casework():
        assert Void.objects.get().voided_by == susan


@pytest.mark.parametrize("missing", FORM)
def test_a_void_without_words_is_refused_in_place(missing, client, fresh_case, susan):
    page = f"/casework/voids/new/{fresh_case.candidate_id}/"

    answer = signed_in(client, susan).post(page, FORM | {missing: ""})

    assert answer.status_code == 422
    with casework():
        assert not Void.objects.exists()


def test_what_is_void_or_never_was_a_match_has_no_page_to_void_it(client, fresh_case, susan):
    voided(fresh_case.candidate_id, susan)
    browser = signed_in(client, susan)

    for pk in (fresh_case.candidate_id, fresh_case.pk):
        assert browser.get(f"/casework/voids/new/{pk}/").status_code == 404


def test_the_page_shows_why_what_and_whom(client, fresh_case, otto, susan):
    void = voided(fresh_case.candidate_id, susan)

    page = signed_in(client, susan).get(f"/casework/voids/{void.pk}/").content.decode()

    for words in (REASON, "The place was told of the match", "otto", "Not looked at yet"):
        assert words in page
    assert "Record the second look" not in page


def test_another_supervisor_takes_the_second_look(client, fresh_case, susan, saul):
    void = voided(fresh_case.candidate_id, susan)
    page, given = f"/casework/voids/{void.pk}/", {"status": "DISPUTED", "opinion": "Same core."}
    browser = signed_in(client, saul)

    assert browser.post(page, given | {"opinion": ""}).status_code == 422
    assert browser.post(page, given).status_code == 302
    assert afresh(void).status == "DISPUTED"
    assert browser.post(page, given).status_code == 409


def test_nobody_confirms_their_own_void(client, fresh_case, susan):
    void = voided(fresh_case.candidate_id, susan)

    answer = signed_in(client, susan).post(
        f"/casework/voids/{void.pk}/", {"status": "CONFIRMED", "opinion": "Yes."}
    )

    assert answer.status_code == 403
    assert afresh(void).status == "UNCONFIRMED"


def test_the_page_of_the_booking_says_voided(client, fresh_case, otto, susan):
    voided(fresh_case.candidate_id, susan)

    page = signed_in(client, otto).get(f"/bookings/{fresh_case.booking_id}/").content

    assert b"Immigration match voided" in page
    assert b"Voided: the match was wrong" in page
