"""The questions about what happened, when, by whom, and what came of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints.views import filing_choices as choices
from complaints.views.filing_fields import PageForm, line, one_of, words
from complaints.views.lines import LinesField
from portal.day_input import DayInput


class TopicForm(PageForm):
    """What it is about."""

    topic = one_of(_("Choose what fits best"), choices.TOPICS)


class HeldForm(PageForm):
    """From when until when somebody was held too long."""

    since = line(_("Held since"), _("As you remember it, for example: Friday evening, June 3."))
    until = line(_("Held until"), _("Write “still held” if it goes on."))


class EarlierForm(PageForm):
    """The complaint for which somebody was paid back."""

    earlier = line(
        _("Number of the earlier complaint"),
        _("For example C-7K3M-9QXP-2B. Leave it empty if you do not know it."),
        most=40,
    )

    def clean_earlier(self) -> str:
        """A number as it is stored, without what people put around it."""
        return str(self.cleaned_data["earlier"]).strip().upper()


class RecordForm(PageForm):
    """What is wrong in a record."""

    record = forms.MultipleChoiceField(
        label=_("Choose all that fit"),
        choices=choices.RECORDS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    wrong = words(_("What does it say, and what should it say?"))


class NoticeForm(PageForm):
    """The number of a paper."""

    notice = line(
        _("Number of the notice or detainer"),
        _("For example D-7K3M-9QXP, at the top of the paper."),
        most=16,
    )


class WordsForm(PageForm):
    """What happened."""

    words = LinesField(
        label=_("Tell it in your own words"),
        help_text=_(
            "Up to 5,000 characters, in any language. Say what was done, by whom, and what came of"
            " it. Nobody asks for a status, and you need not write of it."
        ),
        rows=10,
    )


class WhenForm(PageForm):
    """When it happened, as well as one knows."""

    when = one_of(_("How well do you know?"), choices.WHENS)
    day = forms.DateField(label=_("The day"), required=False, widget=DayInput)
    about = line(_("About when"), _("For example: in spring 2011, at night."))

    def clean(self) -> dict[str, Any]:
        """The day or the words that go with what was chosen."""
        given = super().clean() or {}
        if given.get("when") == "EXACT" and not given.get("day") and "day" not in self.errors:
            self.add_error("day", gettext("Enter the day."))
        if given.get("when") == "ABOUT" and not given.get("about"):
            self.add_error("about", gettext("Say about when it was."))
        return given

    def answer(self) -> dict[str, Any]:
        """What goes with what was chosen, the day as YYYY-MM-DD."""
        given = self.cleaned_data
        how = given["when"]
        day = given["day"].isoformat() if how == "EXACT" else ""
        return {"when": how, "day": day, "about": given["about"] if how == "ABOUT" else ""}


class WhoForm(PageForm):
    """Officers and what tells them apart."""

    who = words(
        _("Officers or staff"),
        _("Names, badge or car numbers, or what they looked like. Leave it empty if unknown."),
    )


class BasisForm(PageForm):
    """For what somebody may have been singled out."""

    basis = forms.MultipleChoiceField(
        label=_("Choose all that fit, or none"),
        choices=choices.BASES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class CustodyForm(PageForm):
    """Whether the person is held."""

    custody = one_of(_("Choose one"), choices.CUSTODY)
    facility = line(_("In which jail or building?"))


class StepsForm(PageForm):
    """What was done about it."""

    steps = words(
        _("For example: told the jail, called a lawyer, went to court"),
        _("With whom, and what came of it."),
    )


class EvidenceForm(PageForm):
    """What shows it; files are added later, with the receipt."""

    evidence = words(
        _("Papers, pictures, recordings, witnesses"),
        _("Say what there is. You can send files after you file, with your receipt."),
    )
