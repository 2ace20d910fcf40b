"""The form with which the public writes to the committee, and the moderator's."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from complaints.views.lines import LinesField
from reports.committee.meetings.models import AgendaItem
from reports.committee.meetings.statement_groups import Near
from reports.committee.meetings.statement_records import (
    LONGEST_CAMPAIGN,
    LONGEST_GROUND,
    LONGEST_NAME,
    LONGEST_ORGANIZATION,
    LONGEST_STATEMENT,
)
from reports.committee.meetings.states import Ground

BEGINNING = 120  # characters of a statement in a list of choices


class ItemField(forms.TypedChoiceField):
    """An item of a meeting, or the whole of it."""

    def __init__(self, items: Sequence[AgendaItem]) -> None:
        choices: list[tuple[str, str | Promise]] = [("", _("The whole meeting"))]
        choices += [(str(one.pk), f"{one.number}. {one.title}") for one in items]
        super().__init__(
            label=_("What is it about?"),
            choices=choices,
            coerce=UUID,
            empty_value=None,
            required=False,
        )


class StatementForm(forms.Form):
    """A statement; only its words are asked for."""

    field_order = ("item_id", "words", "language", "name", "organization", "key")

    words = LinesField(
        label=_("Your statement"),
        help_text=_(
            "At most 10,000 characters. It becomes public: name no private person, and write no"
            " number of a case."
        ),
        most=LONGEST_STATEMENT,
        rows=12,
    )
    language = forms.ChoiceField(label=_("In which language is it?"), choices=settings.LANGUAGES)
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("It is shown with the statement. Leave it empty to stay unnamed."),
        max_length=LONGEST_NAME,
        required=False,
    )
    organization = forms.CharField(
        label=_("For which organization you write"),
        max_length=LONGEST_ORGANIZATION,
        required=False,
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, sent: QueryDict | None, *, items: Sequence[AgendaItem], language: str
    ) -> None:
        """Offer the agenda; each form that is shown has a key of its own."""
        super().__init__(sent, initial={"language": language, "key": uuid4()})
        self.fields["item_id"] = ItemField(items)
        self.order_fields(self.field_order)


class FilterForm(forms.Form):
    """Which statements a moderator looks at."""

    show = forms.ChoiceField(
        label=_("Show"),
        choices=[("", _("What waits")), ("all", _("All that came"))],
        required=False,
    )


class ShowForm(forms.Form):
    """Under which item it is shown; nothing to choose where it is counted to another one."""

    def __init__(
        self, sent: QueryDict | None, *, items: Sequence[AgendaItem], item_id: UUID | None
    ) -> None:
        """Begin with the item that was written to."""
        super().__init__(sent, initial={"item_id": str(item_id or "")})
        if items:
            self.fields["item_id"] = ItemField(items)


class WithholdForm(forms.Form):
    """On which ground it is not shown, and what the committee keeps of it."""

    ground = forms.ChoiceField(label=_("Ground"), choices=Ground.choices, widget=forms.RadioSelect)
    reason = LinesField(
        label=_("In your words"),
        help_text=_("For the committee. The public reads the ground alone."),
        most=LONGEST_GROUND,
        rows=3,
    )


class JoinForm(forms.Form):
    """The statement that comes near, and what the campaign is called."""

    other_id = forms.TypedChoiceField(label=_("Which one?"), coerce=UUID, widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("What the campaign is called"),
        help_text=_("In neutral words: the public reads it. A campaign that there is keeps its."),
        max_length=LONGEST_CAMPAIGN,
        required=False,
    )

    def __init__(self, sent: QueryDict | None, *, near: Sequence[Near]) -> None:
        """Offer those that come near, the nearest first."""
        super().__init__(sent)
        self.fields["other_id"].choices = [  # type: ignore[attr-defined]
            (
                str(one.first.pk),
                f"{one.percent}%: {Truncator(one.first.words).chars(BEGINNING)}",
            )
            for one in near
        ]
