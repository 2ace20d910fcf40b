"""What is sent is what is kept, in the language of the complaint."""

from collections import Counter

import pytest
from django.db import ProgrammingError, transaction

from complaints.casework.assigning import recuse
from complaints.following.models import Message
from complaints.following.standing import standing_of
from complaints.letters.drafting import draft_of, sample_values, values_of
from complaints.letters.models import Kind, Letter, Template
from complaints.letters.placeholders import PLACEHOLDERS, check_template, fill
from complaints.letters.refusals import GapLeft, NoSuchTemplate, UnknownPlaceholder, ValueMissing
from complaints.letters.selectors import letter_to, letter_visible_to, letters_to
from complaints.letters.services import send_letter
from complaints.letters.templates import change_template, template_for, templates_in_force
from complaints.vault.keys import KeyDestroyed, destroy_keys
from complaints.vault.words import WordsMissing
from portal.jurisdictions import scope
from portal.jurisdictions.access import AccessDenied
from tests.complaints.casework.test_assigning import lines
from tests.complaints.following.people import filed
from tests.complaints.words import OTHERS, fresh, inside
from tests.matching.factories import now

WORDS = "Dear Fidelia,\r\n\r\nwe have it.  ¡Adiós!\r\n"


def send(told, by, **given) -> Letter:
    wanted = {"kind": "ACKNOWLEDGMENT", "words": WORDS} | given
    return send_letter(complaint_id=told.complaint.pk, **wanted, by=by, at=now())


def change(by, words="{today}", **given) -> Template:
    wanted = {"kind": "APPEAL", "language": "es"} | given
    return change_template(**wanted, words=words, by=by, at=now())


def test_what_the_person_reads_is_byte_for_byte_what_is_kept(told, inez, ingrid):
    made = send(told, inez)

    (read,) = standing_of(party=told.filer, since=None, at=now()).letters
    kept = inside(letter_visible_to, ingrid, made.pk)
    printed = letter_to(told.filer, made.pk)

    assert read.words == kept.words == printed.words == "Dear Fidelia,\n\nwe have it.  ¡Adiós!"


def test_what_is_kept_cannot_be_changed(told, inez):
    send(told, inez)

    for rows, field in ((Message.objects, "words"), (Letter.objects, "kind")):
        with scope.within(scope.complaints()), pytest.raises(ProgrammingError, match="permission"):  # noqa: SIM117
            with transaction.atomic():
                rows.update(**{field: None})


def test_a_letter_to_one_person_is_read_by_no_other(told, inez):
    made = send(told, inez, to=told.affected.pk)

    assert [one.pk for one in letters_to(told.affected)] == [made.pk]
    assert letters_to(told.filer) == []
    assert letter_to(told.filer, made.pk) is None


@pytest.mark.parametrize("who", [*OTHERS, "double"])
def test_nobody_else_sends_or_reads(told, who, request, inez):
    made, other = send(told, inez), request.getfixturevalue(who)

    with pytest.raises(AccessDenied):
        send(told, other)
    assert inside(letter_visible_to, other, made.pk) is None


def test_who_is_named_in_the_complaint_neither_sends_nor_reads(told, inez, dora):
    made = send(told, dora)
    with scope.within(scope.complaints()):
        recuse(complaint_id=told.complaint.pk, user=dora, by=inez, at=now())

    with pytest.raises(AccessDenied):
        send(told, dora)
    assert inside(letter_visible_to, dora, made.pk) is None


def test_a_letter_with_a_gap_or_without_words_is_not_sent(told, inez):
    with pytest.raises(GapLeft):
        send(told, inez, kind="REFERRAL", words="Now at [the office].")
    with pytest.raises(WordsMissing):
        send(told, inez, words=" \r\n")

    assert letters_to(told.filer) == []


def test_nothing_is_sent_once_the_keys_are_gone(told, inez):
    destroy_keys(told.complaint.pk)

    with pytest.raises(KeyDestroyed):
        send(told, inez)


@pytest.mark.parametrize(
    ("language", "begins", "is_fallback"),
    [("en", "Your complaint", False), ("es", "Su queja", False), ("vi", "Your complaint", True)],
)
def test_a_draft_is_in_the_language_of_the_complaint_or_in_english(
    riverton, language, begins, is_fallback
):
    complaint = filed(riverton, language=language).complaint

    draft = inside(draft_of, fresh(complaint), "ACKNOWLEDGMENT", at=now())

    assert draft.words.split("\n\n")[1] == f"{begins} {complaint.number}"
    assert draft.is_fallback is is_fallback


def test_the_outcome_is_told_once_there_is_one(bring, dora):
    open_one, closed = bring("FINDINGS"), bring("CLOSED")

    with pytest.raises(ValueMissing):
        inside(draft_of, open_one, "OUTCOME", at=now())

    assert "We found that it happened and was wrong." in told_in(closed, "en")
    assert "{" not in told_in(closed, "en")


def told_in(complaint, language: str) -> str:
    return fill(
        template_for("OUTCOME", language).words, inside(values_of, complaint, language, at=now())
    )


def test_each_kind_comes_in_english_and_spanish_and_can_be_filled_in(database):
    found = templates_in_force()

    assert Counter(one.kind for one in found) == dict.fromkeys(Kind.values, 2)
    for one in found:
        check_template(one.words)
        assert "{" not in fill(one.words, sample_values(one.language))


def test_a_supervisors_change_is_a_new_version(told, dora, inez):
    before = template_for("APPEAL", "es")
    sent = send(filed(told.complaint.jurisdiction, language="es"), inez, kind="APPEAL")

    after = change(dora, "  {today}\r\nSe decidió.\r\n")

    assert (after.version, after.words) == (before.version + 1, "{today}\nSe decidió.")
    assert template_for("APPEAL", "es") == after
    assert sent.template == before


def test_a_letter_and_a_new_template_are_on_record_without_their_words(told, inez, dora):
    send(told, inez)
    change(dora)

    (sent,), (changed,) = lines("complaint.letter_sent"), lines("letter_template.changed")
    assert sent.subject_id == str(told.complaint.pk)
    assert sent.detail == {"kind": "ACKNOWLEDGMENT", "language": "en", "version": 1}
    assert changed.detail == {"kind": "APPEAL", "language": "es", "version": 2}


def test_a_template_in_a_new_language_begins_at_one(dora, settings):
    settings.LANGUAGES = [*settings.LANGUAGES, ("vi", "Tiếng Việt")]

    assert change(dora, language="vi").version == 1
    assert template_for("APPEAL", "vi").language == "vi"


@pytest.mark.parametrize("who", [*OTHERS, "inez", "ingrid"])
def test_supervisors_alone_change_templates(who, request):
    with pytest.raises(AccessDenied):
        change(request.getfixturevalue(who))


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"words": "{name}"}, UnknownPlaceholder),
        ({"kind": "X"}, NoSuchTemplate),
        ({"language": "tlh"}, NoSuchTemplate),
    ],
)
def test_a_template_that_could_not_be_used_is_refused(dora, given, refusal):
    with pytest.raises(refusal):
        change(dora, **given)


def test_every_placeholder_has_a_value(told):
    values = inside(values_of, fresh(told.complaint), "en", at=now())

    assert values.keys() == sample_values("en").keys() == PLACEHOLDERS.keys()
