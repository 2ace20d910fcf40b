"""What the layout is given: the words of one paper, in the order of reading."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.accounts.models import User
from portal.training.certificates.selectors import Certificate
from portal.training.courses.content import Text


@dataclass(frozen=True)
class Block:
    """A heading with paragraphs, points, or lines to tick."""

    heading: str
    text: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One paper; ``foot`` stands under every page of it, with the word for page."""

    language: str
    kind: str
    title: str
    lead: str
    blocks: tuple[Block, ...]
    foot: str
    page: str
    pairs: tuple[tuple[str, str], ...] = ()
    code: str = ""
    address: str = ""


def fact_sheet(text: Text, *, edition: int) -> Sheet:
    """The key facts of a course on one page."""
    with override(text.language):
        return Sheet(
            language=text.language,
            kind=_("Fact sheet"),
            title=text.title,
            lead=text.summary,
            blocks=(Block(_("Key facts"), points=text.facts),),
            foot=_foot(edition),
            page=_("Page"),
        )


def packet(text: Text, *, edition: int) -> Sheet:
    """What a leader needs to hold a roll call on a course."""
    given = text.packet
    with override(text.language):
        return Sheet(
            language=text.language,
            kind=_("Commander's packet"),
            title=text.title,
            lead=given.summary,
            blocks=(
                Block(_("Talking points for roll call"), points=given.talking),
                Block(_("Questions to discuss"), points=given.discuss),
                Block(_("Checklist for the leader"), ticks=given.check),
                Block(_("Key facts to hand out"), points=text.facts),
                *(Block(page.title, page.text, page.points) for page in text.pages),
            ),
            foot=_foot(edition),
            page=_("Page"),
        )


def certificate(
    held: Certificate, holder: User, title: str, *, address: str, language: str
) -> Sheet:
    """That somebody completed a course, until when, and where anybody checks it."""
    done = held.completion
    with override(language):
        return Sheet(
            language=language,
            kind=_("Certificate of completion"),
            title=title,
            lead=_("%(name)s completed this course.")
            % {"name": holder.get_full_name() or holder.get_username()},
            pairs=(
                (_("Edition"), str(done.edition.number) if done.edition else _("Not recorded")),
                (_("Completed on"), date_format(done.completed_on)),
                (_("Good until"), date_format(held.last_day)),
            ),
            blocks=(
                Block(
                    _("How to check it"),
                    text=(_("Enter this code at the address below. The answer names no person."),),
                ),
            ),
            code=held.code,
            address=address,
            foot=_("Secure Communities Oversight Portal"),
            page=_("Page"),
        )


def _foot(edition: int) -> str:
    return _("Secure Communities Oversight Portal. Edition %(number)s.") % {"number": edition}
