"""Who is waited for has news of a release."""

from portal.jurisdictions import scope
from reports.releases import services
from tests.portal.inbox.told import read_by, told
from tests.reports.releases.worlds import AT, WHY, signed


def test_the_head_of_statistics_has_news_of_what_was_signed(passed, stan, hana, sybil):
    release = signed(passed, stan)

    (news,) = read_by(hana)
    assert told("release.waits") == ["hana"]
    assert news.path == f"/releases/{release.pk}/"
    assert news.sentence == f"The release of {release.quarter} is signed and waits for approval."


def test_statisticians_have_news_of_what_was_sent_back(passed, stan, hana):
    release = signed(passed, stan)

    with scope.within(scope.statistics()):
        services.send_back(release=release, note=WHY, by=hana, at=AT)

    assert told("release.back") == ["stan"]
