"""Send hostile files to the booking door, and hold every answer to what a refusal must be."""

import io
import json
import secrets
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Protocol

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.utils import timezone

from matching.bookings.models import Booking, Reading, SourceFile
from matching.interchange.sandbox import keeper
from matching.mutants import ENVELOPE, Mutant, sound
from matching.searches.models import Withholding
from portal.accounts.models import User
from portal.jurisdictions import scope
from portal.jurisdictions.bound_keys import is_tenant_model
from portal.jurisdictions.models import Agency, Jurisdiction
from portal.jurisdictions.tokens import issue_token

PATH = "/api/bookings/"
REFUSED = frozenset({400, 403, 409, 413, 422})
STORED = 201
PATIENCE = 20.0  # seconds for one answer; a child at the door is ended after as many
# The county of these files has not joined, so that its bookings are withheld at once.
WHOLE = Counter({Booking: 1, Reading: 1, SourceFile: 1, Withholding: 1})


@dataclass(frozen=True)
class Answer:
    """What the door said, how long it took, and what it left (None where one cannot look)."""

    code: int
    text: bytes
    seconds: float
    left: Counter[type] | None = None


class Door(Protocol):
    """A booking door that hostile files are sent to."""

    def send(self, mutant: Mutant) -> Answer:
        """Send one file with the fields of a sound booking."""


@dataclass
class Findings:
    """How often each kind of file got each code, the slowest answer, and what was wrong."""

    codes: dict[str, Counter[int]] = field(default_factory=dict)
    slowest: float = 0.0
    slowest_kind: str = ""
    faults: list[str] = field(default_factory=list)

    def note(self, mutant: Mutant, answer: Answer) -> None:
        """Count an answer, and keep its fault if it has one."""
        self.codes.setdefault(mutant.kind, Counter())[answer.code] += 1
        if answer.seconds > self.slowest:
            self.slowest, self.slowest_kind = answer.seconds, mutant.kind
        if fault := fault_of(answer):
            number = sum(codes.total() for codes in self.codes.values())
            self.faults.append(f"file {number}, {mutant.kind}: {fault}")


def fault_of(answer: Answer) -> str:
    """What is wrong with an answer; '' when it is a stored booking or a clear refusal."""
    if answer.seconds > PATIENCE:
        return f"the answer took {answer.seconds:.1f} s"
    if answer.code == STORED:
        whole = answer.left in (None, WHOLE)
        return "" if whole else f"the booking is not whole: {answer.left}"
    if answer.code not in REFUSED:
        return f"answered {answer.code}"
    if answer.left:
        return f"refused with {answer.code}, but left {answer.left}"
    return "" if _says_why(answer.text) else f"answered {answer.code} without a sentence"


def run(door: Door, files: Iterable[Mutant]) -> Findings:
    """Send every file, then a sound one, which must be stored by the same sandbox."""
    found = Findings()
    good = Mutant("a sound file", sound())
    found.note(good, door.send(good))
    before = keeper.AT_THE_DOOR.process_id
    for mutant in files:
        found.note(mutant, door.send(mutant))
    found.note(good, door.send(good))
    if set(found.codes[good.kind]) != {STORED}:
        found.faults.append("a sound file was not stored before or after the hostile ones")
    if keeper.AT_THE_DOOR.process_id != before:
        found.faults.append("the sandbox at the door ended and had to be started again")
    return found


class InProcess:
    """The door in this process, on the database of the settings, for an agency of its own.

    Each file has a transaction in which the agency is made, the file sent and the rows counted;
    it is rolled back, so that nothing stays.
    """

    def __init__(self) -> None:
        self.client = Client(raise_request_exception=False, SERVER_NAME=settings.ALLOWED_HOSTS[0])

    def send(self, mutant: Mutant) -> Answer:
        """Send one file and count what it leaves in the tables of its tenant."""
        with transaction.atomic():
            place, token = _found_agency()
            headers = {"Authorization": f"Token {token}"}
            fields = _fields(mutant)
            began = time.monotonic()
            answer = self.client.post(PATH, fields, headers=headers, secure=settings.HTTPS)
            seconds = time.monotonic() - began
            scope.leave()
            left = _rows_of(place)
            transaction.set_rollback(True)
        return Answer(answer.status_code, answer.content, seconds, left)


class OverHttp:
    """The door of a running site; what it accepts stays there as the agency's bookings."""

    def __init__(self, address: str, token: str) -> None:
        self.url = address.rstrip("/") + PATH
        self.headers = {"Authorization": f"Token {token}", "Content-Type": MULTIPART_CONTENT}

    def send(self, mutant: Mutant) -> Answer:
        """Send one file; a site that does not answer counts as code 0."""
        body = encode_multipart(BOUNDARY, _fields(mutant))
        request = urllib.request.Request(self.url, body, self.headers)  # noqa: S310
        began = time.monotonic()
        try:
            with urllib.request.urlopen(request, timeout=2 * PATIENCE) as answer:  # noqa: S310
                code, text = answer.status, answer.read()
        except urllib.error.HTTPError as refusal:
            code, text = refusal.code, refusal.read()
        except OSError as silence:
            code, text = 0, str(silence).encode()
        return Answer(code, text, time.monotonic() - began)


def _fields(mutant: Mutant) -> dict[str, object]:
    file = io.BytesIO(mutant.data)
    file.name = "hostile.bin"
    return {
        "local_number": f"FUZZ-{secrets.token_hex(8)}",
        "booked_at": (timezone.now() - timedelta(hours=1)).isoformat(),
        "name": "Invented Person",
        f"finger_{mutant.position}" if mutant.position else "file": file,
    }


def _found_agency() -> tuple[Jurisdiction, str]:
    program, _ = Jurisdiction.objects.get_or_create(
        code="US", defaults={"kind": "PROGRAM", "name": "Program", "time_zone": "UTC"}
    )
    state = Jurisdiction.objects.create(
        kind="STATE", code="99", postal="ZZ", name="Nowhere", parent=program, time_zone="UTC"
    )
    county = Jurisdiction.objects.create(
        kind="COUNTY", code="99999", postal="ZZ", name="Nowhere", parent=state, time_zone="UTC"
    )
    agency = Agency.objects.create(ori=ENVELOPE.ori, name="Nobody", jurisdiction=county)
    founder = User.objects.create(username=f"fuzz-{secrets.token_hex(8)}")
    return county, issue_token(agency=agency, by=founder, at=timezone.now())


def _rows_of(place: Jurisdiction) -> Counter[type]:
    models = [m for m in apps.get_app_config("matching").get_models() if is_tenant_model(m)]
    scope.enter(scope.oversight(who="fuzz", why="count what a hostile file left"))
    counts = {m: m._default_manager.filter(jurisdiction=place).count() for m in models}
    scope.leave()
    return Counter({model: count for model, count in counts.items() if count})


def _says_why(text: bytes) -> bool:
    try:
        answer = json.loads(text)
    except ValueError:
        return False
    return isinstance(answer, dict) and str(answer.get("detail", "")).endswith(".")
