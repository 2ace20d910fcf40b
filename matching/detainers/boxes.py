"""What is marked on a form: checked against what that form offers and asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from matching.detainers.errors import NotOfThisForm
from matching.detainers.forms import DESCRIPTIONS, Ask, Description, Form


@dataclass(frozen=True)
class Boxes:
    """The form of a detainer and everything that is marked on it."""

    form: str
    ground: str
    priority: str
    requests: tuple[str, ...]


def forms_known_on(day: date) -> tuple[Form, ...]:
    """The forms that a detainer of a day may be on: all that were introduced by then.

    The program chooses among them; a form that another one replaced stays good.
    """
    return tuple(form for form in Form if DESCRIPTIONS[form].used_from <= day)


def checked(
    *,
    form: str,
    ground: str,
    priority: str,
    requests: Iterable[str],
    conditional: bool,
    day: date,
) -> Boxes:
    """Return what is marked, in the order of the form; raises ``NotOfThisForm``.

    A conditional detainer also asks to wait for the conviction, where its form has that box.
    """
    if form not in forms_known_on(day):
        raise NotOfThisForm(_("There is no such form on this day."))
    says = DESCRIPTIONS[Form(form)]
    asked = set(requests)
    if conditional and Ask.ON_CONVICTION in says.asks:
        asked.add(Ask.ON_CONVICTION)
    if not asked or not asked <= set(says.asks):
        raise NotOfThisForm(_("Ask for what this form offers, and for one thing at least."))
    _check_marks(says, ground, priority)
    return Boxes(form, ground, priority, tuple(ask for ask in says.asks if ask in asked))


def _check_marks(says: Description, ground: str, priority: str) -> None:
    if ground not in (says.grounds if says.needs_ground else ("",)):
        raise NotOfThisForm(
            _("Mark one of the grounds of this form.")
            if says.needs_ground
            else _("This form asks for no hold and has no ground.")
        )
    if priority not in (says.priorities if says.needs_priority else ("",)):
        raise NotOfThisForm(
            _("Mark one of the priorities of this form.")
            if says.needs_priority
            else _("This form has no priority.")
        )
