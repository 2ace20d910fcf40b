"""How long the lists of agencies' software take, over HTTP, in a place with many detainers."""

from functools import partial

from django.db.models import Count
from django.utils import timezone

from matching.detainers.models import Detainer
from portal.accounts.models import User
from portal.demo.browser import Software
from portal.demo.timing import Say, median
from portal.jurisdictions import scope
from portal.jurisdictions.models import Agency
from portal.jurisdictions.tokens import issue_token

LIST = "/api/detainers/"
QUERIES = ("", "?limit=100", "?state=RELEASE_DUE", "?state=ISSUED&state=ACTIVE")


def measure_agencies(*, address: str, say: Say) -> None:
    """Say how long each question takes at the place that has the most detainers."""
    place, detainers = _busiest()
    agency = Agency.objects.create(
        ori="ZZ0BENCH0", name="Measured", jurisdiction_id=place, active=True
    )
    admin = User.objects.get(username="admin")
    token = issue_token(agency=agency, by=admin, at=timezone.now(), custody=True)
    software = Software(address, token)
    say(f"agencies' software at a place of {detainers:,} detainers:")
    number = software.detainers(LIST)["results"][0]["number"]
    since = f"?changed_since={timezone.now():%Y-01-01T00:00:00Z}"
    for path in (*(LIST + query for query in (*QUERIES, since)), f"{LIST}{number}/"):
        say(f"{path:<60}{median(partial(software.detainers, path)) * 1000:6.1f} ms")


def _busiest() -> tuple[int, int]:
    with scope.within(scope.casework()):
        places = Detainer.objects.values_list("jurisdiction").annotate(number=Count("pk"))
        place, detainers = places.order_by("-number").first() or (0, 0)
    return place, detainers
