"""The latest acts as an Atom feed (RFC 4287)."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from portal.jurisdictions.clock import in_words
from portal.jurisdictions.models import Jurisdiction
from portal.participation.models import ParticipationEvent
from portal.register.entries import latest_entries

SINCE = "2011"  # the year in the names of a tag URI, RFC 4151


def feed(*, root: str, path: str, place: Jurisdiction | None) -> bytes:
    """The last acts entered, about a place and what stands above it or about any.

    ``root`` is the address of the site without a slash at its end, ``path`` that of the feed.
    """
    title = str(place) if place else _("Acts on participation")
    made = Atom1Feed(
        title=title,
        link=root + _page_of(place),
        description=_("What was entered last, the newest first."),
        subtitle=_("What was entered last, the newest first."),
        feed_url=root + path,
        feed_guid=tag(f"acts/{place.code}" if place else "acts"),
        author_name=_("Secure Communities Oversight Portal"),
    )
    for event in latest_entries(place=place):
        _add(made, root, event)
    return made.writeString("utf-8").encode()


def tag(name: str) -> str:
    """A name that stays when addresses change: a tag URI (RFC 4151) of the public host."""
    return f"tag:{urlsplit(settings.PUBLIC_ADDRESS).hostname},{SINCE}:{name}"


def _page_of(place: Jurisdiction | None) -> str:
    if place is None:
        return reverse("jurisdiction-list")
    return reverse("jurisdiction-detail", args=[place.code])


def _add(made: Atom1Feed, root: str, event: ParticipationEvent) -> None:
    place = event.jurisdiction
    words = _("%(act)s by %(authority)s (%(instrument)s), in effect from %(when)s.") % {
        "act": _(event.get_act_display()),
        "authority": event.authority,
        "instrument": _(event.get_instrument_display()),
        "when": in_words(place, event.effective_at),
    }
    made.add_item(
        title=f"{place}: {_(event.get_act_display())}",
        link=root + _page_of(place),
        description=escape(words),
        unique_id=tag(f"acts/{event.pk}"),
        pubdate=event.entered_at,
        updateddate=event.entered_at,
    )
