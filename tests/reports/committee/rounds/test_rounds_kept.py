"""What the database refuses of rounds, whoever asks; and two who act at once."""

from datetime import timedelta
from functools import partial
from itertools import product

import pytest
from django.db import DatabaseError

from portal.jurisdictions import scope
from portal.states import TransitionRefused
from reports.committee.rounds import services
from reports.committee.rounds.codebooks import file_codebook
from reports.committee.rounds.framing import frame_round
from reports.committee.rounds.models import Case, CaseSource, Codebook, Frame, FrameSource, Round
from reports.committee.rounds.states import ROUND, Status
from reports.committee.seats.models import Matter
from tests.matching.test_races import together
from tests.reports.committee.rounds import worlds
from tests.reports.committee.rounds.worlds import AT, LATER, cases_of, counting
from tests.reports.committee.worlds import inside

CHANGES = {
    "round_of_two_reviews_a_case": {"per_case": 1},
    "round_framed_when_and_as_what": {"frame_digest": "ab" * 32},
    "round_seeded_after_its_frame": {"seed": "sixteen letters!"},
    "a round begins with a frozen quarter": {"quarter": "2011Q1"},
}


def refused(call, *args, **kwargs) -> str:
    with pytest.raises(DatabaseError) as problem:
        call(*args, **kwargs)
    return str(problem.value)


def copied(model, row, **changes) -> None:
    """Insert a row once more, changed."""
    given = {one.attname: getattr(row, one.attname) for one in model._meta.concrete_fields}
    given.pop("id", None)
    model.objects.create(**given | changes)


def put(round_, **changes) -> None:
    Round.objects.filter(pk=round_.pk).update(**changes)


def matter():
    return Matter.objects.create(kind="ROUND", title="Another", opened_at=AT)


@pytest.mark.parametrize("name", CHANGES)
def test_a_round_is_refused_by_name(name, planned):
    again = {"number": 9, "matter_id": inside(matter).pk}

    assert name in refused(inside, copied, Round, planned, **again, **CHANGES[name])


def test_a_round_is_of_a_known_status(drawn):
    again = {"number": 9, "matter_id": inside(matter).pk, "status": "LOST"}

    assert "round_of_a_known_status" in refused(inside, copied, Round, drawn, **again)


@pytest.mark.parametrize("status", [one for one in Status if one != Status.PLANNED])
def test_a_round_begins_as_a_plan(status, drawn):
    again = {"number": 9, "matter_id": inside(matter).pk, "status": status}

    assert refused(inside, copied, Round, drawn, **again)


@pytest.mark.parametrize(("source", "target"), list(product(Status, Status)))
def test_the_database_knows_the_ways_of_a_round(source, target, admin_connection):
    (body,) = admin_connection.execute(
        "SELECT prosrc FROM pg_proc WHERE proname = 'round_goes_its_way'"
    ).fetchone()

    assert (f"('{source}', '{target}')" in body) == (target in ROUND.ways[source])


@pytest.mark.parametrize("target", ["DRAWN", "REVIEWING", "PLANNED", "FRAMED"])
def test_a_round_goes_nowhere_else(target, framed):
    changes = {"seed": "sixteen letters!", "seeded_by": framed.planned_by, "seeded_at": LATER}

    assert "a round does not go there" in refused(
        inside, put, framed, status=target, **(changes if target in ("DRAWN", "REVIEWING") else {})
    )


@pytest.mark.parametrize(
    ("role", "changes"),
    [
        (scope.committee(), {"seed": "another seed by far"}),
        (scope.committee(), {"seeded_at": LATER + timedelta(hours=1)}),
        (scope.statistics(), {"frame_digest": "ab" * 32}),
        (scope.statistics(), {"secret": b"another"}),
        (scope.statistics(), {"strata": []}),
    ],
)
def test_a_published_frame_and_seed_stay(role, changes, drawn):
    def change() -> None:
        with scope.within(role):
            put(drawn, status="REVIEWING", **changes)

    assert "stay as they were published" in refused(change)


@pytest.mark.parametrize("model", [Frame, FrameSource])
def test_a_frame_comes_while_it_is_made_and_not_later(model, framed, sybil):
    frame = counting(model.objects.get)
    waits = worlds.planned(sybil)

    assert "does not stand there" in refused(counting, copied, model, frame, round_id=waits.pk)


def test_a_case_comes_while_the_sample_is_drawn_and_not_later(drawn):
    (case, *_) = cases_of(drawn)

    assert "does not stand there" in refused(counting, copied, Case, case, key="ab" * 32)


@pytest.mark.parametrize("model", [Case, CaseSource, Frame, FrameSource])
def test_nobody_changes_or_deletes_what_was_drawn(model, drawn):
    for within in (inside, counting):
        assert "permission denied" in refused(within, model.objects.all().delete)
        changed = {model._meta.pk.attname: drawn.pk}
        assert "permission denied" in refused(within, partial(model.objects.update, **changed))


@pytest.mark.parametrize("model", [CaseSource, FrameSource])
def test_the_committee_cannot_read_which_booking_a_case_is(model, drawn):
    assert "permission denied" in refused(inside, lambda: list(model.objects.all()))


@pytest.mark.parametrize("column", ["id", "sheet", "place_mark", "state_mark"])
def test_the_site_reads_no_case(column, drawn):
    assert "permission denied" in refused(lambda: list(Case.objects.values_list(column)))


@pytest.mark.parametrize("column", ["secret", "strata", "planned_by", "seeded_by"])
def test_the_site_reads_no_secret_of_a_round(column, drawn):
    assert "permission denied" in refused(lambda: list(Round.objects.values_list(column)))


def tried(call):
    """Whether a call was taken."""

    def attempt() -> bool:
        try:
            call()
        except TransitionRefused:
            return False
        return True

    return attempt


@pytest.mark.usefixtures("committed")
def test_of_two_seeds_named_at_once_one_counts(quarter, sybil, chief):
    made = worlds.framed(sybil)

    def names(person, seed):
        given = {"round_id": made.pk, "seed": seed, "by": person, "at": LATER}
        return tried(partial(inside, services.name_seed, **given))

    taken = together(names(sybil, "the first seed of two"), names(chief, "the other seed of two"))

    assert sorted(taken) == [False, True]


@pytest.mark.usefixtures("committed")
def test_of_two_workers_at_once_one_makes_the_frame(quarter, sybil):
    made = worlds.planned(sybil)
    inside(services.ask_frame, round_id=made.pk, by=sybil, at=AT)
    works = partial(frame_round, made.pk, at=AT)

    assert sorted(together(works, works)) == [False, True]
    assert counting(Frame.objects.count) == 1


@pytest.mark.usefixtures("committed")
def test_two_rounds_planned_at_once_have_two_numbers_and_one_codebook(quarter, sybil):
    plans = partial(worlds.planned, sybil)

    made = together(plans, plans)

    assert {one.number for one in made} == {1, 2}
    assert Codebook.objects.count() == 1


@pytest.mark.usefixtures("committed")
def test_a_codebook_filed_twice_at_once_is_one(sybil):
    files = partial(inside, file_codebook, by=sybil, at=AT)

    first, second = together(files, files)

    assert first == second
