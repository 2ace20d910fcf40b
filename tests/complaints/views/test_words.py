"""The pages on which people write about a complaint, for those who may and nobody else."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import get_language_info

from complaints.letters.selectors import letters_to
from complaints.redaction.services import mark_words
from complaints.vault.keys import destroy_keys
from tests.complaints.following.people import AFFECTED, FILER, filed
from tests.complaints.words import quick_digests  # noqa: F401
from tests.matching.factories import now
from tests.portal.participation.desk import at_desk, words_of

PAGES = ["complaint-notes", "complaint-redaction", "complaint-as-public", "complaint-letter"]
PAGES += ["complaint-questions"]
TOLD = "Sgt. Holloway canary hit him. He bled."


@pytest.fixture
def told(riverton):
    return filed(riverton, content={"words": TOLD, "who": "holloway"}, language="es")


def page(name: str, told) -> str:
    return reverse(name, args=[told.complaint.pk])


def send_letter(desk, told, **given) -> str:
    """Write, look at and send a letter; the address of the sent one."""
    where = f"{page('complaint-letter', told)}?kind=ACKNOWLEDGMENT"
    draft = desk.get(where).context["form"].initial["words"]
    looked = desk.post(where, {"words": draft.replace("\n", "\r\n"), **given})
    sent = re.search(r'name="words" value="(.*?)"', text_of(looked), re.S)
    assert desk.post(where, {"words": sent[1], "send": "yes", **given}).status_code == 302
    (letter,) = desk.get(page("complaint-letter", told)).context["sent"]
    return reverse("letter-paper", args=[letter.pk])


def text_of(answer) -> str:
    return unescape(answer.content.decode())


@pytest.mark.parametrize("who", ["otto", "nobody", "chief"])
def test_nobody_else_enters(told, who, request):
    desk = at_desk(request.getfixturevalue(who))

    for name in PAGES:
        assert desk.get(page(name, told)).status_code == 403


def test_the_pages_of_a_complaint_without_keys_are_gone(told, ingrid):
    paper = send_letter(at_desk(ingrid), told)
    destroy_keys(told.complaint.pk)

    for path in (*(page(name, told) for name in PAGES), paper):
        assert at_desk(ingrid).get(path).status_code == 404


def test_a_note_is_written_and_read(told, inez, ingrid):
    written = at_desk(inez).post(page("complaint-notes", told), {"words": "Call first."})

    assert written.status_code == 302
    shown = at_desk(ingrid).get(page("complaint-notes", told))
    assert "Call first." in words_of(shown)
    assert "no-store" in shown["Cache-Control"]


def test_an_empty_note_is_refused(told, inez):
    assert at_desk(inez).post(page("complaint-notes", told), {"words": " "}).status_code == 422


def test_typed_words_and_a_sentence_are_left_out_and_shown_again(told, ingrid):
    desk, where = at_desk(ingrid), page("complaint-redaction", told)
    given = {"typed": "HOLLOWAY", "chosen": ["content:words@30-38"], "reason": "NAME"}

    assert desk.post(where, given).status_code == 302

    marked = desk.get(where).context["marked"]
    assert {one.words for one in marked} == {"Holloway", "holloway", "He bled."}
    public = desk.get(page("complaint-as-public", told)).content.decode()
    assert "holloway" not in public.casefold()
    assert "bled" not in public
    assert desk.post(where, {"lift": marked[0].mark.pk}).status_code == 302
    assert "olloway" in desk.get(page("complaint-as-public", told)).content.decode()


def test_nothing_of_what_is_left_out_is_anywhere_in_the_page(told, ingrid):
    words = ["Holloway canary", "bled"]
    for typed in words:
        mark_words(complaint_id=told.complaint.pk, typed=typed, reason="NAME", by=ingrid, at=now())

    public = text_of(at_desk(ingrid).get(page("complaint-as-public", told)))

    assert public.count("███") == 2
    assert "hit him. He" in public
    assert [one for one in (*words, "canary") if one in public] == []


def test_what_stands_nowhere_is_refused_with_a_sentence(told, ingrid):
    given = {"typed": "Nobody", "reason": "NAME"}

    answer = at_desk(ingrid).post(page("complaint-redaction", told), given)

    assert answer.status_code == 422
    assert "These words are not there" in words_of(answer)


def test_a_mark_that_is_taken_back_twice_is_refused_with_a_sentence(told, ingrid):
    on = {"complaint_id": told.complaint.pk, "by": ingrid, "at": now()}
    (mark, *_more) = mark_words(typed="Holloway", reason="NAME", **on)
    desk, where = at_desk(ingrid), page("complaint-redaction", told)
    desk.post(where, {"lift": mark.pk})

    answer = desk.post(where, {"lift": mark.pk})

    assert answer.status_code == 409
    assert "This mark was taken back before." in words_of(answer)
    assert not answer.context["form"].errors


def test_intake_reads_what_is_left_out_and_asked_and_is_offered_no_form(told, inez, ingrid):
    on = {"complaint_id": told.complaint.pk, "by": ingrid, "at": now()}
    mark_words(typed="Holloway", reason="NAME", **on)
    forms = {"complaint-redaction": 'name="typed"', "complaint-questions": 'name="until'}

    for name, field in forms.items():
        shown, offered = (text_of(at_desk(who).get(page(name, told))) for who in (inez, ingrid))
        assert field in offered
        assert field not in shown
        assert 'name="lift"' not in shown


def test_a_letter_is_drafted_looked_at_sent_and_read_by_the_person(told, inez):
    paper = send_letter(at_desk(inez), told)
    holder = Client()
    holder.post("/complain/follow/", {"words": told.filer_words})
    mine = reverse("complaint-letter-mine", args=[letters_to(told.filer)[0].pk])

    read, printed = text_of(holder.get("/complain/mine/")), text_of(holder.get(mine))

    assert mine in read
    for text in (read, printed, text_of(at_desk(inez).get(paper))):
        assert f"Su queja {told.complaint.number}" in text


def test_a_letter_is_opened_by_no_other_person(told, inez):
    send_letter(at_desk(inez), told, to=str(told.affected.pk))
    mine = reverse("complaint-letter-mine", args=[letters_to(told.affected)[0].pk])
    holder = Client()

    assert holder.get(mine).status_code == 302
    holder.post("/complain/follow/", {"words": told.filer_words})
    assert holder.get(mine).status_code == 404


def test_an_address_is_printed_for_a_reason_and_after_a_code(told, ingrid, inez):
    paper, why = send_letter(at_desk(inez), told), {"why": "To send it by mail."}

    shown = at_desk(ingrid).post(paper, why)

    assert FILER["name"] in words_of(shown)
    assert FILER["name"] not in words_of(at_desk(ingrid).get(paper))
    assert at_desk(inez).post(paper, why).status_code == 403
    assert "reauthenticate" in at_desk(ingrid, seconds_ago=301).post(paper, why)["Location"]


def test_an_address_without_consent_stays_sealed(told, ingrid, inez):
    paper = send_letter(at_desk(inez), told, to=str(told.affected.pk))

    answer = at_desk(ingrid).post(paper, {"why": "To send it by mail."})

    assert answer.status_code == 409
    assert AFFECTED["name"] not in words_of(answer)


def test_a_letter_that_cannot_be_begun_says_why(told, inez):
    answer = at_desk(inez).get(page("complaint-letter", told), {"kind": "OUTCOME"})

    assert answer.status_code == 409
    assert "How it ended" in words_of(answer)


def test_a_gap_keeps_a_letter_from_being_sent(told, inez):
    where = f"{page('complaint-letter', told)}?kind=EXTENSION"

    answer = at_desk(inez).post(where, {"words": "Porque [el motivo].", "send": "yes"})

    assert answer.status_code == 422
    assert "[el motivo]" in words_of(answer)
    assert letters_to(told.filer) == []


def test_a_complaint_in_another_language_is_told_that_the_letter_is_in_english(riverton, inez):
    told = filed(riverton, language="vi")

    shown = at_desk(inez).get(page("complaint-letter", told), {"kind": "CONSENT"})

    name = get_language_info("vi")["name_local"]
    assert f"filed in the language {name}, in which" in words_of(shown)
    assert "The letter begins in English." in words_of(shown)


def test_a_supervisor_changes_a_template_and_sees_it_filled_in(dora, inez):
    where = reverse("letter-template", args=["APPEAL", "es"])
    desk = at_desk(dora)

    refused = desk.post(where, {"words": "{name}"})
    done = desk.post(where, {"words": "Queja {number}: [la decisión]"})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "{name} is no placeholder" in words_of(refused)
    assert "Queja C-0000-0000" in words_of(desk.get(where))
    assert at_desk(inez).post(where, {"words": "x"}).status_code == 403
    assert "version 2" in words_of(at_desk(inez).get(reverse("letter-template-list")))


def test_a_place_is_asked_and_answers(told, ingrid, otto, luca):
    until = (now() + timedelta(days=9)).date().isoformat()
    where = page("complaint-questions", told)

    asked = at_desk(ingrid).post(
        where, {"kind": "QUESTION", "words": "Who was on duty?", "until": until}
    )
    assert asked.status_code == 302
    (question,) = at_desk(otto).get(reverse("question-list")).context["page_obj"]
    one = reverse("question-detail", args=[question.pk])
    seen = at_desk(otto).get(one)
    answered = at_desk(otto).post(one, {"words": "Two of us."})

    assert "Who was on duty?" in words_of(seen)
    assert told.complaint.number not in text_of(seen)
    assert answered.status_code == 302
    assert "Two of us." in words_of(at_desk(ingrid).get(where))
    assert at_desk(otto).post(one, {"words": "More."}).status_code == 409
    assert at_desk(luca).get(one).status_code == 404


def test_a_place_sees_no_number_of_few_complaints(told, otto):
    shown = words_of(at_desk(otto).get(reverse("question-list")))

    assert shown.count("Fewer than 5") == 5


@pytest.mark.parametrize("who", ["rosa", "chief", "ingrid", "paul"])
def test_whoever_answers_for_no_place_sees_no_questions(who, request):
    desk = at_desk(request.getfixturevalue(who))

    assert desk.get(reverse("question-list")).status_code == 403


def test_a_day_too_near_is_refused(told, ingrid):
    given = {"kind": "QUESTION", "words": "Who?", "until": now().date().isoformat()}

    answer = at_desk(ingrid).post(page("complaint-questions", told), given)

    assert answer.status_code == 422
    assert "Give from 5 to 90 days" in words_of(answer)
