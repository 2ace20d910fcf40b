"""The questions about people: who files, for whom, and to whom it happened."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from complaints.filing.questions import said
from complaints.modes import Relation
from complaints.views import filing_choices as choices
from complaints.views.filing_fields import PageForm, line, one_of

# Each has a receipt, and each receipt takes a tenth of a second to make.
MOST_PEOPLE = 10


def without(people: list[dict[str, str]], place: str) -> list[dict[str, str]]:
    """The people without the one at a place as a page names it: from 0; all, if it is of none."""
    return [one for number, one in enumerate(people) if str(number) != place]


class ModeForm(PageForm):
    """Who may learn the name."""

    mode = one_of(_("Choose one"), choices.MODES)


class RelationForm(PageForm):
    """Who files."""

    relation = one_of(_("Who are you?"), choices.RELATIONS)


class AuthorityForm(PageForm):
    """On what authority somebody speaks for another."""

    authority = one_of(
        _("Choose what fits best"),
        choices.AUTHORITIES,
        _("You may file without any. It decides what we may tell you later."),
    )


class PersonForm(PageForm):
    """One more of the persons to whom it happened, after those that were named before."""

    name = line(_("Name"), _("Leave it empty if you do not know it or do not want to say."))
    reach = line(_("How to reach the person"), _("A telephone number or an address, if any."))
    consent = one_of(
        _("Did the person agree that you file?"),
        choices.CONSENTS,
        _("Without it, the name stays sealed."),
    )

    def prepare(self) -> None:
        """Ask for one person at least, but of witnesses, who may know none."""
        self.named = list(said(self.answers, "people"))
        is_witness = said(self.answers, "relation") == Relation.WITNESS
        self.fields["consent"].required = not self.named and not is_witness

    def clean(self) -> dict[str, Any]:
        """A person is one with an answer on consent."""
        given = super().clean() or {}
        is_somebody = given.get("name") or given.get("reach")
        if is_somebody and not given.get("consent") and "consent" not in self.errors:
            self.add_error("consent", gettext("Say whether the person agreed."))
        if given.get("consent") and len(self.named) >= MOST_PEOPLE:
            self.add_error(None, gettext("Name the others in your own words: the list is full."))
        return given

    def answer(self) -> dict[str, Any]:
        """Everybody who was named."""
        more = [dict(self.cleaned_data)] if self.cleaned_data["consent"] else []
        return {"people": [*self.named, *more]}


class ContactForm(PageForm):
    """Who files, and how to reach them."""

    name = line(_("Your name"), required=True)
    organization = line(_("Organization or law office"))
    reach = line(
        _("How to reach you"),
        _("A telephone number, an e-mail or an address. The receipt alone is enough too."),
    )
    care = line(_("What to take care of"), _("For example: call after 6 pm, speak Spanish."))

    def prepare(self) -> None:
        """Ask those alone for an organization who file for one."""
        if said(self.answers, "relation") not in (Relation.LAWYER, Relation.ORGANIZATION):
            del self.fields["organization"]
