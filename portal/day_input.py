"""The field of a day in a form: the browser's own calendar, in whatever language."""

from typing import Any

from django import forms
from django.utils.dateparse import parse_date


class DayInput(forms.DateInput):
    """A day as the browser takes it, YYYY-MM-DD; what is none is left out of the field."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        """The pattern is fixed: a language's own would leave the browser's field empty."""
        super().__init__(attrs, format="%Y-%m-%d")

    def format_value(self, value: Any) -> str | None:
        """The day, or None where the browser would find none."""
        text = super().format_value(value) or ""
        try:
            return text if parse_date(text) else None
        except ValueError:  # a day that the calendar does not have
            return None
