"""The words of the letters, in the language of whoever reads them."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.jurisdictions.clock import in_words
from portal.jurisdictions.models import Jurisdiction
from portal.notices.changes import Change
from portal.notices.links import CONFIRM, END, link_to, page_of
from portal.notices.models import Subscription
from portal.participation.acts import Flow
from portal.participation.models import ParticipationEvent


def notice(
    event: ParticipationEvent,
    change: Change,
    *,
    language: str,
    subscription: Subscription | None = None,
) -> tuple[str, str]:
    """The subject and the body of a notice: what, where, from when, on whose authority."""
    with override(language):
        named = {"place": event.jurisdiction, "act": _(event.get_act_display())}
        parts = [
            "\n".join(_facts(event)),
            "\n".join(_movement(event, change)),
            _("All acts of this place, with their documents: %(link)s")
            % {"link": page_of(event.jurisdiction)},
            _ending(subscription),
        ]
        return _("%(place)s: %(act)s") % named, "\n\n".join(parts) + "\n"


def confirmation(subscription: Subscription) -> tuple[str, str]:
    """The letter to an address that asked for notices; or says that it gets them already."""
    with override(subscription.language):
        named = {"what": subject_of(subscription.place)}
        if subscription.confirmed_at:
            first = _("Somebody asked for notices on %(what)s for this address. It gets them.")
            parts = [first % named, _ending(subscription)]
        else:
            first = _("Somebody asked for notices on %(what)s for this address. To get them, open")
            parts = [
                f"{first % named}\n{link_to(subscription, CONFIRM)}",
                _("Without that, nothing is sent, and the address is deleted after 7 days."),
            ]
        return _("Notices on participation"), "\n\n".join(parts) + "\n"


def subject_of(place: Jurisdiction | None) -> str:
    """What notices are about: the name of a place, or everything."""
    return str(place) if place else _("all jurisdictions")


def _facts(event: ParticipationEvent) -> list[str]:
    facts = [
        (_("Place"), str(event.jurisdiction)),
        (_("Act"), _(event.get_act_display())),
        (_("Instrument"), _(event.get_instrument_display())),
        (_("Authority"), " ".join(event.authority.split())),
        (_("In effect from"), _when(event)),
    ]
    if event.concerns:
        spoken = event.concerns
        facts.append((_("Speaks of"), f"{_(spoken.get_act_display())}, {_when(spoken)}"))
    return [f"{name}: {value}" for name, value in facts]


def _when(event: ParticipationEvent) -> str:
    return in_words(event.jurisdiction, event.effective_at)


def _movement(event: ParticipationEvent, change: Change) -> list[str]:
    """What happens to prints before and after; a place above others moves them too."""
    after = _(Flow(change.after).label)
    if change.before == change.after:
        return [_("What happens to prints stays the same: %(flow)s.") % {"flow": after}]
    lines = [
        _("What happened to prints before: %(flow)s.") % {"flow": _(Flow(change.before).label)},
        _("What happens to prints from then on: %(flow)s.") % {"flow": after},
    ]
    if change.again:
        lines.append(_("The place was at this flow before."))
    if event.jurisdiction.kind != Jurisdiction.Kind.COUNTY:
        lines.append(_("Each place below may be stricter, and none may be less strict."))
    return lines


def _ending(subscription: Subscription | None) -> str:
    if subscription is None:
        return _("You get this because of your role in the portal.")
    words = _("You get this because you asked for notices on %(what)s. To stop them: %(link)s")
    return words % {"what": subject_of(subscription.place), "link": link_to(subscription, END)}
