"""From a draft to an entry: two people, all or nothing, each way by whom it may be taken."""

import hashlib
from datetime import timedelta

import pytest

from portal.jurisdictions.access import AccessDenied
from portal.jurisdictions.roles import take_role
from portal.participation import drafts, proposals
from portal.participation.axes import flow_at
from portal.participation.entering import AlreadyEntered, NotFit
from portal.participation.models import Document, ParticipationEvent, Proposal
from portal.participation.states import LIFECYCLE, ProposalStatus
from portal.states import TransitionRefused
from tests.factories import NOON, event, takes_part
from tests.portal.participation.drafting import (
    draft,
    now,
    reread,
    sign,
    signed,
    submitted,
    within,
)
from tests.portal.participation.files import pdf

MOVES = {
    "SUBMITTED": proposals.submit,
    "SIGNED": proposals.sign,
    "DRAFT": proposals.send_back,
    "DISCARDED": proposals.discard,
}


def take_way(proposal, target, by):
    more = {"SIGNED": {"seen": proposals.version_of(proposal)}, "DRAFT": {"note": "No."}}
    with within(proposal.jurisdiction):
        return MOVES[target](proposal_id=proposal.pk, by=by, at=now(), **more.get(target, {}))


def in_state(status, riverton, otto, carl):
    made = draft(riverton, otto)
    if status in ("SUBMITTED", "SIGNED"):
        made = take_way(made, "SUBMITTED", otto)
    if status == "SIGNED":
        return take_way(made, "SIGNED", carl)
    return take_way(made, "DISCARDED", otto) if status == "DISCARDED" else made


def test_two_people_take_a_county_out(riverton, otto, carl):
    takes_part(riverton, "L0")

    proposal = signed(riverton, otto, carl)

    entry = proposal.event
    assert (entry.act, entry.author, entry.approver) == ("OPT_OUT", otto, carl)
    assert (entry.instrument, entry.authority) == ("RESOLUTION", "the board of supervisors")
    assert flow_at(jurisdiction_id=riverton.pk, at=entry.effective_at) == "L2"
    assert (proposal.status, proposal.closed_by) == ("SIGNED", carl)


def test_the_document_is_published_as_it_was_handed_in(riverton, otto, carl):
    entry = signed(riverton, otto, carl).event

    document = Document.objects.get()
    assert entry.document == document
    assert bytes(document.content) == pdf()
    assert document.sha256 == hashlib.sha256(pdf()).hexdigest()
    assert document.media_type == "application/pdf"


@pytest.mark.parametrize("source", ProposalStatus.values)
@pytest.mark.parametrize("target", ProposalStatus.values)
@pytest.mark.parametrize("name", ["otto", "carl"])
def test_the_table_alone_says_who_takes_which_way(
    source, target, name, request, riverton, otto, carl
):
    proposal = in_state(source, riverton, otto, carl)
    who = LIFECYCLE.ways[source].get(target)
    role = "author" if name == "otto" else "second person"

    if who is None or role not in who:
        refusal = TransitionRefused if who is None else AccessDenied
        with pytest.raises(refusal):
            take_way(proposal, target, request.getfixturevalue(name))
        assert reread(proposal).status == source
    else:
        take_way(proposal, target, request.getfixturevalue(name))
        assert reread(proposal).status == target


def test_what_was_submitted_is_no_longer_changed(riverton, otto, carl):
    proposal = submitted(riverton, otto)

    with within(riverton), pytest.raises(TransitionRefused, match="Take it back"):
        drafts.save_step(proposal_id=proposal.pk, answers={"vote": "5-0"}, by=otto, at=now())


def test_a_draft_is_changed_by_its_author_alone(riverton, otto, carl):
    proposal = draft(riverton, otto)

    with within(riverton), pytest.raises(AccessDenied, match="Only the author"):
        drafts.save_step(proposal_id=proposal.pk, answers={"vote": "5-0"}, by=carl, at=now())


def test_an_answer_that_is_none_is_refused(riverton, otto):
    proposal = draft(riverton, otto)

    with within(riverton), pytest.raises(NotFit, match="status"):
        drafts.save_step(proposal_id=proposal.pk, answers={"status": "SIGNED"}, by=otto, at=now())


