"""Two who sign at once, a comment while it is signed, two who screen, each on a connection."""

from functools import partial

import pytest

from portal.states import TransitionRefused
from reports.flags.files import seen_of
from reports.flags.models import Flag, Screening, Step
from reports.flags.raising import raise_flags
from reports.flags.refusals import Changed
from reports.flags.services import sign
from tests.matching.test_races import together
from tests.reports.flags.way import LATER, commented, examined, file
from tests.reports.flags.worlds import HIGH, RAISED, frozen, inside

pytestmark = pytest.mark.usefixtures("committed")
REFUSALS = (TransitionRefused, Changed)


def tried(call):
    """Whether a call was taken."""

    def attempt() -> bool:
        try:
            call()
        except REFUSALS:
            return False
        return True

    return attempt


def test_of_two_who_sign_at_once_one_does(flag, stan, hana, chief):
    examined(flag, stan)
    seen = seen_of(file(flag))

    def by(person):
        return tried(partial(inside, sign, flag_id=flag.pk, seen=seen, by=person, at=LATER))

    assert sorted(together(by(hana), by(chief))) == [False, True]
    assert inside(Step.objects.filter(target="SIGNED").count) == 1


@pytest.mark.parametrize("again", range(3))
def test_a_comment_comes_before_the_signature_or_not_at_all(again, flag, stan, hana, otto):
    examined(flag, stan)
    seen = seen_of(file(flag))
    signs = tried(partial(inside, sign, flag_id=flag.pk, seen=seen, by=hana, at=LATER))

    is_signed, is_said = together(signs, tried(partial(commented, flag, otto, at=LATER)))

    assert is_signed != is_said
    found = file(flag)
    assert (found.flag.status == "SIGNED", len(found.comments)) == (is_signed, int(is_said))


def test_of_two_screens_at_once_one_raises_the_flags(riverton):
    cube = inside(frozen, planted=HIGH)
    screens = partial(inside, raise_flags, cube, at=RAISED)

    assert sorted(together(screens, screens)) == [0, 2]
    assert inside(Flag.objects.count) == 2
    assert inside(Screening.objects.count) == 1
