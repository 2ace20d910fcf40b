"""Whoever holds a notice says that the person is a citizen, a victim or a witness."""

import pytest
from django.db import IntegrityError
from django.urls import reverse

from matching.detainers.models import Detainer, NoticeKey
from matching.notice import limits
from matching.notice.errors import SaidTooOften
from matching.notice.saying import Speaker, claim_of, say
from matching.status.errors import ClaimStops
from matching.status.models import Claim
from matching.status.sealed import words_of
from portal.audit.models import AuditEvent
from portal.jurisdictions import scope
from tests.matching.casework import casework
from tests.matching.factories import now
from tests.matching.notice.papers import advance, claims_of, paper
from tests.signing_in import signed_in

CLAIM = "/notice/claim/"
SAID = {"kind": "CITIZENSHIP", "speaker": "PERSON", "words": "I was born in Toledo."}


@pytest.fixture
def inside(client, held):
    """A browser in which the notice is open."""
    client.post("/notice/", held.pair)
    return client


@pytest.mark.parametrize("kind", Claim.Kind.values)
@pytest.mark.parametrize("speaker", Speaker.values)
def test_a_claim_of_every_kind_by_everybody_is_taken_in_at_once(inside, held, kind, speaker):
    answer = inside.post(CLAIM, {"kind": kind, "speaker": speaker, "words": ""})

    (claim,) = claims_of(held)
    assert answer["Location"] == reverse("notice-claim-received", args=[claim.pk])
    assert (claim.kind, claim.claimant, claim.recorded_by) == (kind, speaker, None)
    assert claim.outcome == ""


def test_the_words_are_sealed_for_the_place(inside, held):
    inside.post(CLAIM, SAID)

    (claim,) = claims_of(held)
    assert b"Toledo" not in bytes(claim.words)
    assert words_of(claim) == SAID["words"]


def test_it_stops_the_way_to_a_hold_in_the_database(inside, held):
    inside.post(CLAIM, SAID)

    with pytest.raises(IntegrityError, match="a claim is undecided"), casework():
        Detainer.objects.filter(pk=held.detainer_id).update(status="ACTIVE")
    with pytest.raises(ClaimStops):
        advance(held, "ACTIVE")
    advance(held, "RELEASED")


def test_the_receipt_says_when_it_came_in_and_that_everything_stops(inside, held):
    answer = inside.post(CLAIM, SAID, follow=True)

    page = answer.content.decode()
    assert "It came in" in page
    assert "no step toward a hold or a transfer" in page
    assert held.number in page
    assert "Toledo" not in page


def test_the_notice_shows_that_it_waits(inside):
    inside.post(CLAIM, SAID)

    page = inside.get("/notice/hold/").content.decode()

    assert "Not decided yet" in page


def test_the_page_comes_with_the_answer_that_the_link_asked_for(inside):
    page = inside.get(f"{CLAIM}?kind=VICTIM").content.decode()

    assert 'value="VICTIM"' in page
    assert page.count("checked") == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": ""},
        {"kind": "ALIEN"},
        {"speaker": ""},
        {"speaker": "OFFICER"},
        {"words": "x" * 4001},
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(inside, held, wrong):
    answer = inside.post(CLAIM, SAID | wrong)

    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert claims_of(held) == []


def test_nobody_claims_without_the_code(client, held):
    answer = client.post(CLAIM, SAID)

    assert answer["Location"] == "/notice/"
    assert claims_of(held) == []


def test_a_claim_goes_to_the_opened_notice_and_no_other(inside, held, next_door):
    inside.post(CLAIM, SAID | {"booking_id": str(next_door.booking.pk)})

    assert len(claims_of(held)) == 1
    assert claims_of(next_door) == []


def test_the_receipt_of_another_notice_is_not_shown(inside, held, next_door):
    key = NoticeKey.objects.select_related("jurisdiction").get(number=next_door.number)
    theirs = say(key=key, kind="VICTIM", speaker="FAMILY", words="", at=now())

    answer = inside.get(reverse("notice-claim-received", args=[theirs.pk]))

    assert answer.status_code == 404


def test_the_receipt_of_another_notice_of_the_same_place_is_not_shown(
    held, riverton_police, rosa, omar
):
    second = paper(riverton_police, rosa, omar)
    keys = {key.number: key for key in NoticeKey.objects.select_related("jurisdiction")}
    claim = say(key=keys[second.number], kind="VICTIM", speaker="FAMILY", words="", at=now())

    assert claim_of(keys[held.number], claim.pk) is None
    assert claim_of(keys[second.number], claim.pk) == claim


def test_ten_an_hour_are_taken_in_and_no_more(inside, held):
    for turn in range(limits.SAID_FOR_A_NOTICE):
        assert inside.post(CLAIM, SAID | {"words": f"Page {turn}."}).status_code == 302

    answer = inside.post(CLAIM, SAID)

    assert answer.status_code == 429
    assert len(claims_of(held)) == limits.SAID_FOR_A_NOTICE


def test_the_limit_is_a_notices_own(held, next_door):
    keys = {key.number: key for key in NoticeKey.objects.select_related("jurisdiction")}
    for _ in range(limits.SAID_FOR_A_NOTICE):
        limits.may_say(keys[held.number].pk)

    with pytest.raises(SaidTooOften):
        say(key=keys[held.number], kind="VICTIM", speaker="FAMILY", words="", at=now())
    say(key=keys[next_door.number], kind="VICTIM", speaker="FAMILY", words="", at=now())


def test_it_is_on_the_trail_by_nobody_and_without_words(inside, held, admin_trail):
    inside.post(CLAIM, SAID)

    (line,) = admin_trail("claim.made")
    assert line.actor == "system"
    assert "Toledo" not in str(line.detail)


@pytest.fixture
def admin_trail():
    def lines(event) -> list[AuditEvent]:
        with scope.within(scope.oversight(who="test", why="the trail")):
            return list(AuditEvent.objects.filter(event=event))

    return lines


@pytest.mark.parametrize("who", ["rosa", "otto", "jack", "luca", "omar", "chief", "ingrid"])
def test_whoever_signed_in_and_has_the_paper_may_say_so_and_is_not_named(
    client, held, who, request
):
    signed_in(client, request.getfixturevalue(who))
    client.post("/notice/", held.pair)

    client.post(CLAIM, SAID)

    assert [claim.recorded_by for claim in claims_of(held)] == [None]
