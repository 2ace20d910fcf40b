"""What the samples of the style page show: invented, and the same each time."""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

DAY = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)
ROWS, PAGE = 30, 10


class SampleForm(forms.Form):
    """A field of each kind."""

    name = forms.CharField(
        label=gettext_lazy("Name"), help_text=gettext_lazy("As it stands on the paper.")
    )
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=[("", "—"), ("OH", "Ohio")])
    flow = forms.ChoiceField(
        label=gettext_lazy("Prints taken there"),
        choices=[("L0", "L0"), ("L1", "L1"), ("L2", "L2")],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(label=gettext_lazy("Notes"), required=False, widget=forms.Textarea)
    document = forms.FileField(label=gettext_lazy("Document"))
    sure = forms.BooleanField(label=gettext_lazy("I have read it"))


class ShortForm(forms.Form):
    """One field."""

    name = forms.CharField(label=gettext_lazy("Name"))


def samples(*, sort: str, page: str) -> dict[str, Any]:
    """Everything that the samples draw."""
    return {
        "empty": SampleForm(prefix="empty"),
        "wrong": SampleForm({}, prefix="wrong"),
        "noted": SampleForm({}, prefix="noted"),
        "tiles": SampleForm(prefix="tiles"),
        "short": ShortForm(prefix="short"),
        "sample_page": _page(page),
        "sort": sort,
        "columns": [{"text": _("County"), "key": "county"}, {"text": _("FIPS"), "key": "code"}],
        "rows": _rows(sort),
        "steps": [_("Act"), _("Document"), _("Check")],
        "facts": _facts(),
        "tasks": _tasks(),
        "events": _events(),
        "bar": _bar(),
        "print": _print(),
        "day": DAY,
        "choices": [("OH", "Ohio"), ("NM", "New Mexico")],
    }


def _page(number: str) -> Page:
    return Paginator(range(ROWS), PAGE).get_page(number)


def _rows(sort: str) -> list[list[str]]:
    rows = [["Riverton", "39901"], ["Lakeside", "39902"], ["Doña Ana", "35013"]]
    column = {"county": 0, "code": 1}.get(sort.removeprefix("-"))
    if column is None:
        return rows
    return sorted(rows, key=lambda row: row[column], reverse=sort.startswith("-"))


def _facts() -> list[dict[str, str]]:
    return [
        {"key": _("County"), "value": "Riverton", "url": "#part-summary_list"},
        {"key": _("FIPS"), "value": "39901"},
        {"key": _("Notes"), "value": ""},
    ]


def _tasks() -> list[dict[str, str]]:
    here = "#part-task_list"
    return [
        {"title": _("Act"), "state": "done", "word": _("Done"), "url": here},
        {"title": _("Document"), "state": "waiting", "word": _("Waiting"), "url": here},
        {"title": _("Check"), "state": "stopped", "word": _("Stopped"), "hint": _("Not yet.")},
    ]


def _events() -> list[dict[str, object]]:
    told = [("done", DAY), ("waiting", None), ("stopped", None), ("failed", DAY)]
    return [{"title": _("Step"), "at": at, "detail": "", "state": state} for state, at in told]


def _bar() -> dict[str, object]:
    words = "300 / 3,143"
    return {"label": _("Import"), "words": words, "done": 300, "total": 3143, "goes_on": True}


def _print() -> dict[str, object]:
    minutiae = [(40, 60, 8, 2), (90, 120, -6, 6), (120, 70, 0, 9)]
    return {"image_url": None, "width": 180, "height": 220, "quality": "60", "minutiae": minutiae}
