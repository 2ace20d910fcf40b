"""A file of completions: read, recorded whole or not at all, and taken back whole."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import Error

from portal.jurisdictions.access import AccessDenied
from portal.training.files import planning, services
from portal.training.keeping.errors import FileMoved, FileUnfit
from portal.training.keeping.models import Batch, BatchLine
from portal.training.models import Completion, Way
from portal.training.services import record_completion, revoke_completion
from tests.kept import kept
from tests.matching.factories import now
from tests.portal.training.keeping.people import newcomer, there
from tests.signing_in import signed_in

PAGE = "/training/39901/files/"
TODAY = now().date()
HEAD = "person,module,completed_on,score,language\n"
GOOD = f"{HEAD}nick,detainers,{TODAY},90,en\nNORA@example.org,introduction,{TODAY},,\n"


@kept
def crew(riverton):
    nick = newcomer(riverton, "nick")
    return [nick, newcomer(riverton, "nora", email="nora@example.org")]


def read(place, by, text=GOOD):
    given = {"place": place, "file_name": "training.csv", "content": text.encode(), "by": by}
    return there(place, services.plan_file, **given)


def act(call, place, batch, by):
    return there(place, call, place=place, batch_id=batch.pk, by=by)


def test_reading_records_nothing_and_says_what_each_line_would_do(riverton, mona, crew):
    batch = read(riverton, mona)

    assert batch.counts["create"] == 2
    assert not Completion.objects.filter(user__in=crew).exists()


def test_a_file_is_recorded_whole_and_taken_back_exactly(riverton, mona, crew):
    batch = read(riverton, mona)
    act(services.apply_file, riverton, batch, mona)
    made = list(Completion.objects.filter(user__in=crew))
    assert {(one.way, one.recorded_by) for one in made} == {(Way.CSV, mona)}
    revoke_completion(completion_id=made[0].pk, by=mona, at=now() - timedelta(minutes=1))

    undone = act(services.undo_file, riverton, batch, mona)

    assert undone.status == Batch.Status.UNDONE
    assert not Completion.objects.filter(user__in=crew, revoked_at=None).exists()
    assert Completion.objects.get(pk=made[0].pk).revoked_at < undone.undone_at


@pytest.mark.parametrize(
    "line",
    ["leo,detainers,{day},,", "nobody,detainers,{day},,", "mona,detainers,{day},,",
     "nick,none,{day},,", "nick,examination,{day},,", "nick,detainers,2999-01-01,,",
     "nick,detainers,soon,,", "nick,detainers,,,", "nick,detainers,{day},101,",
     "nick,detainers,{day},x,", "nick,detainers,{day},,EN", "nick,detainers",
     "=nick,detainers,{day},,", "nick,introduction,{day},,\nnick,introduction,{day},,"],
)  # fmt: skip
def test_a_line_in_error_keeps_the_whole_file_out(line, riverton, mona, leo, crew):
    batch = read(riverton, mona, GOOD + line.format(day=TODAY) + "\n")

    assert batch.counts["error"] == 1
    with pytest.raises(FileUnfit):
        act(services.apply_file, riverton, batch, mona)
    assert not Completion.objects.filter(user__in=crew).exists()


@pytest.mark.parametrize(
    "text",
    ["", "person\n", HEAD, "person,module\nnick,detainers\n",
     HEAD.strip() + ",more\n1,2,3,4,5,6\n",
     HEAD + "x" * planning.LARGEST, HEAD + "a,b,c,d,e\n" * (planning.MOST_ROWS + 1)],
)  # fmt: skip
def test_what_is_no_such_file_is_refused_with_a_sentence(text, riverton, mona):
    with pytest.raises(FileUnfit, match=r"\.$"):
        read(riverton, mona, text)


def test_what_changed_since_it_was_read_is_read_again(riverton, mona, crew):
    batch = read(riverton, mona)
    record_completion(user=crew[0], module="detainers", completed_on=TODAY, by=None, at=now())

    with pytest.raises(FileMoved):
        act(services.apply_file, riverton, batch, mona)


@pytest.mark.parametrize("name", ["lars", "otto", "petra", "nobody"])
def test_who_keeps_no_register_there(name, riverton, crew, request):
    with pytest.raises(AccessDenied):
        read(riverton, request.getfixturevalue(name))


STATES = {
    "PLANNED": [], "DROPPED": [services.drop_file], "APPLIED": [services.apply_file],
    "UNDONE": [services.apply_file, services.undo_file],
}  # fmt: skip
ALLOWED = {("PLANNED", "apply_file"), ("PLANNED", "drop_file"), ("APPLIED", "undo_file")}


@pytest.mark.parametrize("call", [services.apply_file, services.drop_file, services.undo_file])
@pytest.mark.parametrize("state", STATES)
def test_which_way_a_file_goes_from_where(state, call, riverton, mona, crew):
    batch = read(riverton, mona)
    for step in STATES[state]:
        act(step, riverton, batch, mona)

    if (state, call.__name__) in ALLOWED:
        assert act(call, riverton, batch, mona).status != state
    else:
        with pytest.raises(FileMoved):
            act(call, riverton, batch, mona)


def test_a_new_file_puts_aside_what_was_read_before(riverton, mona, crew):
    first = read(riverton, mona)
    read(riverton, mona)

    kept = there(riverton, lambda at: Batch.objects.get(pk=first.pk))
    assert (kept.status, kept.content, kept.report) == (Batch.Status.DROPPED, None, [])


def test_the_database_takes_no_line_of_what_no_file_recorded(riverton, mona, crew):
    batch = read(riverton, mona)
    made = record_completion(
        user=crew[0], module="detainers", completed_on=TODAY, by=None, at=now()
    )

    with pytest.raises(Error, match="from a file"):
        there(
            riverton, lambda at, **fields: BatchLine.objects.create(**fields),
            jurisdiction=riverton, batch=batch, number=2, completion=made,
        )  # fmt: skip


def test_a_manager_reads_records_and_takes_back_on_the_pages(client, riverton, mona, crew):
    browser = signed_in(client, mona)
    sent = {"file": SimpleUploadedFile("training.csv", GOOD.encode())}
    page = browser.post(PAGE, sent)["Location"]

    assert b"What each line would do" in browser.get(page).content
    assert browser.post(page, {"do": "apply"}).status_code == 302
    assert browser.post(page, {"do": "apply"}).status_code == 409
    assert b"nick" in browser.get(page).content
    assert browser.post(page, {"do": "undo"}).status_code == 302
    assert browser.post(page, {"do": "nothing"}).status_code == 404


def test_a_file_that_is_none_is_refused_on_the_page(client, riverton, mona):
    sent = {"file": SimpleUploadedFile("training.csv", b"PK\x03\x04")}

    assert signed_in(client, mona).post(PAGE, sent).status_code == 422


def test_a_stranger_finds_no_such_file(client, riverton, mona, lars, crew):
    batch = read(riverton, mona)

    assert signed_in(client, lars).get(f"{PAGE}{batch.pk}/").status_code == 404


def test_the_command_says_each_line_and_records_when_asked_to(
    riverton, mona, crew, tmp_path, capsys
):
    file = tmp_path / "training.csv"
    file.write_text(GOOD)

    call_command("import_training", file, place="39901", by="mona")
    assert "2: nick: create" in capsys.readouterr().out
    assert not Completion.objects.filter(user__in=crew).exists()
    call_command("import_training", file, place="39901", by="mona", apply=True)
    assert Completion.objects.filter(user__in=crew).count() == 2
    with pytest.raises(CommandError):
        call_command("import_training", file, place="39901", by="lars")
