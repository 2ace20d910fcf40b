"""Worlds under the same ids that differ in one thing, and all that somebody sees in each."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction

from reports.committee.rounds.consolidating import begin_consolidation, close_round
from reports.committee.rounds.marks import key_of, place_mark, state_mark
from reports.committee.rounds.models import Answer, Case, Review
from reports.committee.rounds.moving import finished, move
from reports.committee.rounds.states import Phase, Status
from tests.portal.participation.desk import at_desk
from tests.reports.committee.rounds import way, worlds
from tests.reports.committee.rounds.seen import seen_of
from tests.reports.committee.rounds.worlds import again, counting
from tests.reports.committee.worlds import inside

DESK = "/committee/desk/reviews/"
COUNT = 24
# How many of the own cases are opened, and which other ones are guessed at.
OWN, OTHERS = 3, (0, 1, 2, 9, COUNT - 1)
HERE, THERE, FAR = "39901", "39902", "48001"


def uuid(kind, number, second=0) -> UUID:
    return UUID(int=(kind << 64) + (number << 16) + second, version=4)


def sampled(round_, counties):
    """The sample of a round: the same sheets under the same ids, from these counties."""

    def fill():
        key = key_of(round_.secret)
        Case.objects.bulk_create(
            Case(
                id=uuid(1, number),
                round=round_,
                key=f"{number:064x}",
                stratum="S01",
                sheet={"level": "LEVEL_1", "result": "CUSTODY"},
                place_mark=place_mark(key, county),
                state_mark=state_mark(key, county),
            )
            for number, county in enumerate(counties)
        )
        finished(round_, Status.DRAWN, at=worlds.LATEST)

    counting(fill)


def given(round_, pairs, sybil):
    """The reviews of each case by the same letters, ids and times, by these members."""

    def draw():
        fresh = again_inside(round_)
        move(fresh, Status.REVIEWING, by=sybil, at=way.START)
        Review.objects.bulk_create(
            Review(
                id=uuid(2, number, ord(letter)),
                case_id=uuid(1, number),
                term=term,
                letter=letter,
                drawn_at=way.START,
            )
            for number, pair in enumerate(pairs)
            for letter, term in zip("AB", pair, strict=True)
        )

    inside(draw)


def again_inside(round_):
    return type(round_).objects.select_related("matter", "codebook").get(pk=round_.pk)


def answered(round_):
    """What is written under a letter is the same in every world."""
    asked = way.questions(round_)

    def write(phase):
        # As many of each answer as there are cases to give them.
        rows = [
            Answer(review=review, question=one, phase=phase, value=one.answers[place][0])
            for number, review in enumerate(Review.objects.order_by("id"))
            for one in asked
            for place in [(number * 7 + one.number) % 3 % len(one.answers)]
        ]
        Answer.objects.bulk_create(rows)

    inside(write, Phase.BLIND)
    inside(lambda: Review.objects.update(status="LOCKED", locked_at=way.WRITTEN))
    return write


def consolidated(round_, sybil):
    answered(round_)
    inside(begin_consolidation, round_id=round_.pk, by=sybil, at=way.BESIDE)


def ended(round_, sybil):
    write = answered(round_)
    inside(begin_consolidation, round_id=round_.pk, by=sybil, at=way.BESIDE)
    inside(write, Phase.CONSOLIDATED)
    inside(lambda: Review.objects.update(status="SETTLED", settled_at=way.END))
    inside(close_round, round_id=round_.pk, by=sybil, at=way.END + timedelta(hours=1))


def in_a_world(seeded, counties, pairs, sybil, until, look):
    """What is seen in a world, which is then undone."""
    savepoint = transaction.atomic()
    savepoint._from_testcase = True
    with savepoint:
        round_ = again(seeded)
        sampled(round_, counties)
        given(round_, pairs, sybil)
        until(round_, sybil)
        found = look(again(round_))
        transaction.set_rollback(True)
    return found


def pages_of(user, round_):
    """Every page of case reviews that a member can open or guess, and what is answered there."""
    desk = at_desk(user)
    own = inside(lambda: list(Review.objects.filter(term__person=user).order_by("id")))
    paths = [
        DESK,
        f"{DESK}rounds/{round_.pk}/",
        f"{DESK}rounds/{round_.pk}/progress/",
        f"/committee/rounds/{round_.number}/figures/",
        *(f"{DESK}{review.pk}/{act}" for review in own[:OWN] for act in ("", "lock/", "settle/")),
        *(f"{DESK}{uuid(2, number, ord(letter))}/" for number in OTHERS for letter in "AB"),
        *(f"{DESK}{uuid(1, number)}/" for number in range(3)),
    ]
    return [seen_of(desk.get(path)) for path in paths]
