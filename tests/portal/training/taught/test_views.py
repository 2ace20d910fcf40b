"""The pages of courses: read by anybody, answered by whoever signed in."""

import pytest

from portal.training.courses.reading import courses
from portal.training.models import Completion, Module
from tests.portal.training.registering import administration
from tests.portal.training.taught.answering import complete, form_of
from tests.signing_in import signed_in

COURSE = "/training/courses/introduction/"
QUESTIONS = COURSE + "questions/"
SPANISH = {"HTTP_ACCEPT_LANGUAGE": "es"}


def test_anybody_reads_the_catalog_in_both_languages(client, database):
    page = client.get("/training/courses/").content.decode()
    spanish = client.get("/training/courses/", **SPANISH).content.decode()

    for course in courses().values():
        assert course.texts["en"].title in page
        assert course.texts["es"].title in spanish


@pytest.mark.parametrize("key", sorted(courses()))
def test_anybody_reads_every_page_of_a_course(key, client, database):
    text = courses()[key].texts["es"]
    assert client.get(f"/training/courses/{key}/").status_code == 200

    for number, page in enumerate(text.pages, start=1):
        answer = client.get(f"/training/courses/{key}/{number}/", **SPANISH)

        assert answer.status_code == 200
        assert answer.content.decode().count(page.title) >= 1


@pytest.mark.parametrize(
    "path",
    ["/training/courses/nothing/", COURSE + "0/", COURSE + "99/", COURSE + "poem.en.pdf",
     COURSE + "packet.fr.pdf", "/training/courses/other/1/",
     "/training/courses/other/packet.en.pdf"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(path, client, database, now):
    with administration():
        Module.objects.create(
            key="other", title="Other", audience=["PATROL"], months=1, required_from=now.date()
        )

    assert client.get(path).status_code == 404


def test_a_module_that_is_not_taught_here_says_so(client, database, now):
    with administration():
        Module.objects.create(
            key="other", title="Other", audience=["PATROL"], months=1, required_from=now.date()
        )

    assert b"not taught on this site" in client.get("/training/courses/other/").content


@pytest.mark.parametrize("kind", ["fact-sheet", "packet"])
def test_papers_come_as_files_to_print(kind, client, database):
    answer = client.get(f"{COURSE}{kind}.es.pdf")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert f"introduction-{kind}-es.pdf" in answer["Content-Disposition"]


def test_questions_are_for_people_who_signed_in(client, database):
    assert client.get(QUESTIONS).status_code == 302
    assert client.post(QUESTIONS, form_of("introduction")).status_code == 302
    assert not Completion.objects.exists()


def test_whoever_answers_rightly_passes_and_gets_a_certificate(client, nobody):
    browser = signed_in(client, nobody)
    assert browser.get(QUESTIONS).status_code == 200

    page = browser.post(QUESTIONS, form_of("introduction", wrong=1)).content.decode()

    kept = Completion.objects.get(user=nobody)
    assert "You passed" in page
    assert f"/training/certificates/{kept.certificate}/" in page
    for question in courses()["introduction"].texts["en"].questions:
        assert question.why in page


def test_whoever_fails_sees_every_reason_and_may_try_again(client, nobody):
    page = signed_in(client, nobody).post(QUESTIONS, form_of("introduction", wrong=3))

    assert page.status_code == 200
    assert "Not passed yet" in page.content.decode()
    assert page.content.decode().count("Right is") == 3
    assert not Completion.objects.exists()


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"question_2": []}, 422), ({"question_1": ["9"]}, 422), ({"question_1": ["x"]}, 422),
     ({"edition": "7"}, 409), ({"edition": ""}, 422), ({"seed": "no good seed"}, 422)],
)  # fmt: skip
def test_answers_that_cannot_be_are_refused_in_place(fields, code, client, nobody):
    answer = signed_in(client, nobody).post(QUESTIONS, form_of("introduction") | fields)

    assert answer.status_code == code
    assert not Completion.objects.exists()


def test_a_sheet_shown_again_keeps_its_order_and_a_new_one_has_another(client, nobody):
    browser = signed_in(client, nobody)
    given = form_of("introduction") | {"question_2": []}

    def order_in(page):
        return [option[1] for option in page.context["form"].fields["question_1"].choices]

    first, again = (browser.post(QUESTIONS, given) for _ in range(2))
    others = {tuple(order_in(browser.get(QUESTIONS))) for _ in range(12)}

    assert order_in(first) == order_in(again)
    assert len(others) > 1


def test_another_course_comes_first_and_is_linked(client, nobody, now):
    browser = signed_in(client, nobody)
    page = "/training/courses/detainers/questions/"

    assert b"Another course comes first" in browser.get(page).content
    assert browser.post(page, form_of("detainers")).status_code == 409
    complete(nobody, "introduction", on=now.date(), at=now)
    assert browser.post(page, form_of("detainers")).status_code == 200


def test_ones_own_page_leads_to_what_is_missing_and_to_certificates(client, jack, now):
    browser = signed_in(client, jack)
    kept = complete(jack, "language", on=now.date(), at=now)

    page = browser.get("/training/").content.decode()

    assert 'href="/training/courses/detainers/"' in page
    assert f'href="/training/certificates/{kept.certificate}/"' in page