def test_a_clerk_begins_nothing(riverton, rosa):
    with within(riverton), pytest.raises(AccessDenied):
        drafts.begin(acting=riverton, about=riverton, by=rosa, at=now())


def test_an_administrator_as_such_begins_nothing(riverton, chief):
    with within(riverton), pytest.raises(AccessDenied):
        drafts.begin(acting=riverton, about=riverton, by=chief, at=now())


def test_a_second_draft_names_the_first(riverton, otto, carl):
    first = draft(riverton, otto)

    with within(riverton), pytest.raises(drafts.AnotherOpen, match="otto began") as refusal:
        drafts.begin(acting=riverton, about=riverton, by=carl, at=now())

    assert refusal.value.proposal == first


def test_after_one_is_closed_the_next_may_begin(riverton, otto, carl):
    take_way(draft(riverton, otto), "DISCARDED", carl)

    assert draft(riverton, carl).status == "DRAFT"


@pytest.mark.parametrize(
    ("lack", "words"),
    [
        ({"act": ""}, "what is asked"),
        ({"instrument": ""}, "instrument and the authority"),
        ({"authority": ""}, "instrument and the authority"),
        ({"act": "ADVISORY"}, "city"),
    ],
)
def test_an_unfinished_draft_is_not_submitted(lack, words, riverton, otto):
    proposal = draft(riverton, otto, **lack)

    with pytest.raises(NotFit, match=words):
        take_way(proposal, "SUBMITTED", otto)


def test_without_a_document_nothing_is_submitted(riverton, otto):
    with within(riverton):
        proposal = drafts.begin(acting=riverton, about=riverton, by=otto, at=now(), act="OPT_OUT")

    with pytest.raises(NotFit, match="Attach the document"):
        take_way(proposal, "SUBMITTED", otto)


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ({"effective_at": NOON}, "has passed"),
        ({"effective_at": NOON.replace(year=2090), "retroactive": True}, "still to come"),
        ({"retroactive": True}, "names the time"),
    ],
)
def test_a_time_that_cannot_be_is_not_submitted(times, words, riverton, otto):
    proposal = draft(riverton, otto, **times)

    with pytest.raises(NotFit, match=words):
        take_way(proposal, "SUBMITTED", otto)


def test_a_time_that_passed_on_the_desk_of_the_second_person_is_refused(riverton, otto, carl):
    proposal = submitted(riverton, otto, effective_at=now() + timedelta(seconds=60))

    with within(riverton), pytest.raises(NotFit, match="has passed"):
        proposals.sign(
            proposal_id=proposal.pk,
            seen=proposals.version_of(proposal),
            by=carl,
            at=now() + timedelta(seconds=61),
        )

    assert reread(proposal).status == "SUBMITTED"
    assert not ParticipationEvent.objects.filter(act="OPT_OUT").exists()
    assert not Document.objects.exists()


def test_nobody_signs_what_was_changed_behind_their_back(riverton, otto, carl):
    proposal = submitted(riverton, otto)
    seen = proposals.version_of(proposal)
    take_way(proposal, "DRAFT", otto)
    take_way(proposal, "SUBMITTED", otto)

    with within(riverton), pytest.raises(proposals.Changed):
        proposals.sign(proposal_id=proposal.pk, seen=seen, by=carl, at=now())


def test_an_author_who_lost_the_right_is_not_countersigned(riverton, otto, carl):
    proposal = submitted(riverton, otto)
    take_role(user=otto, role="OFFICIAL", jurisdiction=riverton, by=None, at=NOON)

    with pytest.raises(AccessDenied):
        sign(proposal, carl)


def test_the_draft_of_an_author_who_left_does_not_block_the_place(riverton, otto, carl):
    proposal = draft(riverton, otto)
    take_role(user=otto, role="OFFICIAL", jurisdiction=riverton, by=None, at=NOON)

    take_way(proposal, "DISCARDED", carl)

    assert reread(proposal).closed_by == carl


