"""Somebody complains, sends a file, comes back with eight words, and answers a question."""

from allauth.mfa.totp.internal.auth import TOTP

from complaints.casework.moving import move_complaint
from complaints.models import Complaint
from portal.accounts.models import User
from portal.demo.cast import TOTP_SECRET
from portal.jurisdictions.models import Jurisdiction
from tests.complaints.evidence.made import photo
from tests.conftest import person
from tests.journeys.complaint import step_of
from tests.journeys.complaint_desk import TO_THE_DESK, at_the_site
from tests.journeys.house import House
from tests.journeys.ways.places import new_county
from tests.journeys.ways.visitor import Door, Visitor
from tests.matching.factories import now

QUESTION = "On which day was it?"
ANSWER = "On a Tuesday, in an invented year."
# What is chosen or written on each page; a page that is not here is left as it is.
ANSWERS = {
    "mode": ("mode", "CONFIDENTIAL"),
    "relation": ("relation", "SELF"),
    "topic": ("topic", "HELD_TOO_LONG"),
    "when": ("when", "UNKNOWN"),
    "custody": ("custody", "NO"),
}


def complains(door: Door) -> None:
    """Question by question, then by the receipt alone: a file, a question, an answer."""
    place = new_county()
    visitor = door.visitor()
    words, number = _files(visitor, place)
    visitor.follow("See the complaint")

    visitor.follow("Add evidence").attach("A file", "photo.jpg", "image/jpeg", photo())
    visitor.press("Send the file").sees("photo.jpg")
    investigator = door.visitor(_is_taken_on(door.house, number))
    _asks(investigator, number)

    again = door.visitor().open("/complain/follow/")
    again.fill("Your eight words", words).press("See the complaint").sees(QUESTION)
    again.fill("Your message", ANSWER).press("Send the message").sees(ANSWER)
    again.follow("Add evidence").sees("photo.jpg")
    investigator.open(investigator.page.url).sees(ANSWER)


def _files(visitor: Visitor, place: Jurisdiction) -> tuple[str, str]:
    """From the door to the receipt; its words, and the number."""
    visitor.open("/").follow("File or follow a complaint").press("Begin")
    while (step := step_of(visitor.page)) != "check":
        _answer(visitor, step, place)
    visitor.page.wait_for_timeout(2_100)  # what is sent at once was not read
    visitor.press("File the complaint").reads("Write down these words")
    words = " ".join(visitor.page.locator(".complain-words li").all_inner_texts())
    number = visitor.main.locator("strong").first.inner_text()
    visitor.follow("I have written them down").fill("Type your eight words", words).press("Done")
    return words, number


def _answer(visitor: Visitor, step: str, place: Jurisdiction) -> None:
    if step in ANSWERS:
        visitor.pick(*ANSWERS[step])
    elif step == "agency":
        visitor.choose("Another office, or I do not know")
    elif step == "words":
        visitor.page.locator("main [name=words]").fill("Four days, and not two.")
    elif step == "contact":
        visitor.page.locator("main [name=name]").fill("Somebody Invented")
    elif step == "place":
        visitor.page.locator("main [name=q]").fill(place.name)
        visitor.press("Search")
        visitor.choose(str(place))
    visitor.press("Continue")


def _is_taken_on(house: House, number: str) -> str:
    """Those of intake lead it to an investigator, who now comes."""
    staff = {}
    for role in ("INTAKE", "INVESTIGATOR"):
        name = f"{role.lower()}-{User.objects.count()}"
        staff[role] = house.people[name] = person(name, (role, None))
        TOTP.activate(staff[role], TOTP_SECRET)
    with at_the_site(house.site):
        found = Complaint.objects.get(number=number)
        for role, to in TO_THE_DESK:
            move_complaint(complaint_id=found.pk, to=to, by=staff[role], at=now())
    return name


def _asks(investigator: Visitor, number: str) -> None:
    """The investigator finds it on the list and writes to whoever filed."""
    investigator.open("/complaints/")
    investigator.go(investigator.main.get_by_role("link", name=number).first)
    investigator.sees("Four days").follow("Write a message")
    investigator.fill("Message", QUESTION)
    investigator.go(investigator.main.locator("form button[type=submit]").last).sees(QUESTION)
