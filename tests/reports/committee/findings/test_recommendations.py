"""A recommendation from its adoption to the last verified step: who does what, and when."""

from datetime import date

import pytest

from complaints.vault.words import WordsMissing
from portal.jurisdictions.access import AccessDenied
from portal.mail.services import body_of, letters_to
from portal.participation.documents import NotADocument
from portal.states import TransitionRefused
from portal.training.errors import Untrained
from reports.committee.findings import advising
from reports.committee.findings.models import Recommendation, Response, Step
from reports.committee.findings.refusals import (
    DayUnfit,
    NoSuchFinding,
    NothingUndertaken,
    StepUnfit,
    SupersededBySelf,
)
from reports.committee.findings.states import RECOMMENDATION, Progress
from reports.committee.seats.refusals import MustKeepAway
from tests.factories import trained
from tests.kept import kept
from tests.portal.participation.files import pdf
from tests.portal.training.keeping.people import newcomer
from tests.portal.training.registering import gate_long_ago
from tests.reports.committee.findings import way
from tests.reports.committee.findings.way import ANSWERED, SENT, again
from tests.reports.committee.worlds import inside
from tests.reports.gated import PLACE

LATER = ANSWERED + 3 * way.DAY
STATES = ["advice", "sent", "agreed", "under_way", "verified", "superseded"]


@kept
def verified(under_way, otto, sybil) -> Recommendation:
    way.done(under_way, otto)
    way.verified(under_way, sybil)
    return again(under_way)


@kept
def superseded(sent, another, sybil) -> Recommendation:
    return instead(sent, another, sybil)


def instead(advice, other, by):
    return inside(
        advising.supersede, recommendation_id=advice.pk, other_id=other.pk, by=by, at=LATER
    )


def more(advice, by, step=1, reason="Which order?"):
    given = {"recommendation_id": advice.pk, "step": step, "reason": reason}
    return inside(advising.ask_for_more, by=by, at=LATER, **given)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("act", ["sent", "answered", "undertaken", "verify", "supersede"])
def test_a_recommendation_goes_where_the_table_leads_and_nowhere_else(
    act, state, sybil, otto, request
):
    advice = again(request.getfixturevalue(state))
    other = request.getfixturevalue("another")
    target, call = {
        "sent": (Progress.TRANSMITTED, lambda: way.sent(advice, sybil)),
        "answered": (Progress.ANSWERED, lambda: way.answered(advice, otto)),
        "undertaken": (Progress.IMPLEMENTING, lambda: way.undertaken(advice, otto)),
        "verify": (Progress.VERIFIED, lambda: way.verified(advice, sybil)),
        "supersede": (Progress.SUPERSEDED, lambda: instead(advice, other, sybil)),
    }[act]
    if act == "verify" and advice.status == Progress.IMPLEMENTING:
        way.done(advice, otto)
    again_under_way = act == "undertaken" and advice.status == Progress.IMPLEMENTING

    if target in RECOMMENDATION.ways[advice.status] or again_under_way:
        call()
        assert again(advice).status == target
    else:
        with pytest.raises((TransitionRefused, AccessDenied, StepUnfit, NoSuchFinding)):
            call()
        assert again(advice).status == advice.status


@pytest.mark.parametrize("name", ["mabel", "nobody", "otto", "paul"])
def test_the_secretariat_sends_verifies_and_supersedes(name, advice, under_way, otto, request):
    person = request.getfixturevalue(name)
    way.done(under_way, otto)

    for call in (
        lambda: way.verified(under_way, person),
        lambda: more(under_way, person),
        lambda: instead(under_way, under_way, person),
    ):
        with pytest.raises(AccessDenied):
            call()


@pytest.mark.parametrize("name", ["luca", "rosa", "paul", "chief", "sybil", "nobody", "mona"])
def test_nobody_but_the_addressees_own_people_reply(name, sent, request):
    with pytest.raises(AccessDenied):
        way.answered(sent, request.getfixturevalue(name))

    assert again(sent).status == Progress.TRANSMITTED


@pytest.mark.parametrize("name", ["otto", "carl", "gwen"])
def test_an_official_counsel_or_the_state_replies(name, sent, request):
    way.answered(sent, request.getfixturevalue(name), "PARTLY")

    assert inside(Response.objects.get).stance == "PARTLY"


def test_the_programs_office_replies_for_the_program_and_no_official_does(
    matter, sybil, committee, draft, program, paul, otto, mabel, mina, milo, moses
):
    way.proposed(draft, sybil, "US", words="Tell officers.")
    way.circulated(draft, sybil)
    item = way.met(matter, sybil, committee)
    way.does("deliberate", draft, sybil, at=way.MET, item_id=item.pk)
    votes = dict.fromkeys((mabel, mina, milo, moses), "YES")
    motion = way.decided(way.moved(item, mabel, mina), sybil, votes)
    way.does("record_vote", draft, sybil, at=way.VOTED, motion_id=motion.pk)
    way.settled(draft, sybil)
    advice = inside(Recommendation.objects.get, addressee=program)
    way.sent(advice, sybil)

    with pytest.raises(AccessDenied):
        way.answered(advice, otto)
    way.answered(advice, paul)

    assert again(advice).status == Progress.ANSWERED


