"""A flag taken along its way by the people whose business it is."""

from datetime import timedelta

from portal.jurisdictions import scope
from reports.flags.files import File, file_of, seen_of
from reports.flags.models import Flag
from reports.flags.services import ask_place, conclude, sign
from reports.flags.writing import write_comment, write_paper
from tests.reports.flags.worlds import RAISED, inside

UNTIL = (RAISED + timedelta(days=14)).date()
LATER = RAISED + timedelta(days=16)
TEXTS = {
    "quality": "Every booking was reported.",
    "mix": "The strata explain little.",
    "structure": "The county runs the jail of four others.",
    "process": "Nothing was changed.",
    "statement": "The county runs the jail of four others.",
}
EXPLAINED = {**TEXTS, "conclusion": "EXPLAINED_STRUCTURE"}


def asked(flag, stan, *, at=RAISED) -> Flag:
    return inside(ask_place, flag_id=flag.pk, until=UNTIL, by=stan, at=at)


def written(flag, stan, *, at=RAISED, **texts):
    return inside(write_paper, flag_id=flag.pk, **(texts or EXPLAINED), by=stan, at=at)


def commented(flag, otto, words="It is our regional jail.", *, at=RAISED):
    with scope.within(scope.tenant([flag.jurisdiction_id])):
        return write_comment(flag_id=flag.pk, words=words, by=otto, at=at)


def examined(flag, stan) -> Flag:
    """Asked, written, and concluded once the time of the place was over."""
    asked(flag, stan)
    written(flag, stan)
    return inside(conclude, flag_id=flag.pk, by=stan, at=LATER)


def signed(flag, stan, hana) -> Flag:
    examined(flag, stan)
    return put_name(flag, hana)


def put_name(flag, hana, *, at=LATER) -> Flag:
    return inside(sign, flag_id=flag.pk, seen=seen_of(file(flag)), by=hana, at=at)


def file(flag) -> File:
    return inside(lambda: file_of(Flag.objects.get(pk=flag.pk)))
