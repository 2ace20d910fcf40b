"""A member of the committee declares an interest, reviews a case, and votes."""

from portal.jurisdictions import scope
from reports.committee.motions import services as motions
from reports.committee.motions import voting
from reports.committee.motions.models import Motion
from reports.committee.motions.states import Status
from reports.committee.rounds.models import Review
from reports.committee.seats.models import Charter
from tests.journeys.committee import advise
from tests.journeys.house import House
from tests.journeys.ways.visitor import Door, Visitor
from tests.matching.factories import now

INTEREST, REASON = "Advises an invented jail, by %s.", "A month is enough, I think."
LOCKED = "They are locked. You see what others answered once all are."
AWAY = ("member6", "member7")  # one resigned, one has voted


def declares_reviews_votes(door: Door) -> None:
    """All three on the committee's desk; the public reads the interest and how the vote went."""
    _sits(door.house)
    review = _open_review()
    name, motion = review.term.person.username, _motion(door.house)
    member, words = door.visitor(name), INTEREST % door.way
    desk = "/committee/desk/"

    member.open(desk).follow("Declare an interest").select("In what", "OTHER")
    member.fill("What it is", words).press("Declare an interest").sees(words)
    door.visitor().open("/committee/members/").sees(words)

    member.open(f"{desk}reviews/")
    member.go(member.main.locator(f"a[href*='{review.pk}']").first)
    _answers_all(member)
    member.press("Save my answers").follow("Read your answers once more and lock them")
    member.go(member.main.locator("form button[type=submit]"))
    member.open(f"{desk}reviews/{review.pk}/").reads(LOCKED)

    member.open(f"{desk}motions/")
    member.go(member.main.locator(f"a[href*='{motion.pk}']").first)
    member.follow("Cast your vote").pick("choice", "YES").fill("Your reason", REASON)
    member.press("Cast your vote").misses(REASON)
    secretary = door.visitor("secretary").open(f"{desk}motions/{motion.pk}/")
    secretary.follow("Close the vote").press("Close the vote")
    door.visitor().open(f"/committee/motions/{motion.pk}/").sees(REASON)


def _sits(house: House) -> None:
    """The committee at work, where no other test made it."""
    with scope.within(scope.committee()):
        made = Charter.objects.exists()
    if not made:
        house.site.stop("beat")
        house.links |= advise(house.people)
        house.site.start_beat()


def _open_review() -> Review:
    """A case that a member has still to review."""
    with scope.within(scope.committee()):
        rows = Review.objects.filter(case__round__status="REVIEWING", locked_at=None)
        rows = rows.exclude(term__person__username__in=AWAY)
        found = rows.select_related("term__person").order_by("-pk").first()
    assert found is not None
    return found


def _motion(house: House) -> Motion:
    """A motion on which the vote is open."""
    item = house.links["item held"]
    with scope.within(scope.committee()):
        if found := Motion.objects.filter(item=item, status=Status.OPEN).first():
            return found
        text = f"That place {Motion.objects.count()} of those that are flagged be asked."
        move = {"item_id": item, "text": text, "at": now()}
        made = motions.move(by=house.people["member1"], **move)
        one = {"motion_id": made.pk, "at": now()}
        motions.second(by=house.people["member7"], **one)
        return voting.open_vote(by=house.people["secretary"], **one)


def _answers_all(member: Visitor) -> None:
    for question in member.page.locator("main form fieldset").all():
        question.locator("label").first.click()
