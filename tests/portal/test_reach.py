"""Whoever begins at the front page finds every public page by following links."""

import pytest

from portal.committee_entrances import COMMITTEE_ENTRANCES
from portal.doors import OPEN
from portal.entrances import ENTRANCES
from reports.publication.models import Publication
from tests.reaching import names_reached
from tests.reports.coverage.worlds import sheet_of
from tests.reports.publication.worlds import published

BY_A_FORM = {"set_language", "mfa_authenticate", "search", "certificate-detail"}
BY_A_LETTER = {"invitation", "subscription-confirm", "subscription-end"}
BY_SOFTWARE = {
    *("api-jurisdiction-detail", "jurisdiction-picture", "complaint-proof-keys"),
    "api-complaint-counts",
    *("api-release-list", "api-release-latest", "api-release-quarter", "api-release"),
    *("api-release-figures", "api-release-place", "api-coverage", "api-coverage-latest"),
}
WITH_A_NOTICE = {
    *("notice-hold", "notice-stay", "notice-close", "notice-claim", "notice-claim-received"),
    *("notice-complaint", "notice-complaint-received"),
}
WITH_A_DRAFT = {"complaint-step", "complaint-check", "complaint-receipt", "complaint-filed"}
WITH_A_RECEIPT = {
    *("complaint-mine", "complaint-close", "complaint-write", "complaint-withdraw"),
    *("complaint-appeal", "complaint-access", "complaint-consent", "complaint-evidence"),
    *("complaint-proof", "complaint-letter-mine"),
}
WITH_ROWS = {
    *("document", "wrongful-match-csv", "complaint-figures-csv"),
    # The committee's are reached where it did something: tests/reports/committee/test_journey.py.
    *(name for name, door in COMMITTEE_ENTRANCES.items() if door == OPEN),
} - {
    *("committee", "committee-members", "committee-meetings", "committee-meetings-feed"),
    *("committee-meetings-file", "committee-statements", "committee-votes", "committee-votes-csv"),
    *("committee-rounds", "committee-outliers", "committee-findings", "committee-reports"),
    *("committee-recommendations", "committee-recommendations-csv"),
    *("committee-recommendations-json", "committee-recommendations-feed"),
    "committee-recommendations-files",
}


@pytest.fixture
def figures(riverton_police) -> Publication:
    """Two quarters, the later one with all there is, so that there is something to lead to."""
    sheet_of()
    published("2026Q2")
    return published(with_charts=True)


@pytest.fixture
def reached(client, figures) -> set[str]:
    return names_reached(client, "/")


def test_every_public_page_is_reached_by_links_from_the_front_page(reached):
    public = {name for name, door in ENTRANCES.items() if door == OPEN}

    otherwise = BY_A_FORM | BY_A_LETTER | BY_SOFTWARE | WITH_A_NOTICE | WITH_ROWS
    assert public - reached == otherwise | WITH_A_DRAFT | WITH_A_RECEIPT
