"""Every source of the box, in the order of the page.  One more place to look is one more line."""

from django.utils.translation import gettext_lazy as _

from portal.search import committee, courses, explaining
from portal.search.hits import Asked, Group, Source
from portal.search.places import places
from portal.search.releases import releases

FIRST = 5  # of each source, while every source is shown
SOURCES = (
    Source("places", _("Jurisdictions"), places),
    Source("releases", _("Releases of figures"), releases),
    Source("findings", _("Findings of the committee"), committee.findings),
    Source("recommendations", _("Recommendations of the committee"), committee.recommendations),
    Source("reports", _("Reports of the committee"), committee.reports),
    Source("courses", _("Training courses"), courses.courses),
    Source("help", _("Help"), explaining.pages),
)


def search(asked: Asked, *, among: str = "") -> list[Group]:
    """What each source has, those without anything left out; all of it from one source alone."""
    if not asked.words:
        return []
    wanted = [source for source in SOURCES if among in ("", source.key)]
    found = [(source, list(source.find(asked))) for source in wanted]
    return [Group(source, hits, hits if among else hits[:FIRST]) for source, hits in found if hits]
