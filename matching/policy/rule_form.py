"""The form by which an administrator enters a version of a rule."""

import json
from typing import Any

from django import forms
from django.forms.widgets import Textarea
from django.utils.translation import gettext_lazy as _

from matching.policy.models import Outcome, RuleVersion
from matching.policy.proposing import RuleIn

WIDE = {"rows": 12, "cols": 100, "spellcheck": "false"}
LINE = forms.TextInput({"size": 80})
KEPT = ("key", "title", "explanation", "source", "condition", "outcome", "lifts", "examples")


class Written(forms.JSONField):
    """JSON as a person reads it, a part on each line."""

    def prepare_value(self, value: Any) -> Any:
        """Lay out what is not yet text."""
        if value is None or isinstance(value, str):
            return value
        return json.dumps(value, indent=2)


class RuleForm(forms.Form):
    """Everything that a version of a rule says; the service checks what it means."""

    key = forms.CharField(label=_("Key"), max_length=40)
    effective_at = forms.DateTimeField(
        label=_("Takes effect (UTC)"), help_text=_("For example 2026-12-01 00:00, after today.")
    )
    title = forms.CharField(label=_("Title"), max_length=120, widget=LINE)
    explanation = forms.CharField(
        label=_("Explanation"), max_length=2000, widget=Textarea({"rows": 4, "cols": 100})
    )
    source = forms.CharField(label=_("Source"), max_length=300, widget=LINE)
    condition = Written(label=_("Condition"), widget=Textarea(WIDE))
    outcome = forms.ChoiceField(
        label=_("Outcome"),
        required=False,
        choices=[("", _("None: it lifts other rules, or is withdrawn")), *Outcome.choices],
    )
    lifts = forms.JSONField(
        label=_("Lifts"),
        required=False,
        initial=list,
        help_text=_("A list of the keys of rules."),
        widget=Textarea({"rows": 2, "cols": 100}),
    )
    examples = Written(
        label=_("Examples"),
        help_text=_(
            "A list of cases, each with name, facts and expected outcome; what the facts do not"
            " say is absent, and the charge is a felony burglary."
        ),
        widget=Textarea(WIDE),
    )

    def clean_lifts(self) -> list[str]:
        """A list of texts."""
        lifts = self.cleaned_data["lifts"] or []
        if not isinstance(lifts, list) or not all(isinstance(key, str) for key in lifts):
            raise forms.ValidationError(_("Give a list of keys."))
        return lifts

    def rule(self) -> RuleIn:
        """The version as the service takes it."""
        return RuleIn(**self.cleaned_data)


def as_entered(version: RuleVersion | None) -> dict[str, Any]:
    """What the form begins with: an earlier version, to be changed, or nothing."""
    return {name: getattr(version, name) for name in KEPT} if version else {}