def test_whoever_answers_there_is_written_to_without_a_word_of_it(advice, sybil, otto):
    otto.email = "otto@riverton.example"
    otto.save()

    way.sent(advice, sybil)

    (letter,) = letters_to("otto@riverton.example")
    assert "recommendation 2026-1 to Riverton County" in body_of(letter)
    assert way.ADVICE not in body_of(letter)


@pytest.mark.parametrize("day", [way.REPLY_BY - way.DAY, SENT.date()])
def test_the_day_of_the_reply_is_to_come_and_no_earlier_than_adopted(day, advice, sybil):
    with pytest.raises(DayUnfit):
        way.sent(advice, sybil, due_on=day)


def test_what_is_sent_late_names_a_later_day(advice, sybil):
    late = SENT.replace(month=11)

    with pytest.raises(DayUnfit):
        way.sent(advice, sybil, at=late)
    way.sent(advice, sybil, at=late, due_on=date(2026, 12, 15))

    assert again(advice).due_on == date(2026, 12, 15)


def test_a_late_reply_is_taken(sent, otto):
    way.answered(sent, otto, at=SENT.replace(month=12))

    assert again(sent).status == Progress.ANSWERED


def test_a_reply_says_something(sent, otto):
    with pytest.raises(WordsMissing):
        way.at_place(
            sent, way.answer, stance="CONCUR", words=" ", office="Sheriff", by=otto, at=SENT
        )


def test_who_does_not_concur_undertakes_nothing(sent, otto):
    way.answered(sent, otto, "DOES_NOT")

    with pytest.raises(NothingUndertaken):
        way.undertaken(sent, otto)


def test_a_step_is_not_undertaken_for_a_day_that_is_past(agreed, otto):
    with pytest.raises(DayUnfit):
        way.undertaken(agreed, otto, due_on=ANSWERED.date() - way.DAY)


def test_a_step_is_done_once_by_evidence_and_verified_once(under_way, otto, sybil):
    with pytest.raises(StepUnfit):
        way.verified(under_way, sybil)
    with pytest.raises(WordsMissing):
        way.done(under_way, otto, evidence="")
    way.done(under_way, otto)
    with pytest.raises(StepUnfit):
        way.done(under_way, otto)
    way.verified(under_way, sybil)
    with pytest.raises(StepUnfit):
        way.verified(under_way, sybil)


def test_it_is_carried_out_with_the_last_step(under_way, otto, sybil):
    way.undertaken(under_way, otto, words="A training.")
    way.done(under_way, otto, 2)
    way.verified(under_way, sybil, 2)
    assert again(under_way).status == Progress.IMPLEMENTING

    way.done(under_way, otto, 1)
    way.verified(under_way, sybil, 1)

    assert again(under_way).status == Progress.VERIFIED


def test_evidence_can_have_a_document(under_way, otto):
    way.done(under_way, otto, content=pdf(), name="order 12.pdf")

    step = inside(Step.objects.select_related("document").get)
    assert (step.document.name, step.document.media_type) == ("order 12.pdf", "application/pdf")


def test_what_is_no_document_is_no_evidence(under_way, otto):
    with pytest.raises(NotADocument):
        way.done(under_way, otto, content=b"<script>", name="order.pdf")

    assert inside(Step.objects.get).done_at is None


def test_a_stranger_has_no_file_read(under_way, luca):
    with pytest.raises(AccessDenied):
        way.done(under_way, luca, content=b"anything")


def test_more_is_asked_for_in_public_and_the_step_is_open_again(under_way, otto, sybil):
    way.done(under_way, otto)

    more(under_way, sybil)
    step = inside(Step.objects.get)
    assert (step.done_at, step.evidence, step.asked_more) == (None, "", "Which order?")

    way.done(under_way, otto, evidence="Order 12, attached.")
    assert inside(Step.objects.get).asked_more == ""


def test_the_addressee_is_told_that_more_is_asked_for(under_way, otto, sybil):
    otto.email = "otto@riverton.example"
    otto.save()
    way.done(under_way, otto)

    more(under_way, sybil)

    (letter,) = letters_to("otto@riverton.example")
    assert "step 1 of recommendation 2026-1" in body_of(letter)
    assert "Which order?" not in body_of(letter)


def test_nothing_is_superseded_by_itself_or_by_what_does_not_stand(advice, another, sybil):
    with pytest.raises(SupersededBySelf):
        instead(advice, advice, sybil)
    instead(advice, another, sybil)
    with pytest.raises(SupersededBySelf):
        instead(another, advice, sybil)

    assert again(advice).superseded_by_id == another.pk
    assert again(advice).status == Progress.SUPERSEDED


def test_a_secretary_who_sits_and_keeps_away_does_nothing_about_it(advice, matter, mae):
    mae.is_superuser = True
    mae.save()
    way.kept_from(matter, mae)

    with pytest.raises(MustKeepAway):
        way.sent(advice, mae)


@pytest.mark.parametrize("role", PLACE)
def test_nobody_answers_undertakes_or_completes_untrained(role, under_way, riverton):
    person = newcomer(riverton, "nick", role)
    gate_long_ago(role)

    for act in (
        lambda: way.answered(under_way, person),
        lambda: way.undertaken(under_way, person),
        lambda: way.done(under_way, person),
    ):
        with pytest.raises(Untrained):
            act()

    assert way.done(under_way, trained(person, way.ANSWERED)).done_by == person
