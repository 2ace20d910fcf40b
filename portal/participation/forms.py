"""The forms of the wizard: one for each page, each of which saves what it asks."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.accounts.models import User
from portal.jurisdictions.clock import in_words
from portal.participation.acts import MEANINGS, Act, Instrument, Side
from portal.participation.drafts import attach, save_step
from portal.participation.models import ParticipationEvent, Proposal
from portal.participation.selectors import acts_open_to, entries_for
from portal.participation.steps import REASONED

ROWS = {"rows": 4}


class StepForm(forms.Form):
    """One page of questions about a draft; its fields are the draft's."""

    def __init__(self, *args: Any, proposal: Proposal, at: datetime, **kwargs: Any) -> None:
        self.proposal, self.at = proposal, at
        kwargs["initial"] = self.known()
        super().__init__(*args, **kwargs)
        self.prepare()

    def known(self) -> dict[str, object]:
        """What the draft says already."""
        return {name: getattr(self.proposal, name, None) for name in self.base_fields}

    def prepare(self) -> None:
        """Fit the fields to the draft."""

    def answers(self) -> dict[str, object]:
        """What to keep; call it on a valid form."""
        return dict(self.cleaned_data)

    def save(self, *, by: User, at: datetime) -> Proposal:
        """Keep the answers in the draft."""
        return save_step(proposal_id=self.proposal.pk, answers=self.answers(), by=by, at=at)


class ActForm(StepForm):
    """What is asked."""

    act = forms.ChoiceField(label=_("What is asked?"), widget=forms.RadioSelect)

    def prepare(self) -> None:
        """Offer the acts that can be entered now."""
        acts = acts_open_to(acting=self.proposal.jurisdiction, about=self.proposal.about)
        choices = [(act, gettext(Act(act).label)) for act in acts]
        cast(forms.ChoiceField, self.fields["act"]).choices = choices


class ConcernsForm(StepForm):
    """Which entry the act speaks of."""

    concerns_id = forms.TypedChoiceField(
        label=_("Which entry does it speak of?"), coerce=int, widget=forms.RadioSelect
    )

    def prepare(self) -> None:
        """Offer the entries that fit the act."""
        proposal = self.proposal
        rows = entries_for(proposal.act, about=proposal.about, acting=proposal.jurisdiction)
        choices = [(row.pk, entry_in_words(row)) for row in rows]
        cast(forms.TypedChoiceField, self.fields["concerns_id"]).choices = choices


class ScopeForm(StepForm):
    """Who is covered: the place decides it; advice names its city."""

    city = forms.CharField(
        label=_("City"),
        max_length=120,
        help_text=_("The city or town whose body adopted the advice."),
    )

    def prepare(self) -> None:
        """Ask nothing of an act that covers the place itself."""
        if self.proposal.act != Act.ADVISORY:
            del self.fields["city"]


class InstrumentForm(StepForm):
    """The paper that the act rests on, and who adopted it."""

    instrument = forms.ChoiceField(label=_("Kind of instrument"), widget=forms.RadioSelect)
    authority = forms.CharField(
        label=_("Authority"),
        max_length=200,
        help_text=_("Who decides, for example: the governor, the sheriff, the county."),
    )
    body = forms.CharField(
        label=_("Adopting body"),
        max_length=200,
        required=False,
        help_text=_("Board, council, legislature or court."),
    )
    vote = forms.CharField(
        label=_("Vote"), max_length=100, required=False, help_text=_("For example: 5 to 0.")
    )
    citation = forms.CharField(
        label=_("Citation"),
        max_length=300,
        required=False,
        help_text=_("Number and title, as others can find it."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs=ROWS),
        help_text=_("The public reads it. Name no private person."),
    )

    def prepare(self) -> None:
        """Offer the papers of the side that acts; ask a reason of those who owe one."""
        act = self.proposal.act
        from_place = self.proposal.jurisdiction_id == self.proposal.about_id
        kinds = [
            (kind.value, gettext(kind.label))
            for kind in Instrument
            if not (from_place and kind == Instrument.NOTICE)
        ]
        cast(forms.ChoiceField, self.fields["instrument"]).choices = kinds
        if act and not self.proposal.instrument and MEANINGS[act].side == Side.COURT:
            self.initial["instrument"] = Instrument.ORDER
        self.fields["reason"].required = act in REASONED


class DocumentForm(StepForm):
    """The document itself."""

    file = forms.FileField(
        label=_("Document"),
        max_length=120,
        help_text=_("PDF, PNG or JPEG, up to 20 MB. The public can download it."),
    )

    def known(self) -> dict[str, object]:
        """Nothing: a browser does not send a file twice."""
        return {}

    def prepare(self) -> None:
        """Let the document stay that is attached already."""
        self.fields["file"].required = not self.proposal.file_sha256

    def save(self, *, by: User, at: datetime) -> Proposal:
        """Keep the file, where one was chosen."""
        file = cast(UploadedFile | None, self.cleaned_data["file"])
        if file is None:
            return self.proposal
        content, name = file.read(), file.name or ""
        return attach(proposal_id=self.proposal.pk, content=content, name=name, by=by, at=at)


def entry_in_words(entry: ParticipationEvent) -> str:
    """An entry as one line: the act, whose, and when."""
    words = gettext("%(act)s by %(authority)s, in effect from %(when)s")
    when = in_words(entry.jurisdiction, entry.effective_at) if entry.effective_at else ""
    act = gettext(entry.get_act_display())
    return words % {"act": act, "authority": entry.authority, "when": when}
