"""The sentences that a page says of the one before it: in no cookie, and never of a complaint."""

import ast
from pathlib import Path

import pytest

from tests.complaints.filing.pages import text

ROOT = Path(__file__).parents[2]
VIEWS = sorted((ROOT / "complaints" / "views").glob("*.py"))
LEVELS = ("info", "success", "warning", "error", "add_message")


def told_in(path: Path) -> list[ast.Call]:
    """The calls that leave a sentence for the next page."""
    return [
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "messages"
        and node.func.attr in LEVELS
    ]


def is_fixed(sentence: ast.expr) -> bool:
    """Whether it is a sentence of the code alone; `done` is always one, and so is a refusal."""
    if ast.unparse(sentence) in ("done", "str(done)", "str(refusal)"):
        return True
    return (
        isinstance(sentence, ast.Call)
        and ast.unparse(sentence.func) == "_"
        and isinstance(sentence.args[0], ast.Constant)
    )


@pytest.fixture
def led_away(client, database):
    """A browser that asked for a complaint and has no receipt."""
    client.get("/complain/mine/")
    return client


def test_the_sentence_is_in_no_cookie_and_said_once(led_away):
    first, second = (text(led_away.get("/complain/follow/")) for _ in range(2))

    assert set(led_away.cookies) <= {"sessionid", "csrftoken"}
    assert "Type your eight words to see a complaint." in first
    assert "Type your eight words to see a complaint." not in second


def test_the_session_of_the_public_holds_the_sentence_alone(led_away):
    assert list(led_away.session.keys()) == ["_messages"]
    led_away.get("/complain/follow/")

    assert list(led_away.session.keys()) == []


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.stem)
def test_a_sentence_about_complaints_is_one_of_the_code(path):
    assert [ast.unparse(call) for call in told_in(path) if not is_fixed(call.args[1])] == []


def test_the_sentences_of_the_pages_are_found():
    telling = {path.stem for path in VIEWS if told_in(path)}

    assert {"behind", "intake", "intake_end", "messages"} <= telling


def test_a_sentence_with_something_put_in_would_be_found():
    call = ast.parse('messages.info(request, _("%(words)s") % {"words": 1})', mode="eval").body

    assert isinstance(call, ast.Call)
    assert not is_fixed(call.args[1])
