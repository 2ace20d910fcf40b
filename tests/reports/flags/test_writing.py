"""What examiners of a flag write and what its place says, and who reads which of it."""

import pytest
from django.db import DatabaseError, transaction

from complaints.vault.words import WordsMissing, WordsTooLong
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied, jurisdictions_of
from portal.states import TransitionRefused
from portal.training.errors import Untrained
from reports.flags.models import CaseFile, Comment, Flag, Paper, Step
from reports.flags.selectors import comments_of, flag_for, flags_for
from tests.factories import trained
from tests.portal.training.keeping.people import newcomer
from tests.portal.training.registering import gate_long_ago
from tests.reports.flags.way import (
    EXPLAINED,
    LATER,
    TEXTS,
    asked,
    commented,
    examined,
    file,
    signed,
    written,
)
from tests.reports.flags.worlds import RAISED
from tests.reports.gated import PLACE


def test_a_paper_takes_the_place_of_the_one_before_which_is_kept(flag, stan, sven):
    written(flag, stan, quality="  Complete.\r\nAll of it. ")
    written(flag, sven, **EXPLAINED)

    papers = file(flag).papers
    assert [(one.number, one.written_by) for one in papers] == [(1, stan), (2, sven)]
    assert papers[0].quality == "Complete.\nAll of it."
    assert file(flag).paper.conclusion == "EXPLAINED_STRUCTURE"


@pytest.mark.parametrize("name", ["hana", "otto", "nobody", "ingrid"])
def test_nobody_but_a_statistician_writes_a_paper(name, flag, request):
    with pytest.raises(AccessDenied):
        written(flag, request.getfixturevalue(name), quality="Mine.")


def test_what_was_examined_is_written_no_more(flag, stan):
    examined(flag, stan)

    with pytest.raises(TransitionRefused, match="over"):
        written(flag, stan, **TEXTS)


def test_a_paper_has_its_texts_and_no_others(flag, stan):
    with pytest.raises(ValueError, match="has no persons"):
        written(flag, stan, persons="A name.")
    with pytest.raises(ValueError, match="GUILTY"):
        written(flag, stan, conclusion="GUILTY")
    with pytest.raises(WordsTooLong, match="1000"):
        written(flag, stan, statement="x" * 1001)


def test_the_last_comment_is_the_one_that_counts(flag, stan, otto, carl):
    asked(flag, stan)
    commented(flag, otto, "First.")
    commented(flag, carl, "Second.", at=LATER)

    assert [one.words for one in file(flag).comments] == ["First.", "Second."]
    assert file(flag).comment.written_by == carl


def test_a_place_comments_until_the_signature(flag, stan, otto):
    examined(flag, stan)

    commented(flag, otto, "Late.")

    assert file(flag).comment.words == "Late."
    assert file(flag).flag.status == "EXAMINED"


def test_nobody_comments_on_what_was_signed(flag, stan, hana, otto):
    signed(flag, stan, hana)

    with pytest.raises(TransitionRefused, match="signed"):
        commented(flag, otto)


def test_nobody_comments_before_the_place_is_asked(flag, otto):
    with pytest.raises(AccessDenied):
        commented(flag, otto)


@pytest.mark.parametrize("name", ["rosa", "luca", "stan", "hana", "chief", "iris"])
def test_nobody_comments_for_a_place_but_its_officials(name, flag, stan, request):
    person = request.getfixturevalue(name)
    asked(flag, stan)

    with pytest.raises(AccessDenied):
        commented(flag, person)


def test_the_state_speaks_for_its_counties(flag, stan, gwen):
    asked(flag, stan)

    assert commented(flag, gwen).written_by == gwen


@pytest.mark.parametrize(("words", "refusal"), [(" ", WordsMissing), ("x" * 4001, WordsTooLong)])
def test_a_comment_says_something_and_not_too_much(words, refusal, flag, stan, otto):
    asked(flag, stan)

    with pytest.raises(refusal):
        commented(flag, otto, words)


def seen_by(user) -> list[Flag]:
    with scope.within(scope.tenant(jurisdictions_of(user))):
        return list(flags_for(user))


@pytest.mark.parametrize(
    ("name", "sees"),
    [("otto", 1), ("carl", 1), ("gwen", 1), ("rosa", 0), ("luca", 0), ("chief", 0), ("stan", 0)],
)
def test_a_place_sees_its_flag_once_it_is_asked_and_nobody_else_does(
    name, sees, flag, stan, request
):
    person = request.getfixturevalue(name)
    assert seen_by(person) == []

    asked(flag, stan)

    assert len(seen_by(person)) == sees


def test_row_security_holds_where_a_filter_is_forgotten(flag, stan, luca):
    asked(flag, stan)

    with scope.within(scope.tenant(jurisdictions_of(luca))):
        assert not Flag.objects.exists()
        assert flag_for(luca, flag.pk) is None


def test_working_papers_are_closed_to_the_place(flag, stan, otto):
    asked(flag, stan)
    commented(flag, otto)

    with scope.within(scope.tenant(jurisdictions_of(otto))):
        assert [one.words for one in comments_of(flag)] == ["It is our regional jail."]
        for model in (CaseFile, Paper, Step):
            with pytest.raises(DatabaseError, match="denied"), transaction.atomic():
                list(model.objects.all())


def test_the_database_takes_no_comment_on_what_was_signed(flag, stan, hana, otto):
    signed(flag, stan, hana)
    given = {"words": "Late.", "written_by": otto, "written_at": flag.opened_at}

    with scope.within(scope.tenant([flag.jurisdiction_id])):  # noqa: SIM117
        with pytest.raises(DatabaseError, match="no comment"), transaction.atomic():
            Comment.objects.create(jurisdiction=flag.jurisdiction, flag=flag, **given)


@pytest.mark.parametrize("role", PLACE)
def test_nobody_comments_for_a_place_untrained(role, flag, stan, riverton):
    asked(flag, stan)
    person = newcomer(riverton, "nick", role)
    gate_long_ago(role)

    with pytest.raises(Untrained):
        commented(flag, person)

    assert commented(flag, trained(person, RAISED)).written_by == person
