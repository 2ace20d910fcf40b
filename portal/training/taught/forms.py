"""A course's questions as a form; the options stand in an order of the sheet's own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.crockford import draw
from portal.training.courses.content import Text
from portal.training.courses.grading import order_of

SEED = 8


class QuestionsForm(forms.Form):
    """One field a question; the seed keeps the order where the sheet is shown again."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    seed = forms.SlugField(max_length=SEED, widget=forms.HiddenInput)

    def __init__(self, *args: Any, text: Text, edition: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"edition": edition, "seed": draw(SEED)}
        seed = str(self["seed"].value())[:SEED]
        self.names = [f"question_{number}" for number in range(1, len(text.questions) + 1)]
        for number, (name, question) in enumerate(
            zip(self.names, text.questions, strict=True), start=1
        ):
            kind = forms.MultipleChoiceField if question.takes_several else forms.ChoiceField
            look: type[forms.Widget] = (
                forms.CheckboxSelectMultiple if question.takes_several else forms.RadioSelect
            )
            self.fields[name] = kind(
                label=f"{number}. {question.ask}",
                help_text=_("Choose all that are right.") if question.takes_several else "",
                widget=look,
                choices=[
                    (str(place), question.options[place])
                    for place in order_of(question, number, seed=seed)
                ],
                error_messages={"required": _("Answer this question.")},
            )

    def answers(self) -> list[set[int]]:
        """What a valid form says, as places of options."""
        given = (self.cleaned_data[name] for name in self.names)
        several = ([each] if isinstance(each, str) else each for each in given)
        return [{int(one) for one in each} for each in several]
