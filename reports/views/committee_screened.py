"""A form that warns once before words are kept that could tell a place, a person or the writer."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.committee.rounds.blinding import clues_in
from reports.committee.rounds.screening import Kind

ABOUT = {
    Kind.PLACE: gettext_lazy("names a place or an agency"),
    Kind.PERSON: gettext_lazy("names a member"),
    Kind.MAIL: gettext_lazy("is an e-mail address"),
    Kind.TELEPHONE: gettext_lazy("looks like a telephone number"),
    Kind.DAY: gettext_lazy("looks like a date"),
    Kind.NUMBER: gettext_lazy("looks like the number of a record"),
    Kind.WRITER: gettext_lazy("tells who writes"),
}


class ScreenedForm(forms.Form):
    """``screened`` are the names of the fields whose words are looked at.

    The box to tick is there once something was found, and ``cleaned_data`` never has it.
    """

    screened: ClassVar[Sequence[str]] = ("words",)

    kept = forms.BooleanField(
        label=gettext_lazy("I have read this and keep my words"), required=False
    )

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.order_fields([name for name in self.fields if name != "kept"])
        if not self.is_bound:
            del self.fields["kept"]

    def clean(self) -> dict[str, Any]:
        """Warn of what could unblind, unless the writer read the warning and keeps the words."""
        data = super().clean() or self.cleaned_data
        is_kept = bool(data.pop("kept", False))
        found = 0
        for name in self.screened:
            for clue in clues_in(str(data.get(name) or "")):
                found += 1
                if not is_kept:
                    given = {"words": clue.words, "about": ABOUT[clue.kind]}
                    self.add_error(name, _("“%(words)s” %(about)s.") % given)
        if found and not is_kept:
            self.add_error(
                None,
                _(
                    "Other members could learn from these words whose case it is, or who you are."
                    " Change them, or tick the box below and send the form again."
                ),
            )
        if not found:
            del self.fields["kept"]
        return data
