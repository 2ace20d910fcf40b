"""Hold policies at their pages: entered by one, approved by another, read by anybody."""

import pytest
from django.urls import reverse

from matching.detainers.models import HoldPolicy, HoldProposal
from tests.matching.detainers.policies import cook, trust_act
from tests.matching.factories import within

LINE = 'Convicted of a felony | {"fact": "felony_conviction", "==": "PRESENT"}'
NEW = reverse("hold-policy-new", args=["39901"])


def entry(**differs) -> dict[str, str]:
    given = {"title": "Policy", "citation": "Chapter 1", "effective_at": "2026-01-01T00:00"}
    return {**given, "conditions": LINE, **differs}


def proposal_of(place) -> HoldProposal:
    with within(place):
        return HoldProposal.objects.get()


def test_one_enters_and_another_approves(visit, riverton, otto, carl):
    assert visit(otto, NEW, entry()).status_code == 302
    page = reverse("hold-proposal", args=[proposal_of(riverton).pk])

    assert visit(otto, page, {"act": "approve"}).status_code == 403
    assert visit(carl, page, {"act": "approve"}).status_code == 302

    policy = HoldPolicy.objects.get()
    assert (policy.entered_by, policy.approved_by) == (otto, carl)
    assert [one.words for one in policy.conditions.all()] == ["Convicted of a felony"]


def test_it_can_be_discarded_and_not_approved_then(visit, riverton, otto, carl):
    visit(otto, NEW, entry())
    page = reverse("hold-proposal", args=[proposal_of(riverton).pk])

    assert visit(carl, page, {"act": "discard"}).status_code == 302
    assert visit(carl, page, {"act": "approve"}).status_code == 409


@pytest.mark.parametrize(
    "wrong",
    [
        {"conditions": "A felony"},
        {"conditions": "A felony | {"},
        {"conditions": 'Cats | {"fact": "cats", "==": "PRESENT"}'},
        {"conditions": "| 1"},
        {"title": ""},
        {"effective_at": "2026-01-01T00:00Z"},
    ],
)
def test_what_is_no_policy_is_refused_above_the_form(wrong, visit, riverton, otto):
    assert visit(otto, NEW, entry(**wrong)).status_code == 422

    with within(riverton):
        assert not HoldProposal.objects.exists()


@pytest.mark.parametrize("who", ["luca", "jack", "rosa", "nobody", "omar", "chief"])
def test_nobody_else_has_these_pages(who, request, visit, riverton, otto):
    visit(otto, NEW, entry())
    page = reverse("hold-proposal", args=[proposal_of(riverton).pk])
    stranger = request.getfixturevalue(who)

    assert visit(stranger, NEW, entry()).status_code == 404
    if who == "chief":  # an administrator reads, and decides for no place
        assert visit(stranger, page, {"act": "approve"}).status_code in (403, 404)
    else:
        assert visit(stranger, page, {"act": "approve"}).status_code == 404
    assert not HoldPolicy.objects.exists()


def test_anybody_reads_what_is_in_force_and_what_was(client, riverton, ohio):
    cook(riverton)
    trust_act(ohio)

    page = client.get(reverse("hold-policy", args=["39901"])).content.decode()

    assert "Policy for responding to detainers" in page
    assert "every hold is declined" in page
    assert "Convicted of a serious or violent felony" in page


def test_the_page_of_a_place_leads_there(client, riverton):
    path = reverse("hold-policy", args=["39901"])

    assert path in client.get(reverse("jurisdiction-detail", args=["39901"])).content.decode()
    assert "no hold policy of its own" in client.get(path).content.decode()


@pytest.mark.parametrize("code", ["00000", "US", "x"])
def test_a_place_that_is_not_there_has_no_page(code, client, riverton):
    assert client.get(reverse("hold-policy", args=[code])).status_code == 404
