"""Examples that run as they stand: curl, and Python with its standard library alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from portal.reference.operations import Operation

KEY = "YOUR-KEY"
FEW = "limit=2"  # so that an example does not print a whole register


@dataclass(frozen=True)
class Examples:
    """One call, written for a shell and for Python."""

    curl: str
    python: str


def examples_of(operation: Operation, *, address: str, values: Mapping[str, str]) -> Examples:
    """The call of an operation at an address, its path filled with these values."""
    url = address + operation.path
    for parameter in operation.parameters:
        if parameter.where == "path":
            value = values.get(parameter.name, parameter.name.upper())
            url = url.replace("{" + parameter.name + "}", quote(value, safe=""))
    if any(parameter.name == "limit" for parameter in operation.parameters):
        url += f"?{FEW}"
    return Examples(_curl(operation, url), _python(operation, url))


def _headers(operation: Operation) -> dict[str, str]:
    headers = {} if operation.open else {"Authorization": f"Token {KEY}"}
    if operation.body is not None and not _is_form(operation):
        headers["Content-Type"] = "application/json"
    return headers


def _is_form(operation: Operation) -> bool:
    return operation.takes.startswith("multipart/")


def _curl(operation: Operation, url: str) -> str:
    words = ["curl --fail --silent --show-error"]
    words += [f"-X {operation.method}"] if operation.method != "GET" else []
    words += [f"-H '{name}: {value}'" for name, value in _headers(operation).items()]
    if _is_form(operation):
        words += [f"-F '{name}={_plain(value)}'" for name, value in operation.body.items()]
    elif operation.body is not None:
        words += ["--data '" + json.dumps(operation.body).replace("'", "'\\''") + "'"]
    words += ["--output answer.pdf"] if operation.gives == "application/pdf" else []
    return " \\\n  ".join([*words, f"'{url}'"])


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _python(operation: Operation, url: str) -> str:
    given = [repr(url)]
    if operation.method != "GET":
        given += [f"method={operation.method!r}"]
    if headers := _headers(operation):
        given += [f"headers={headers!r}"]
    lines = ["import json", "import urllib.request", ""]
    if _is_form(operation):
        return _form(operation, url)
    if operation.body is not None:
        lines += [f"body = {operation.body!r}"]
        given += ["data=json.dumps(body).encode()"]
    lines += [f"request = urllib.request.Request(\n    {_joined(given)}\n)"]
    lines += ["with urllib.request.urlopen(request) as answer:"]
    if operation.gives == "application/pdf":
        lines = [line for line in lines if line != "import json"]
        return "\n".join([*lines, "    open('answer.pdf', 'wb').write(answer.read())"])
    return "\n".join([*lines, "    print(json.dumps(json.load(answer), indent=2))"])


def _joined(given: list[str]) -> str:
    return ",\n    ".join(given)


def _form(operation: Operation, url: str) -> str:
    """The standard library writes no form with files; curl is called for it."""
    fields = [
        f"    '-F', {f'{name}={_plain(value)}'!r}," for name, value in operation.body.items()
    ]
    return "\n".join(
        [
            "import subprocess",
            "",
            "subprocess.run([",
            "    'curl', '--fail', '--silent', '--show-error',",
            f"    '-H', 'Authorization: Token {KEY}',",
            *fields,
            f"    {url!r},",
            "], check=True)",
        ]
    )
