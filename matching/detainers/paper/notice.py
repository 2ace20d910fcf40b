"""What stands on one paper: plain values, already decided by others."""

from dataclasses import dataclass
from datetime import date

from matching.detainers.forms import Ask, Form
from matching.detainers.grounds import Ground, Priority


@dataclass(frozen=True)
class Notice:
    """The values of one paper; an empty text prints as "not stated".

    `number` and `code` open the public page at `address`, which the QR code names without them.
    `reference` is what the ground rests on: a document and its date; `probable_cause` is in the
    officer's own words.  `conditional` holds whatever the form is, because a policy can ask for
    a conviction where the form has no box.  `synthetic` prints on every page that no such person
    exists.
    """

    form: Form
    number: str
    code: str
    address: str
    issued_on: date
    subject_id: str
    event_number: str
    file_number: str
    institution: str
    office: str
    name: str
    birth_date: date | None
    nationality: str
    sex: str
    officer: str
    officer_title: str
    ground: Ground | None = None
    reference: str = ""
    priority: Priority | None = None
    probable_cause: str = ""
    asks: tuple[Ask, ...] = ()
    earlier: str = ""
    conditional: bool = False
    telephone: str = ""
    synthetic: bool = False
