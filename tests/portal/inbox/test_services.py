"""News is written with what it tells of, for those it is for, and carries codes alone."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from portal.inbox.kinds import KINDS, UnknownKind
from portal.inbox.models import Notification, Preference, Reader
from portal.inbox.own import rows_of
from portal.inbox.services import NotTellable, mark_all_read, mark_read
from portal.jurisdictions import scope
from portal.jurisdictions.reaching import reaching, stepping_into
from portal.webhooks.models import Delivery
from tests.factories import NOON

LATER = NOON + timedelta(hours=1)
SCOPES = [
    *(scope.review(), scope.dispatch(), scope.gallery(), scope.casework(), scope.complaints()),
    *(scope.statistics(), scope.committee(), scope.tenant([])),
    scope.oversight(who="a test", why="to tell"),
]


def test_each_is_told_once_and_nobody_else(tell, news_of, otto, luca, gwen):
    assert tell(otto, luca, otto) == 2

    assert [row.path for row in news_of(otto)] == ["/complaints/"]
    assert len(news_of(luca)) == 1
    assert news_of(gwen) == []


def test_whoever_left_is_told_nothing(tell, news_of, otto):
    otto.is_active = False

    assert tell(otto) == 0
    assert news_of(otto) == []


def test_news_comes_to_nothing_with_its_change(tell, news_of, otto):
    with transaction.atomic():
        tell(otto)
        transaction.set_rollback(True)

    assert news_of(otto) == []


@pytest.mark.parametrize("present", SCOPES, ids=lambda present: present.role)
def test_every_scope_tells(present, tell, news_of, otto):
    with stepping_into(present):
        tell(otto)
        tell(otto, kind="release.waits", quarter="2011Q3", topic="2011Q3")

    assert len(news_of(otto)) == 2


@pytest.mark.parametrize("present", SCOPES, ids=lambda present: present.role)
def test_no_scope_reads_what_news_says(present, tell, otto):
    tell(otto)

    with pytest.raises(ProgrammingError, match="permission denied"), stepping_into(present):
        list(Notification.objects.values_list("details"))


def test_a_forgotten_filter_shows_nothing_of_others(tell, otto, luca):
    tell(otto, luca)
    with rows_of(luca):
        Reader.objects.create(user=luca)
        Preference.objects.create(user=luca, kind="match.voided", email="OFF")

    with rows_of(otto):
        assert {row.user_id for row in Notification.objects.all()} == {otto.pk}
        assert not Reader.objects.exists()
        assert not Preference.objects.exists()
        assert Notification.objects.filter(user=luca).update(read_at=LATER) == 0
    assert not Notification.objects.exists()


@pytest.mark.parametrize(
    "row",
    [
        lambda user: Preference(user=user, kind="match.voided", email="OFF"),
        lambda user: Reader(user=user),
    ],
)
def test_nobody_chooses_for_another(row, otto, luca):
    with pytest.raises(ProgrammingError, match="row-level security"), rows_of(otto):
        row(luca).save(force_insert=True)


@pytest.mark.parametrize("given", [{"path": "/"}, {"kind": "x"}, {"created_at": LATER}])
def test_news_stays_as_it_was_told(given, tell, otto):
    tell(otto)

    with pytest.raises(ProgrammingError, match="permission denied"), rows_of(otto):
        Notification.objects.update(**given)


def test_nobody_but_the_broom_removes_news(tell, otto):
    tell(otto)

    with pytest.raises(ProgrammingError, match="permission denied"), rows_of(otto):
        Notification.objects.all().delete()


@pytest.mark.parametrize("detail", ["Jane Doe", "", "a\nb", None, 1.5, NOON])
def test_a_detail_is_a_code(detail, tell, news_of, otto):
    with pytest.raises(NotTellable):
        tell(otto, number=detail)

    assert news_of(otto) == []


@pytest.mark.parametrize("url", ["https://example.org/", "//example.org", "x", "/" * 201, "/\\x"])
def test_news_leads_into_the_site(url, tell, otto):
    with pytest.raises(NotTellable):
        tell(otto, url=url)


@pytest.mark.parametrize("path", ["https://example.org/", "//example.org/", "/\\example.org", ""])
def test_the_database_takes_no_way_out(path, otto):
    with pytest.raises(IntegrityError, match="notification_leads_into_the_site"):
        Notification.objects.bulk_create(
            [Notification(user=otto, kind="x", path=path, created_at=NOON)]
        )


def test_a_sentence_is_filled_or_nothing_is_told(tell, otto):
    with pytest.raises(NotTellable, match="is not filled"):
        tell(otto, word="x")
    with pytest.raises(UnknownKind):
        tell(otto, kind="gossip")


def test_of_one_topic_there_is_one_unread_piece_of_news(tell, news_of, otto):
    for _time in range(2):
        tell(otto, kind="release.waits", quarter="2011Q3", topic="2011Q3")
    mark_all_read(until=LATER, by=otto, at=LATER)
    tell(otto, kind="release.waits", quarter="2011Q3", topic="2011Q3", at=LATER)

    assert [row.read_at for row in news_of(otto)] == [LATER, None]


def test_one_is_marked_read_once_and_by_its_reader_alone(tell, news_of, otto, luca):
    tell(otto)
    one = news_of(otto)[0].pk

    assert not mark_read(notification_id=one, by=luca, at=LATER)
    assert mark_read(notification_id=one, by=otto, at=LATER)
    assert not mark_read(notification_id=one, by=otto, at=LATER)
    assert news_of(otto)[0].read_at == LATER


def test_all_of_a_kind_are_marked_until_the_page_was_shown(tell, news_of, otto):
    tell(otto)
    tell(otto, kind="release.waits", quarter="2011Q3")
    tell(otto, at=LATER)

    assert mark_all_read(kind="complaint.assigned", until=NOON, by=otto, at=LATER) == 1
    assert [row.read_at for row in news_of(otto)] == [LATER, None, None]


def test_the_servers_of_the_place_are_told_that_there_is_news(
    hearing, riverton_police, riverton, tell, otto
):

    tell(otto, agencies=[riverton_police], number="C-1")

    with reaching(riverton):
        body = json.loads(Delivery.objects.get().body)
    data = {"ori": "OH0990100", "kind": "complaint.assigned", "path": "/complaints/", "people": 1}
    assert body["data"] == data
    assert body["type"] == "notification.created"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_a_kind_is_known_by_its_key_and_has_two_sentences(kind):
    assert KINDS[kind.key] is kind
    assert len(kind.key) <= 40
    assert str(kind.label)
    assert str(kind.sentence).endswith(".")
