"""The reference for programs: whole, described, and with examples that run."""

import html
import json
import re
import shutil
import sys

import pytest
from django.core.management import call_command

from portal.reference.examples import examples_of
from portal.reference.operations import operations, types
from portal.reference.schema import described
from portal.reference.words import SUMMARIES
from tests.kept import kept
from tests.portal.reference.serving import run, served
from tests.reports.publication.worlds import published

OPERATIONS = {one.id: one for one in operations(described())}
OPEN = [one.id for one in OPERATIONS.values() if one.open]
EXAMPLE = re.compile(r'data-example="(\w+)"><code>(.*?)</code>', re.DOTALL)
# Of what nothing is published in these tests.
NEVER = {"api_complaint_counts", "api_coverage", "api_coverage_latest"}


@kept
def quarter(ohio, riverton):
    return published()


@pytest.fixture
def server(quarter, settings):
    with served() as server:
        settings.PUBLIC_ADDRESS = f"http://127.0.0.1:{server.server_port}"
        yield server


def test_the_description_is_valid_and_nothing_of_it_is_guessed(capsys):
    call_command("spectacular", "--validate", "--fail-on-warn", "--file", "/dev/null")

    assert "Warning" not in capsys.readouterr().err


def test_every_operation_is_described_and_has_a_summary():
    assert set(SUMMARIES) == set(OPERATIONS)
    assert [one.id for one in OPERATIONS.values() if not one.description.strip()] == []


def test_the_description_for_programs_has_the_summaries(client, database):
    schema = client.get("/api/schema/?format=json").json()

    assert schema["paths"]["/api/jurisdictions/"]["get"]["summary"] == str(
        SUMMARIES["jurisdictions_list"]
    )


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_page_has_every_operation_and_every_type(client, quarter, lang):
    page = client.get("/api/", headers={"accept-language": lang}).text

    for name in OPERATIONS:
        assert f'<h3 id="{name}">' in page
    for one in types(described()):
        assert f'<h3 id="type-{one.name}">' in page
    assert "<script" not in page


def test_every_link_of_the_page_leads_to_something_on_it(client, quarter):
    page = client.get("/api/").text

    ids = re.findall(r'id="([^"]+)"', page)
    assert set(re.findall(r'href="#([^"]+)"', page)) - set(ids) == set()
    assert len(ids) == len(set(ids))


def examples_on(page, name):
    start = page.index(f'<h3 id="{name}">')
    return {kind: html.unescape(text) for kind, text in EXAMPLE.findall(page[start:])[:2]}


@pytest.mark.parametrize("name", [name for name in OPEN if name not in NEVER])
@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_the_example_for_a_shell_runs(client, server, name):
    example = examples_on(client.get("/api/").text, name)["curl"]

    done = run(["sh", "-c", example], server)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)


@pytest.mark.parametrize("name", [name for name in OPEN if name not in NEVER])
def test_the_example_in_python_runs(client, server, name):
    example = examples_on(client.get("/api/").text, name)["python"]

    done = run([sys.executable, "-I", "-c", example], server)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)


def test_an_example_of_what_was_never_published_says_not_found(client, server):
    example = examples_on(client.get("/api/").text, "api_complaint_counts")["python"]

    done = run([sys.executable, "-I", "-c", example], server)

    assert done.returncode == 1
    assert "404" in done.stderr


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_example_in_python_can_be_read_as_python(name):
    made = examples_of(OPERATIONS[name], address="https://portal.example", values={})

    compile(made.python, name, "exec")
    assert "{" not in made.curl.split("'")[-2]


@pytest.mark.parametrize("name", [name for name in OPERATIONS if name not in OPEN])
def test_an_example_that_needs_a_key_sends_one(name):
    made = examples_of(OPERATIONS[name], address="https://portal.example", values={})

    assert "Authorization: Token YOUR-KEY" in made.curl
    assert "Token YOUR-KEY" in made.python


def test_a_body_with_a_quote_stays_one_word_of_the_shell():
    one = OPERATIONS["detainers_answer_create"]
    made = examples_of(
        type(one)(**{**vars(one), "body": {"note": "it's"}}), address="https://x", values={}
    )

    assert "it'\\''s" in made.curl


def test_nothing_can_be_sent_to_the_page(client, database):
    assert client.post("/api/").status_code == 405
