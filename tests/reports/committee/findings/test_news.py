"""An addressee finds recommendations in its inbox."""

from tests.portal.inbox.told import read_by, told


def test_officials_of_the_addressee_alone_have_news(sent, otto, luca, paul):
    news = read_by(otto)[-1]

    assert told("recommendation.made") == ["otto"]
    assert news.path == f"/our-recommendations/{sent.pk}/"
    assert sent.reference in news.sentence
