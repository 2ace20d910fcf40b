"""The field for words of several lines, as every form of complaints has it."""

from typing import Any

from django import forms

from complaints.vault.words import LONGEST, one_ending

# What is typed is offered to no other page, and sent to no speller of the browser's maker.
TYPED = {"autocomplete": "off", "spellcheck": "false"}


class LinesField(forms.CharField):
    """Words of several lines, of ``most`` characters; the end of a line counts as one of them."""

    def __init__(self, *, most: int = LONGEST, rows: int = 5, **given: Any) -> None:
        area = forms.Textarea(attrs={**TYPED, "rows": rows})
        super().__init__(max_length=most, widget=area, **given)

    def to_python(self, value: Any) -> str:
        """The words as they are kept, before they are counted."""
        return str(super().to_python(one_ending(value) if isinstance(value, str) else value))
