"""Two officials at the same moment, each on a connection of their own: one decides."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from portal.participation import drafts, proposals
from portal.participation.models import Document, ParticipationEvent, Proposal
from portal.states import TransitionRefused
from tests.portal.participation.drafting import now, reread, submitted, within

pytestmark = pytest.mark.usefixtures("committed")


def together(*calls):
    """Make the calls at once; what each returned, or how it was refused."""
    start = threading.Barrier(len(calls))

    def one(call):
        start.wait()
        try:
            return call()
        except (TransitionRefused, drafts.AnotherOpen) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def signing(proposal, person):
    seen = proposals.version_of(proposal)

    def call():
        with within(proposal.jurisdiction):
            return proposals.sign(proposal_id=proposal.pk, seen=seen, by=person, at=now())

    return call


def beginning(place, person):
    def call():
        with within(place):
            return drafts.begin(acting=place, about=place, by=person, at=now())

    return call


def discarding(proposal, person):
    def call():
        with within(proposal.jurisdiction):
            return proposals.discard(proposal_id=proposal.pk, by=person, at=now())

    return call


@pytest.mark.parametrize("again", range(3))
def test_of_two_who_sign_at_once_one_enters_the_act(again, riverton, otto, carl, gwen):
    proposal = submitted(riverton, otto)

    results = together(signing(proposal, carl), signing(proposal, gwen))

    (refusal,) = [r for r in results if isinstance(r, Exception)]
    assert str(refusal) == "Somebody signed this already. It is entered."
    assert ParticipationEvent.objects.count() == Document.objects.count() == 1


@pytest.mark.parametrize("again", range(3))
def test_an_act_is_signed_or_discarded_and_never_both(again, riverton, otto, carl):
    proposal = submitted(riverton, otto)

    together(signing(proposal, carl), discarding(proposal, otto))

    entered = ParticipationEvent.objects.count()
    assert entered == (1 if reread(proposal).status == "SIGNED" else 0)


@pytest.mark.parametrize("again", range(3))
def test_of_two_who_begin_at_once_one_has_the_draft(again, riverton, otto, carl):
    results = together(beginning(riverton, otto), beginning(riverton, carl))

    (refusal,) = [r for r in results if isinstance(r, Exception)]
    with within(riverton):
        assert refusal.proposal == Proposal.objects.get()
