"""Writing an act in the wizard, and signing it: what officials and the program do alike."""

from tests.journeys.ways.visitor import Visitor
from tests.portal.participation.files import pdf


def paper(author: Visitor, kind: str, authority: str, reason: str = "") -> None:
    """Answer what it rests on, attach it, and leave it to take effect when it is signed."""
    author.choose(kind).fill("Authority", authority)
    if reason:
        author.fill("Reason", reason)
    author.press("Save and continue")
    author.attach("Document", "act.pdf", "application/pdf", pdf()).press("Save and continue")
    author.choose("As soon as it is signed").press("Save and continue")
    author.reads("Check your answers").press("Submit for signature")
    author.reads("Waits for a second signature")


def sign(second: Visitor, act: str) -> None:
    """Read what a colleague wrote, and sign it."""
    second.open("/participation/").reads("Waits for your signature")
    second.follow(act).follow("Read and sign").press("Sign")
    second.reads("It is in effect since")
