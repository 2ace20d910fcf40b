"""Two managers keep a place's people trained at once, each on a connection of their own."""

from functools import partial

import pytest

from portal.training.errors import AlreadyRecorded
from portal.training.files import services as files
from portal.training.keeping.assigning import assign_module
from portal.training.keeping.errors import REFUSALS, AlreadyAssigned, FileMoved
from portal.training.keeping.models import Assignment, Batch
from portal.training.keeping.reminding import remind
from portal.training.keeping.rollcalls import hold_roll_call
from portal.training.models import Completion
from tests.conftest import person
from tests.matching.factories import now
from tests.matching.test_races import together
from tests.portal.training.keeping.people import newcomer, there

pytestmark = pytest.mark.usefixtures("committed")
TODAY = now().date()
HEAD = "person,module,completed_on,score,language\n"


@pytest.fixture
def crew(riverton):
    return [newcomer(riverton, f"nick{number}") for number in range(4)]


@pytest.fixture
def max_(riverton):
    """Manages Riverton's people beside Mona."""
    return person("max", ("MANAGER", riverton))


def at_once(place, *acts):
    """What each act gave or how it was refused."""

    def one(act):
        try:
            return there(place, act)
        except REFUSALS as refusal:
            return type(refusal)

    return together(*(partial(one, act) for act in acts))


def file_of(crew, module="detainers"):
    lines = "".join(f"{one.username},{module},{TODAY},,\n" for one in crew)
    return (HEAD + lines).encode()


def roll_call(place, by, people, module="detainers"):
    given = {"place": place, "module": module, "held_on": TODAY, "minutes": 30, "by": by}
    return partial(hold_roll_call, people=people, **given)


def reading(place, by, content):
    return partial(files.plan_file, place=place, file_name="a.csv", content=content, by=by)


@pytest.mark.parametrize("again", range(3))
def test_of_two_who_hold_one_roll_call_one_is_recorded(again, riverton, mona, max_, crew):
    results = at_once(
        riverton, roll_call(riverton, mona, crew), roll_call(riverton, max_, crew[::-1])
    )

    assert AlreadyRecorded in results
    assert Completion.objects.filter(user__in=crew).count() == len(crew)


@pytest.mark.parametrize("again", range(3))
def test_a_file_and_a_roll_call_of_the_same_people_are_one(again, riverton, mona, max_, crew):
    read = there(riverton, reading(riverton, mona, file_of(crew[::-1])))
    apply = partial(files.apply_file, place=riverton, batch_id=read.pk, by=mona)

    results = at_once(riverton, apply, roll_call(riverton, max_, crew))

    assert {AlreadyRecorded, FileMoved} & set(results)
    assert Completion.objects.filter(user__in=crew).count() == len(crew)


@pytest.mark.parametrize("again", range(3))
def test_of_two_files_read_at_once_one_waits(again, riverton, mona, max_, crew):
    both = [reading(riverton, by, file_of(crew)) for by in (mona, max_)]

    results = at_once(riverton, *both)

    states = there(riverton, lambda at: [one.status for one in Batch.objects.all()])
    assert sorted(states) in (["PLANNED"], ["DROPPED", "PLANNED"])
    assert len(states) + results.count(FileMoved) == 2


@pytest.mark.parametrize("act", [files.apply_file, files.drop_file])
def test_a_file_that_is_recorded_twice_at_once_is_recorded_once(act, riverton, mona, max_, crew):
    read = there(riverton, reading(riverton, mona, file_of(crew)))
    given = {"place": riverton, "batch_id": read.pk}

    results = at_once(
        riverton, partial(files.apply_file, by=mona, **given), partial(act, by=max_, **given)
    )

    assert results.count(FileMoved) == 1
    assert Completion.objects.filter(user__in=crew).count() in (0, len(crew))


@pytest.mark.parametrize("again", range(3))
def test_a_module_assigned_twice_at_once_is_assigned_once(again, riverton, mona, max_):
    given = {"module": "detainers", "role": "CUSTODY", "place": riverton, "due_on": TODAY}
    both = [partial(assign_module, by=by, **given) for by in (mona, max_)]

    assert AlreadyAssigned in at_once(riverton, *both)
    assert Assignment.objects.count() == 1


def test_reminders_sent_from_two_beats_at_once_are_sent_once(riverton, mona, crew):
    there(
        riverton, assign_module,
        module="detainers", role="CUSTODY", place=riverton, due_on=TODAY, by=mona,
    )  # fmt: skip

    sent = together(partial(remind, at=now()), partial(remind, at=now()))

    assert sum(sent) == len(crew)
