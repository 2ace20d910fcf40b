"""Words are looked at before they are kept: what of them could tell a place or a person."""

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as some

from reports.committee.rounds.blinding import clues_in
from reports.committee.rounds.screening import Kind, names_of, unblinds
from reports.views.committee_screened import ScreenedForm

NAMES = names_of(
    [
        "Riverton County",
        "Orange County",
        "Ohio",
        "New Mexico",
        "Riverton Police",
        "St. Anne Parish",
    ],
    ["Marco Vandersloot", "Mae Li"],
)


def kinds(words: str) -> list[Kind]:
    return [clue.kind for clue in unblinds(words, NAMES)]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("They did so in Riverton County.", Kind.PLACE),
        ("as in RIVERTON COUNTY", Kind.PLACE),
        ("as in riverton county", Kind.PLACE),
        ("Riverton does this", Kind.PLACE),
        ("the law of Ohio", Kind.PLACE),
        ("in new mexico", Kind.PLACE),
        ("by the Riverton Police.", Kind.PLACE),
        ("in St. Anne Parish", Kind.PLACE),
        ("I agree with Marco Vandersloot", Kind.PERSON),
        ("Vandersloot said", Kind.PERSON),
        ("write to a.b+c@jail.example.gov", Kind.MAIL),
        ("call (555) 010-0199", Kind.TELEPHONE),
        ("call 555-010-0199", Kind.TELEPHONE),
        ("on 2011-06-03", Kind.DAY),
        ("on 6/3/2011", Kind.DAY),
        ("on June 3", Kind.DAY),
        ("el 3 de junio", Kind.DAY),
        ("in May 2011", Kind.DAY),
        ("in marzo de 2011", Kind.DAY),
        ("booking B-2011-00417", Kind.NUMBER),
        ("number 20110417", Kind.NUMBER),
        ("in my county", Kind.WRITER),
        ("our own deputies", Kind.WRITER),
        ("As a sheriff I know", Kind.WRITER),
        ("I am a retired judge", Kind.WRITER),
        ("where I work", Kind.WRITER),
        ("en nuestra ciudad", Kind.WRITER),
        ("como alguacil", Kind.WRITER),
    ],
)
def test_what_could_unblind_is_found(words, kind):
    assert kind in kinds(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "The hold went on for 72 hours after its deadline.",
        "An orange is no county.",
        "The river is long; ohio-like it is not.",
        "It may 3 times be asked.".replace("3 ", "three "),
        "Level 3, decided after 2 days; 48 hours is the rule.",
        "La retención terminó en menos de 6 horas.",
        "Section 287.7(d) of title 8",
        "the sheriff held him, the county did not",
    ],
)
def test_plain_words_on_a_case_warn_of_nothing(words):
    assert kinds(words) == []


def test_a_longer_name_is_found_and_not_the_shorter_one_in_it():
    assert [clue.words for clue in unblinds("Orange County and Orange", NAMES)] == [
        "Orange County",
        "Orange",
    ]


def test_each_is_told_once_and_in_order():
    clues = unblinds("a@b.example on June 3, a@b.example", NAMES)

    assert [clue.words for clue in clues] == ["a@b.example", "June 3"]


@given(some.text(max_size=200))
def test_whatever_is_written_is_looked_at(words):
    assert all(clue.words in words for clue in unblinds(words, NAMES))


def test_the_names_are_those_of_the_register_and_the_committee(
    committee, riverton_police, lakeside
):
    found = clues_in("Mabel of Lakeside County asked the Riverton Police.", "  ")

    assert [(clue.kind, clue.words) for clue in found] == [
        (Kind.PERSON, "Mabel"),
        (Kind.PLACE, "Lakeside County"),
        (Kind.PLACE, "Riverton Police"),
    ]


class Form(ScreenedForm):
    words = forms.CharField()


def test_a_form_warns_once_and_then_keeps_the_words(riverton):
    words = {"words": "As in Riverton County."}

    warned, ticked = Form(words), Form({**words, "kept": "on"})

    assert not warned.is_valid()
    assert "names a place or an agency" in str(warned.errors["words"])
    assert "I have read this and keep my words" in warned.as_div()
    assert ticked.is_valid()
    assert ticked.cleaned_data == words


def test_a_form_asks_for_no_tick_where_there_is_nothing_to_warn_of(riverton):
    clean = Form({"words": "The copy was given."})

    assert clean.is_valid()
    assert clean.cleaned_data == {"words": "The copy was given."}
    assert "keep my words" not in clean.as_div() + Form().as_div()
