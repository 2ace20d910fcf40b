"""Who comes in by which door of participation, and what they find behind it."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from portal.jurisdictions.tenants import TenantQuerySet
from portal.participation.models import ParticipationEvent
from portal.participation.states import ProposalStatus
from tests.factories import NOON, ago, event, takes_part
from tests.portal.participation.desk import (
    at_desk,
    begun,
    code_of,
    paper,
    put_name_to,
    walk,
    words_of,
)
from tests.portal.participation.drafting import draft, now, reread, signed, submitted
from tests.portal.participation.files import pdf

OWN = {"otto": 200, "carl": 200, "gwen": 200}
OTHERS = ["rosa", "luca", "paul", "nobody", "chief"]
PLACES = {
    "/participation/": {
        **OWN, "luca": 200, "paul": 200, "rosa": 403, "nobody": 403, "chief": 403
    },
    "/participation/requests/": {"paul": 200, "otto": 403, "gwen": 403, "rosa": 403, "chief": 403},
    "/participation/new/39901/": {
        **OWN, "paul": 200, "luca": 403, "rosa": 403, "nobody": 403, "chief": 403
    },
    "/participation/new/39/": {"gwen": 200, "paul": 200, "otto": 403, "chief": 403},
    "/participation/new/US/": {"paul": 200, "gwen": 403, "otto": 403, "chief": 403},
    "/participation/new/00000/": {"otto": 404, "paul": 404},
}  # fmt: skip
PAGES = ["", "sign/", "send-back/", "discard/", "file/", "check/", "act/"]


@pytest.mark.parametrize(
    ("path", "name"), [(path, name) for path, codes in PLACES.items() for name in codes]
)
def test_each_door_opens_to_its_people(path, name, riverton, request):
    client = at_desk(request.getfixturevalue(name))

    assert client.get(path).status_code == PLACES[path][name]


@pytest.mark.parametrize("path", PLACES)
def test_a_stranger_is_asked_to_sign_in(path, riverton):
    answer = Client().get(path)

    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/account/login/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", OTHERS)
def test_what_is_on_its_way_is_for_those_who_may_act(name, page, riverton, otto, request):
    path = f"/participation/{submitted(riverton, otto).pk}/{page}"
    client = at_desk(request.getfixturevalue(name))

    assert client.get(path).status_code == 404
    assert client.post(path, {"note": "x"}).status_code in (404, 405)


@pytest.mark.parametrize("name", OWN)
def test_those_who_may_act_see_where_it_stands(name, riverton, otto, request):
    proposal = submitted(riverton, otto)

    shown = words_of(at_desk(request.getfixturevalue(name)).get(f"/participation/{proposal.pk}/"))

    assert "Opt-out: Riverton County, OH" in shown
    assert ("Read and sign" in shown) == (name != "otto")
    assert ("Take it back" in shown) == (name == "otto")


def test_the_list_names_what_waits_for_whom(riverton, otto, carl):
    submitted(riverton, otto)

    assert "Waits for your signature" in words_of(at_desk(carl).get("/participation/"))
    assert "Waits for a second signature" in words_of(at_desk(otto).get("/participation/"))


def test_a_second_beginning_is_refused_and_leads_to_the_first(riverton, otto, carl):
    first = draft(riverton, otto)

    answer = at_desk(carl).post("/participation/new/39901/")

    assert answer.status_code == 409
    assert "otto began an act about Riverton County, OH" in words_of(answer)
    assert f"/participation/{first.pk}/" in answer.content.decode()


@pytest.mark.parametrize("fields", [{"act": "NONE"}, {"concerns": "0"}, {"concerns": "x"}])
def test_a_beginning_that_fits_nothing_is_refused(fields, riverton, otto):
    answer = at_desk(otto).post("/participation/new/39901/", fields)

    assert answer.status_code == 400
    assert "Nothing was entered." in words_of(answer)


def test_a_place_is_found_by_its_code(riverton, gwen):
    client = at_desk(gwen)

    assert client.get("/participation/?place=39901")["Location"] == "/participation/new/39901/"
    assert client.get("/participation/?place=00000").status_code == 422


def test_a_signature_asks_for_a_code_first(riverton, otto, carl):
    where = f"/participation/{submitted(riverton, otto).pk}/"
    stale = at_desk(carl, seconds_ago=301)

    for answer in (stale.get(f"{where}sign/"), stale.post(f"{where}sign/")):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/account/2fa/reauthenticate/?next=")

    assert not ParticipationEvent.objects.filter(act="OPT_OUT").exists()


def test_nobody_signs_an_act_of_their_own(riverton, otto):
    where = f"/participation/{submitted(riverton, otto).pk}/"

    answer = put_name_to(at_desk(otto), where, seen="x")

    assert answer.status_code == 403
    assert "Nobody signs an act of their own." in words_of(answer)


def test_the_second_signature_finds_the_act_signed(riverton, otto, carl, gwen):
    proposal = submitted(riverton, otto)
    late = at_desk(gwen)
    put_name_to(at_desk(carl), f"/participation/{proposal.pk}/")

    answer = put_name_to(late, f"/participation/{proposal.pk}/", seen="x")

    assert answer.status_code == 409
    assert "Somebody signed this already." in words_of(answer)
    assert ParticipationEvent.objects.filter(act="OPT_OUT").count() == 1


def test_what_changed_since_it_was_read_is_not_signed(riverton, otto, carl):
    proposal = submitted(riverton, otto)

    answer = put_name_to(at_desk(carl), f"/participation/{proposal.pk}/", seen="2011-06-01")

    assert answer.status_code == 409
    assert "changed after you opened it" in words_of(answer)


def test_an_act_that_another_entry_overtook_is_refused_whole(riverton, otto, carl):
    takes_part(riverton, "L0")
    at = ago(days=1)
    proposal = submitted(riverton, otto, effective_at=at, retroactive=True)
    event(riverton, "OPT_IN", effective_at=at)

    answer = put_name_to(at_desk(carl), f"/participation/{proposal.pk}/")

    assert answer.status_code == 409
    assert "an entry about the same instant" in words_of(answer)
    assert reread(proposal).status == ProposalStatus.SUBMITTED


def test_an_act_goes_back_with_a_note(riverton, otto, carl):
    proposal = submitted(riverton, otto)
    where = f"/participation/{proposal.pk}/"

    assert at_desk(carl).post(f"{where}send-back/", {"note": ""}).status_code == 422
    assert at_desk(carl).post(f"{where}send-back/", {"note": "Wrong date."}).status_code == 302

    assert "Wrong date." in words_of(at_desk(otto).get(f"{where}dates/"))


def test_the_author_takes_it_back_without_a_note(riverton, otto):
    proposal = submitted(riverton, otto)

    at_desk(otto).post(f"/participation/{proposal.pk}/send-back/", {"note": ""})

    assert reread(proposal).status == ProposalStatus.DRAFT


def test_an_act_is_given_up_after_a_question(riverton, otto):
    proposal = draft(riverton, otto)
    client, path = at_desk(otto), f"/participation/{proposal.pk}/discard/"

    assert "Discard this act?" in words_of(client.get(path))
    assert client.post(path).status_code == 302

    assert reread(proposal).status == ProposalStatus.DISCARDED
    assert client.post(path).status_code == 409


def test_the_attached_document_is_handed_out_as_a_file(riverton, otto, carl):
    proposal = submitted(riverton, otto)

    answer = at_desk(carl).get(f"/participation/{proposal.pk}/file/")

    assert answer.content == pdf()
    assert answer["Content-Disposition"] == 'attachment; filename="r.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_a_signed_act_has_no_file_of_its_own(riverton, otto, carl):
    proposal = signed(riverton, otto, carl)

    assert at_desk(carl).get(f"/participation/{proposal.pk}/file/").status_code == 404


def test_an_entry_is_undone_from_the_list(riverton, otto, carl):
    takes_part(riverton, "L0")
    mistake = signed(riverton, otto, carl).event
    client = at_desk(otto)
    assert "Undo this entry" in words_of(client.get("/participation/"))

    where = begun(client, act="UNDO", concerns=mistake.pk)

    shown = words_of(client.get(f"{where}check/"))
    assert "Entry undone" in shown
    assert "Opt-out by the board of supervisors" in shown


def test_the_program_finds_the_requests_that_wait(riverton, lakeside, ohio, paul):
    event(riverton, "OPT_OUT")
    settled = event(lakeside, "NO_RETURN")
    event(lakeside, "DISPUTE", concerns=settled, effective_at=NOON)
    asked = event(ohio, "OPT_OUT")
    event(ohio, "QUESTION", concerns=asked, effective_at=NOON)

    shown = words_of(at_desk(paul).get("/participation/requests/"))

    assert "Riverton County, OH Opt-out" in shown
    assert "Ohio Opt-out" in shown
    assert "Lakeside" not in shown


def test_only_the_latest_request_of_a_place_waits(riverton, paul):
    event(riverton, "OPT_OUT")
    event(riverton, "OPT_IN", effective_at=NOON)

    shown = words_of(at_desk(paul).get("/participation/requests/"))

    assert "Riverton County, OH Opt-in" in shown
    assert "Opt-out" not in shown


def test_a_request_that_was_taken_back_waits_no_longer(riverton, paul):
    asked = event(riverton, "OPT_OUT")
    event(riverton, "WITHDRAWAL", concerns=asked, effective_at=NOON)

    assert "No request waits" in words_of(at_desk(paul).get("/participation/requests/"))


def test_the_program_disputes_with_a_reason_and_erases_nothing(riverton, paul, pia):
    takes_part(riverton, "L0")
    asked = event(riverton, "OPT_OUT", effective_at=NOON)
    client = at_desk(paul)
    where = begun(client, concerns=asked.pk)
    client.post(f"{where}act/", {"act": "DISPUTE"})
    letter = {"instrument": "LETTER", "authority": "the program"}

    assert client.post(f"{where}instrument/", letter).status_code == 422
    steps = {"act": {"act": "DISPUTE"}, "concerns": {"concerns_id": asked.pk}}
    rest = {"instrument": {**letter, "reason": "The MOA says otherwise."}}
    put_name_to(at_desk(pia), walk(client, where, **{**steps, **rest}))

    answer = ParticipationEvent.objects.get(act="DISPUTE")
    assert (answer.concerns, answer.reason) == (asked, "The MOA says otherwise.")
    assert riverton.periods.get(during__contains=now()).flow == "L2"
    assert "No request waits" in words_of(client.get("/participation/requests/"))


def test_the_program_sees_no_draft_of_a_place(riverton, otto, paul):
    draft(riverton, otto)

    shown = words_of(at_desk(paul).get("/participation/"))

    assert "otto" not in shown
    assert "Nothing is on its way" in shown


def test_a_file_name_is_made_safe(riverton, otto):
    proposal = draft(riverton, otto)
    path = f"/participation/{proposal.pk}/document/"

    at_desk(otto).post(path, {"file": paper(name='a"; b\n.exe.pdf')})

    assert reread(proposal).file_name.endswith(".pdf")
    assert not {'"', "\n", ";"} & set(reread(proposal).file_name)


def test_a_code_leads_back_to_the_signature(riverton, otto, carl):
    TOTP.activate(carl, secret := generate_totp_secret())
    where = f"/participation/{submitted(riverton, otto).pk}/"
    client = at_desk(carl, seconds_ago=301)
    asked = client.get(f"{where}sign/")

    answer = client.post(asked["Location"], {"code": code_of(secret)})

    assert answer["Location"] == f"{where}sign/"
    assert put_name_to(client, where)["Location"] == where


def test_an_entry_at_an_end_is_not_offered_to_be_undone(riverton, otto, carl):
    mistake = signed(riverton, otto, carl).event
    signed(riverton, otto, carl, "UNDO", concerns=mistake)

    shown = words_of(at_desk(otto).get("/participation/"))

    assert "At an end" in shown
    assert "Undo this entry" not in shown


def test_only_those_who_act_beyond_one_county_look_for_a_place(riverton, otto, gwen):
    assert "FIPS code" not in words_of(at_desk(otto).get("/participation/"))
    assert "FIPS code" in words_of(at_desk(gwen).get("/participation/"))


def test_the_program_sees_how_many_counties_change(program, riverton, lakeside, paul):
    takes_part(riverton, "L0")
    proposal = draft(program, paul, "DEACTIVATION")

    shown = words_of(at_desk(paul).get(f"/participation/{proposal.pk}/check/"))

    assert "Counties that change, by state State Counties Counties that change OH 2 1" in shown


@pytest.mark.parametrize("page", PAGES)
def test_row_security_hides_an_act_where_the_filter_is_forgotten(
    page, riverton, otto, luca, monkeypatch
):
    path = f"/participation/{submitted(riverton, otto).pk}/{page}"
    monkeypatch.setattr(TenantQuerySet, "visible_to", lambda rows, user, permission: rows.all())

    assert at_desk(luca).get(path).status_code == 404
    assert at_desk(otto).get(path).status_code != 404
