"""The form of a case: the questions of the codebook, and a warning before words unblind."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from complaints.views.lines import LinesField
from reports.committee.rounds.blinding import clues_in
from reports.committee.rounds.codebooks import answers_of, text_of
from reports.committee.rounds.models import LONGEST_ANSWER, Answer, Question

Sent = QueryDict | None


class AnswersForm(forms.Form):
    """Every question with its answers, and room for words; unanswered ones may wait.

    Words that could tell a place, a person or their writer are sent back once, with a box to
    keep them all the same.
    """

    def __init__(
        self, sent: Sent, *, questions: Sequence[Question], given: Mapping[int, Answer]
    ) -> None:
        super().__init__(sent)
        self.questions = questions
        for one in questions:
            answer = given.get(one.pk)
            self.fields[f"value-{one.number}"] = forms.TypedChoiceField(
                label=f"{one.number}. {text_of(one)}",
                choices=answers_of(one),
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
                initial=answer.value if answer else None,
            )
            self.fields[f"words-{one.number}"] = LinesField(
                label=_("Why, question %(number)s") % {"number": one.number},
                most=LONGEST_ANSWER,
                rows=2,
                required=False,
                initial=answer.words if answer else "",
            )
        if sent is not None:
            self._add_box()

    def clean(self) -> dict[str, Any]:
        """What is given, by question: ``given`` is what the services take."""
        cleaned = super().clean() or {}
        if self.clues and not cleaned.get("kept"):
            told = ", ".join(f"“{clue.words}”" for clue in self.clues)
            self.add_error(
                "kept",
                _("These words could tell a place, a person or who writes: %(words)s.")
                % {"words": told},
            )
        given: dict[int, tuple[int, str]] = {}
        for one in self.questions:
            value, words = cleaned.get(f"value-{one.number}"), cleaned.get(f"words-{one.number}")
            if value is not None:
                given[one.pk] = (value, words or "")
            elif words:
                self.add_error(f"value-{one.number}", _("Choose an answer to give words to."))
        return {"given": given}

    def _add_box(self) -> None:
        """The box that keeps words which could unblind, where there are such."""
        texts = [self.data.get(f"words-{one.number}", "") for one in self.questions]
        self.clues = clues_in(*texts)
        if self.clues:
            self.fields["kept"] = forms.BooleanField(
                label=_("I have read this and keep my words"), required=False
            )