def test_a_note_goes_back_with_the_act(riverton, otto, carl):
    proposal = take_way(submitted(riverton, otto), "DRAFT", carl)

    assert (proposal.note, proposal.submitted_at) == ("No.", None)
    assert take_way(proposal, "SUBMITTED", otto).note == ""


def test_what_is_closed_keeps_the_digest_and_not_the_file(riverton, otto, carl):
    for target in ("SIGNED", "DISCARDED"):
        closed = reread(take_way(submitted(riverton, otto), target, carl))

        assert closed.file is None
        assert len(closed.file_sha256) == 64


def test_an_act_that_changes_drops_the_entry_it_spoke_of(riverton, otto):
    order = event(riverton, "SUSPENSION")
    proposal = draft(riverton, otto, "LIFTING", concerns=order)

    with within(riverton):
        drafts.save_step(proposal_id=proposal.pk, answers={"act": "OPT_IN"}, by=otto, at=now())

    assert reread(proposal).concerns_id is None


def test_an_entry_at_an_end_is_not_ended_again(riverton, otto, carl):
    order = event(riverton, "SUSPENSION")
    proposal = submitted(riverton, otto, "LIFTING", concerns=order)
    event(riverton, "LIFTING", concerns=order, effective_at=NOON)

    with pytest.raises(AlreadyEntered):
        sign(proposal, carl)


def test_every_step_is_on_the_trail(riverton, otto, carl, admin_connection, committed):
    signed(riverton, otto, carl)

    rows = admin_connection.execute(
        "SELECT event, actor FROM audit_auditevent WHERE event LIKE 'proposal.%' ORDER BY id"
    ).fetchall()
    assert [name for name, _ in rows] == [
        "proposal.begun",
        "proposal.changed",
        "proposal.attached",
        "proposal.submitted",
        "proposal.signed",
    ]
    assert [who for _, who in rows][-2:] == [f"user:{otto.pseudonym}", f"user:{carl.pseudonym}"]


def test_a_draft_is_hidden_from_the_place_next_door(riverton, lakeside, otto):
    proposal = draft(riverton, otto)

    with within(lakeside):
        assert not Proposal.objects.filter(pk=proposal.pk).exists()


def test_the_program_answers_and_moves_nothing(riverton, program, paul, pia):
    asked = event(riverton, "OPT_OUT")
    before = flow_at(jurisdiction_id=riverton.pk, at=now())

    proposal = signed(riverton, paul, pia, "DISPUTE", acting=program, concerns=asked)

    assert (proposal.event.acting, proposal.event.concerns) == (program, asked)
    assert flow_at(jurisdiction_id=riverton.pk, at=now()) == before


@pytest.mark.parametrize("act", ["OPT_OUT", "NO_RETURN", "OPT_IN", "LIFTING", "ADVISORY"])
def test_the_program_never_speaks_for_a_place(act, riverton, program, paul):
    with within(program), pytest.raises(NotFit, match="cannot be entered here"):
        drafts.begin(acting=program, about=riverton, by=paul, at=now(), act=act)


@pytest.mark.parametrize("act", ["ACTIVATION", "ACCEPTANCE", "DISPUTE", "END"])
def test_a_place_never_speaks_for_the_program(act, riverton, otto):
    event(riverton, "OPT_OUT")

    with within(riverton), pytest.raises(NotFit, match="cannot be entered here"):
        drafts.begin(acting=riverton, about=riverton, by=otto, at=now(), act=act)


def test_nobody_undoes_the_entry_of_another_side(riverton, program, paul):
    asked = event(riverton, "OPT_OUT")

    with within(program), pytest.raises(NotFit):
        drafts.begin(acting=program, about=riverton, by=paul, at=now(), act="UNDO", concerns=asked)


def test_a_place_undoes_its_own_entry(riverton, otto, carl):
    takes_part(riverton, "L0")
    mistake = event(riverton, "OPT_OUT", effective_at=NOON)

    signed(
        riverton,
        otto,
        carl,
        "UNDO",
        concerns=mistake,
        effective_at=mistake.effective_at,
        retroactive=True,
    )

    assert flow_at(jurisdiction_id=riverton.pk, at=NOON) == "L0"
