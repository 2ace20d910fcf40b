"""What was typed outlives a change of the language, and nothing else is done with it."""

import re

import pytest
from django.conf import settings

from portal.mail.models import Letter
from portal.training.models import Completion
from tests.matching.factories import now
from tests.signing_in import signed_in

BUTTON = r'<button[^>]* form="typed" formaction="{}" name="speak" value="es"'
QUESTIONS = "/training/courses/introduction/questions/"


def test_the_page_comes_in_the_chosen_language_with_what_was_typed(client, riverton):
    typed = {"email": "ana@example.org", "language": "en", "speak": "es"}

    answer = client.post("/jurisdictions/39901/subscribe/", typed)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert '<html lang="es"' in page
    assert 'value="ana@example.org"' in page
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME].value == "es"


def test_nothing_is_sent_and_nothing_is_found_wrong(client, riverton):
    answer = client.post("/subscribe/", {"email": "", "speak": "es"})

    assert answer.status_code == 200
    assert b"usa-error-message" not in answer.content
    assert not Letter.objects.exists()


def test_the_buttons_send_the_form_that_is_there(client, riverton):
    page = client.get("/subscribe/").content.decode()

    assert page.count('id="typed"') == 1
    assert re.search(BUTTON.format("/subscribe/"), page)
    assert 'form="typed"' not in client.get("/jurisdictions/").content.decode()


def test_chosen_answers_stay_chosen_and_nobody_passes_by_it(client, nobody):
    browser = signed_in(client, nobody)
    sheet = browser.get(QUESTIONS).context["form"]
    chosen = {name: ["1"] for name in sheet.names}
    typed = {"edition": sheet["edition"].value(), "seed": sheet["seed"].value(), **chosen}

    page = browser.post(QUESTIONS, {**typed, "speak": "es"}).content.decode()

    assert page.count(" checked") == len(sheet.names)
    assert not Completion.objects.filter(user=nobody, completed_on=now().date()).exists()


@pytest.mark.parametrize("language", ["", "xx", "fr"])
def test_a_language_that_is_none_is_a_form_like_any_other(language, client, riverton):
    answer = client.post("/subscribe/", {"email": "", "language": "en", "speak": language})

    assert answer.status_code == 422


def test_a_page_of_staff_keeps_what_was_typed_too(client, riverton, otto):
    browser = signed_in(client, otto)
    path = "/detainers/policies/new/39901/"

    page = browser.post(path, {"title": "Our own words", "speak": "es"}).content.decode()

    assert 'value="Our own words"' in page
    assert re.search(BUTTON.format(path).replace('value="es"', 'value="en"'), page)
