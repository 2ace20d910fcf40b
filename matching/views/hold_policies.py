"""Hold policies: a place's public page, and its people's way to enter and approve one."""

import json
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from matching.detainers import policy_pages
from matching.detainers.policies import ConditionIn
from matching.detainers.services import approve_policy, discard_policy, propose_policy
from matching.policy.vocabulary import VOCABULARY
from matching.views.forms import WallClockField
from matching.views.refusals import REFUSALS, code_of
from portal.jurisdictions.access import may
from portal.jurisdictions.clock import in_zone_of
from portal.jurisdictions.requests import SignedRequest


class PolicyForm(forms.Form):
    """A hold policy: its name, its source, its time and its conditions."""

    title = forms.CharField(label=gettext_lazy("Name of the policy"), max_length=200)
    citation = forms.CharField(
        label=gettext_lazy("Where it is written: law, ordinance, order"), max_length=200
    )
    effective_at = WallClockField(
        label=gettext_lazy("In force from"), help_text=gettext_lazy("Local time of the place.")
    )
    ends = forms.BooleanField(
        label=gettext_lazy("This ends the policy: from then on the place has none"), required=False
    )
    conditions = forms.CharField(
        label=gettext_lazy("Conditions under which a hold is allowed"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=gettext_lazy(
            "One a line: its words, then | and its rule in the language below."
            " Without any line every hold is declined."
        ),
    )

    def clean_conditions(self) -> list[ConditionIn]:
        """Read the lines; what a rule may say is checked when it is entered."""
        lines = [one.strip() for one in self.cleaned_data["conditions"].splitlines()]
        return [_condition(line) for line in lines if line]


@require_safe
def policy_page(request: HttpRequest, fips: str) -> HttpResponse:
    """What a place decided about holds, now and before; no figures."""
    found = policy_pages.policies_of(fips, at=timezone.now())
    if found is None:
        raise Http404("No place has this code.")
    return render(request, "detainers/policy_page.html", {"found": found, "now": timezone.now()})


@require_safe
def policy_home(request: SignedRequest) -> HttpResponse:
    """The places for which a person decides, and the policies on their way."""
    context = {
        "places": policy_pages.places_deciding(request.user),
        "proposals": policy_pages.proposals_visible_to(request.user)[:50],
    }
    return render(request, "detainers/policy_home.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def policy_new(request: SignedRequest, fips: str) -> HttpResponse:
    """Enter a hold policy of a place, for a second person to approve."""
    place = policy_pages.places_deciding(request.user).filter(code=fips).first()
    if place is None:
        raise Http404("You decide for no such place.")
    form = PolicyForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            given = form.cleaned_data
            moment = in_zone_of(place, given.pop("effective_at"))
            try:
                proposal = propose_policy(
                    place=place,
                    effective_at=moment,
                    **given,
                    by=request.user,
                    at=timezone.now(),
                )
            except REFUSALS as refusal:
                form.add_error(None, str(refusal))
                status = code_of(refusal)
            else:
                messages.success(request, _("It waits for a second person of the place."))
                return redirect("hold-proposal", pk=proposal.pk)
    facts = [(name, sorted(values)) for name, values in sorted(VOCABULARY.items())]
    context = {"place": place, "form": form, "facts": facts}
    return render(request, "detainers/policy_new.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def proposal_detail(request: SignedRequest, pk: UUID) -> HttpResponse:
    """A hold policy on its way: a second person approves it, or it is discarded."""
    proposal = policy_pages.proposal_visible_to(request.user, pk)
    if proposal is None:
        raise Http404("No hold policy of your places has this number.")
    status, refused = 200, ""
    if request.method == "POST":
        act = discard_policy if request.POST.get("act") == "discard" else approve_policy
        try:
            act(proposal_id=pk, by=request.user, at=timezone.now())
        except REFUSALS as refusal:
            refused, status = str(refusal), code_of(refusal)
        else:
            messages.success(request, _("This is on record."))
            return redirect("hold-proposal", pk=pk)
    context = {
        "proposal": proposal,
        "refused": refused,
        "may_approve": proposal.entered_by_id != request.user.pk,
        "may_act": proposal.status == "OPEN"
        and may(request.user, "decide_participation", proposal.jurisdiction),
    }
    return render(request, "detainers/proposal.html", context, status=status)


def _condition(line: str) -> ConditionIn:
    words, bar, rule = line.partition("|")
    try:
        read = json.loads(rule) if bar else None
    except ValueError:
        read = None
    if read is None:
        raise forms.ValidationError(
            _("Write a condition as words, a bar and a rule: %(line)s") % {"line": line[:80]}
        )
    return ConditionIn(words.strip(), read)
