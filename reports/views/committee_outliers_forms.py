"""The forms of inquiries: the filter of the list, the acts of the desk, the agency's reply."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from complaints.views.lines import LinesField
from portal.day_input import DayInput
from reports.committee.outliers.models import LONGEST_NOTE, LONGEST_QUESTION, LONGEST_REPLY
from reports.committee.outliers.states import Status
from reports.publication.flag_words import words_of
from reports.publication.models import PublicFlag

Named = tuple[str, PublicFlag]  # with the name of its place
ANY = [("", _("Any"))]
UNBLINDED = _("Name no person, and no number that no release printed.")


class InquiryFilterForm(forms.Form):
    """Which inquiries are shown."""

    status = forms.ChoiceField(label=_("State"), choices=[*ANY, *Status.choices], required=False)


class QuestionForm(forms.Form):
    """What the agency is asked, and until when it may reply."""

    question = LinesField(
        label=_("Question to the agency"), help_text=UNBLINDED, most=LONGEST_QUESTION, rows=8
    )
    due_on = forms.DateField(
        label=_("To reply until the end of"),
        widget=DayInput(),
        help_text=_("A day of the place, 14 to 60 days from today."),
    )

    def __init__(self, sent: QueryDict | None, *, due_on: date) -> None:
        """Offer the usual day."""
        super().__init__(sent, initial={"due_on": due_on})


class NoteForm(forms.Form):
    """What the next release prints."""

    words = LinesField(label=_("Note"), help_text=UNBLINDED, most=LONGEST_NOTE)
    words_es = LinesField(label=_("Note in Spanish"), most=LONGEST_NOTE, required=False)


class ReplyForm(forms.Form):
    """What the agency replies."""

    words = LinesField(
        label=_("Reply"),
        help_text=_("You reply once. It is published with the question. Name no person."),
        most=LONGEST_REPLY,
        rows=12,
    )


class TakeUpForm(forms.Form):
    """A published flag."""

    flag = forms.TypedChoiceField(label=_("Flag"))

    def __init__(self, sent: QueryDict | None, *, flags: Sequence[Named]) -> None:
        """Offer these flags; what is chosen comes as the flag itself."""
        super().__init__(sent)
        by_key = {str(flag.pk): flag for _name, flag in flags}
        field = self.fields["flag"]
        field.choices = [(str(flag.pk), _choice(name, flag)) for name, flag in flags]  # type: ignore[attr-defined]
        field.coerce = by_key.__getitem__  # type: ignore[attr-defined]


class QuarterForm(forms.Form):
    """Of which quarter flags are offered."""

    quarter = forms.ChoiceField(label=_("Quarter"), required=False)

    def __init__(self, sent: QueryDict, *, quarters: Sequence[str]) -> None:
        """Offer the quarters that are out."""
        super().__init__(sent)
        self.fields["quarter"].choices = [(one, one) for one in quarters]  # type: ignore[attr-defined]


def _choice(name: str, flag: PublicFlag) -> str:
    words = words_of(flag)
    return f"{name}: {words.title}. {words.side}"
