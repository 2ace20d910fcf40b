"""The versions as an Atom feed (RFC 4287): what came out, and what corrected what."""

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _

from portal.register.feeds import tag
from reports.publication.findings import sentences
from reports.publication.models import Publication
from reports.publication.selectors import publications

MOST = 50


def feed(*, root: str, path: str) -> bytes:
    """The versions that came last, the newest first.

    ``root`` is the address of the site without a slash at its end, ``path`` that of the feed.
    """
    said = _(
        "Each quarter's figures when they are published, and each correction with its reason."
    )
    made = Atom1Feed(
        title=_("Quarterly figures"),
        link=root + reverse("figures"),
        description=said,
        subtitle=said,
        feed_url=root + path,
        feed_guid=tag("figures"),
        author_name=_("Secure Communities Oversight Portal"),
    )
    for published in publications().order_by("-published_at", "-pk")[:MOST]:
        _add(made, root, published)
    return made.writeString("utf-8").encode()


def _add(made: Atom1Feed, root: str, published: Publication) -> None:
    address = reverse("figure-version", args=[published.quarter, published.version])
    words = [published.reason] if published.reason else sentences(published.findings)
    if published.synthetic:
        words = [_("Invented figures"), *words]
    heading = _("Correction of %(quarter)s, version %(version)s")
    if not published.reason:
        heading = _("Figures of %(quarter)s, version %(version)s")
    made.add_item(
        title=heading % {"quarter": published.quarter, "version": published.version},
        link=root + address,
        description=escape(" ".join(words)),
        unique_id=tag(f"figures/{published.quarter}/{published.version}"),
        pubdate=published.published_at,
        updateddate=published.published_at,
    )
