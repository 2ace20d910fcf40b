"""Writes: a round is planned, its frame asked for, its seed named; a case is opened to be read.

All run in the committee's scope; what takes long is left to a worker.
"""

import unicodedata
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from complaints.vault.words import fit
from portal.accounts.models import User
from portal.audit import trail
from portal.jurisdictions.access import require
from reports.committee.rounds.codebooks import file_codebook
from reports.committee.rounds.marks import open_cases
from reports.committee.rounds.models import SHORTEST_SEED, Case, Round
from reports.committee.rounds.moving import locked, move
from reports.committee.rounds.refusals import FrameEmpty, RoundUnfit, SeedTooShort, SeedTooSoon
from reports.committee.rounds.selectors import frozen_quarters
from reports.committee.rounds.states import Status
from reports.committee.seats.models import Matter
from reports.committee.seats.selectors import require_term
from reports.committee.seats.states import RUN, MatterKind

LEAST_REVIEWS, MOST_REVIEWS, MOST_CASES = 2, 6, 2000
LONGEST_SEED = 200


@transaction.atomic
def plan_round(
    *, title: str, quarter: str, size: int, by: User, at: datetime, per_case: int = LEAST_REVIEWS
) -> Round:
    """Plan a round of a quarter that was frozen; it is a matter that members may be kept from.

    Raises ``AccessDenied``, ``RoundUnfit``, ``WordsMissing`` and ``WordsTooLong``.
    """
    require(by, RUN)
    frozen = frozen_quarters()
    if quarter not in frozen:
        raise RoundUnfit(_("The figures of this quarter are not frozen."))
    if not (LEAST_REVIEWS <= per_case <= MOST_REVIEWS and 1 <= size <= MOST_CASES):
        given = {"least": LEAST_REVIEWS, "most": MOST_REVIEWS, "cases": MOST_CASES}
        raise RoundUnfit(
            _("A case has %(least)s to %(most)s reviews, and a round 1 to %(cases)s cases.")
            % given
        )
    name = fit(title, most=200)
    matter = Matter.objects.create(kind=MatterKind.ROUND, title=name, opened_at=at)
    made = Round(
        title=name,
        codebook=file_codebook(by=by, at=at),
        matter=matter,
        quarter=quarter,
        synthetic=frozen[quarter],
        size=size,
        per_case=per_case,
        changed_at=at,
        planned_by=by,
    )
    _number(made)
    detail: dict[str, object] = {"quarter": quarter, "size": size, "per_case": per_case}
    trail.record(event="committee.round_planned", subject=made, by=by, at=at, detail=detail)
    return made


@transaction.atomic
def ask_frame(*, round_id: UUID, by: User, at: datetime) -> Round:
    """Have the frame of a round made by a worker.

    Raises ``TransitionRefused`` and ``AccessDenied``.
    """
    round_ = locked(round_id)
    move(round_, Status.FRAMING, by=by, at=at)
    return round_


@transaction.atomic
def name_seed(*, round_id: UUID, seed: str, by: User, at: datetime) -> Round:
    """Put on record the words that were said in public, by which a worker draws the sample.

    Raises ``AccessDenied``, ``TransitionRefused``, ``FrameEmpty``, ``SeedTooShort`` and
    ``SeedTooSoon``.
    """
    round_ = locked(round_id)
    words = plain(fit(seed, most=LONGEST_SEED))
    if len(words) < SHORTEST_SEED:
        given = {"least": SHORTEST_SEED}
        raise SeedTooShort(_("A seed has %(least)s characters or more.") % given)
    if round_.framed_at is not None and at <= round_.framed_at:
        raise SeedTooSoon(_("The seed is named after the frame is public."))
    if round_.frame_cases == 0:
        raise FrameEmpty(_("The quarter has no case to draw."))
    round_.seed, round_.seeded_by, round_.seeded_at = words, by, at
    move(round_, Status.SEEDED, by=by, at=at, fields=["seed", "seeded_by", "seeded_at"])
    return round_


@transaction.atomic
def open_case(*, case_id: UUID, by: User, at: datetime) -> Case | None:
    """A case for a member to read, which goes on record; None where it is kept from the member.

    A case that is kept from somebody is as one that there is not.  Raises ``NotSitting``.
    """
    term = require_term(by, at=at)
    rows = Case.objects.select_related("round__matter", "round__codebook")
    found = rows.filter(pk=case_id).first()
    if found is None or not open_cases(term, found.round).filter(pk=case_id).exists():
        return None
    trail.record(event="committee.case_opened", subject=found, by=by, at=at)
    return found


def plain(seed: str) -> str:
    """A seed as everybody would type it again: composed letters, one space between words."""
    return " ".join(unicodedata.normalize("NFC", seed).split())


def _number(made: Round) -> None:
    """Give a round the next number; another one may be planned at the same moment."""
    while made._state.adding:
        last = Round.objects.aggregate(last=Max("number"))["last"]
        made.number = (last or 0) + 1
        try:
            with transaction.atomic():
                made.save(force_insert=True)
        except IntegrityError:
            if not Round.objects.filter(number=made.number).exists():
                raise
