"""The desk of a jail: every page of it at each width, by eye and by axe."""

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from playwright.sync_api import Page

from matching.detainers import services
from matching.holds.services import report_release_due
from portal.accounts.models import User
from portal.demo.cast import TOTP_SECRET
from portal.jurisdictions.roles import give_role
from tests.factories import NOON, trained
from tests.journeys.look import Witness, check_frame, check_views
from tests.journeys.people import enter
from tests.matching.detainers.policies import TRUST_CONDITIONS
from tests.matching.factories import now, within
from tests.matching.notice.papers import paper

OLDER = "/detainers/lists/all/?place=39901"


@pytest.fixture(scope="module")
def desk(house) -> dict[str, str]:
    """Riverton's jailer and officials, a policy, a clock that runs, and a policy on its way."""
    place, agency = house.places["riverton"], house.agencies["riverton"]
    for name, role, where in (
        ("jo", "CUSTODY", place),
        ("ola", "OFFICIAL", place),
        ("abe", "COUNSEL", place),
        ("omri", "OFFICER", None),
    ):
        house.people[name] = User.objects.create_user(name)
        give_role(user=house.people[name], role=role, jurisdiction=where, by=None, at=NOON)
        TOTP.activate(trained(house.people[name]), TOTP_SECRET)
    rosa, omri = house.people["rosa"], house.people["omri"]
    held = paper(agency, rosa, omri, booked_at=now() - timedelta(days=2))
    fresh = paper(agency, rosa, omri)
    with within(place):
        report_release_due(
            detainer_id=held.detainer_id,
            at_instant=now() - timedelta(hours=1),
            by=house.people["jo"],
            at=now(),
        )
        given = {"place": place, "citation": "Chapter 7", "effective_at": now()}
        first = services.propose_policy(
            title="Policy of 2014",
            conditions=TRUST_CONDITIONS,
            **given,
            by=house.people["ola"],
            at=now(),
        )
        services.approve_policy(proposal_id=first.pk, by=house.people["abe"], at=now())
        second = services.propose_policy(
            title="Policy of 2018", **given, by=house.people["abe"], at=now()
        )
    return {
        "held": f"/detainers/{held.detainer_id}/",
        "fresh": f"/detainers/{fresh.detainer_id}/",
        "proposal": f"/detainers/policies/{second.pk}/",
        "booking": f"/bookings/{fresh.booking.pk}/",
    }


PAGES = {
    "home": ("jo", "/detainers/"),
    "list": ("jo", OLDER),
    "clocks": ("jo", "/detainers/lists/clocks/"),
    "detail with a clock": ("jo", "{held}"),
    "detail": ("jo", "{fresh}"),
    "answer": ("jo", "{fresh}answer/"),
    "serve": ("jo", "{fresh}serve/"),
    "claim": ("jo", "{fresh}claim/"),
    "release": ("jo", "{held}release/"),
    "booking": ("jo", "{booking}"),
    "policies": ("ola", "/detainers/policies/"),
    "new policy": ("ola", "/detainers/policies/new/39901/"),
    "proposal": ("ola", "{proposal}"),
    "policy page": ("ola", "/jurisdictions/39901/holds/"),
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_desk_is_fit_to_be_read(name, context, house, desk):
    who, path = PAGES[name]

    page: Page = enter(context, house, who, path.format(**desk))

    witness = Witness(page)
    assert page.url.endswith(path.format(**desk))
    check_frame(page)
    check_views(page, f"jail-{name}")
    assert witness.complaints == []
