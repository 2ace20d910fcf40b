"""Operations and types of the API as the page shows them, read from its description."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from portal.reference.schema import METHODS, Schema
from portal.reference.words import SUMMARIES

REF = "#/components/schemas/"


@dataclass(frozen=True)
class Value:
    """A parameter or a field: its name, its type, and whether it must be there."""

    name: str
    type: str
    required: bool
    description: str
    where: str = ""
    link: str = ""  # the type that it leads to


@dataclass(frozen=True)
class Answer:
    """One answer of an operation."""

    code: str
    type: str
    link: str


@dataclass(frozen=True)
class Operation:
    """One thing that a program can ask for."""

    id: str
    method: str
    path: str
    summary: str | Promise
    description: str
    open: bool
    parameters: list[Value]
    answers: list[Answer]
    takes: str = ""  # the media type of the body
    body_link: str = ""
    body: Any = None  # an example of it
    gives: str = "application/json"


@dataclass(frozen=True)
class Type:
    """A type with its fields, or the values that it may have."""

    name: str
    description: str
    fields: list[Value] = field(default_factory=list)
    values: list[str] = field(default_factory=list)


def operations(schema: Schema) -> list[Operation]:
    """Every operation, those open to everybody first."""
    found = [
        _operation(path, method, told, schema)
        for path, methods in schema["paths"].items()
        for method, told in methods.items()
        if method in METHODS
    ]
    return sorted(found, key=lambda one: not one.open)


def _operation(path: str, method: str, told: Schema, schema: Schema) -> Operation:
    bodies: Schema = told.get("requestBody", {}).get("content", {}) or {"": {}}
    takes, body = next(iter(bodies.items()))
    gives = next((kind for kind, _of in _successes(told)), "application/json")
    return Operation(
        id=told["operationId"],
        method=method.upper(),
        path=path,
        summary=SUMMARIES.get(told["operationId"]) or told["operationId"],
        description=told.get("description", ""),
        open={} in told.get("security", []),
        parameters=[_parameter(one) for one in told.get("parameters", ())],
        answers=[_answer(code, one) for code, one in told["responses"].items()],
        takes=takes,
        body_link=_target(body.get("schema", {})),
        body=_example(body, schema, files=takes.startswith("multipart/")),
        gives=gives,
    )


def _successes(told: Schema) -> Iterator[tuple[str, Schema]]:
    for code, answer in told["responses"].items():
        if code.startswith("2"):
            yield from answer.get("content", {}).items()


def _parameter(told: Schema) -> Value:
    kind = told["schema"]
    return Value(
        name=told["name"],
        type=_type(kind),
        required=told.get("required", False),
        description=told.get("description", ""),
        where=told["in"],
        link=_target(kind),
    )


def _answer(code: str, told: Schema) -> Answer:
    kinds = [kind.get("schema", {}) for kind in told.get("content", {}).values()]
    kind = kinds[0] if kinds else {}
    return Answer(code, _type(kind) if kind else "", _target(kind))


def types(schema: Schema) -> list[Type]:
    """Every type that an operation takes or gives, by name."""
    known = schema["components"]["schemas"]
    return [
        Type(
            name,
            told.get("description", "") if "enum" not in told else "",
            [_field(one, kind, told) for one, kind in told.get("properties", {}).items()],
            [str(value) for value in told.get("enum", ())],
        )
        for name, told in sorted(known.items())
    ]


def _field(name: str, kind: Schema, owner: Schema) -> Value:
    required = name in owner.get("required", ())
    return Value(name, _type(kind), required, kind.get("description", ""), link=_target(kind))


def _type(kind: Schema) -> str:
    """A type in one line: its name, what a list is of, or the values that it may have."""
    if "$ref" in kind:
        return str(kind["$ref"]).removeprefix(REF)
    several = kind.get("oneOf") or kind.get("allOf")
    if several:
        return " | ".join(_type(one) for one in several)
    if kind.get("type") == "array":
        return f"[{_type(kind['items'])}]"
    if "enum" in kind:
        return " | ".join(str(value) for value in kind["enum"])
    return " ".join(str(kind[key]) for key in ("type", "format") if key in kind) or "any"


def _target(kind: Schema) -> str:
    """The name of the type that a kind leads to; '' for a plain one."""
    inner = kind.get("items", kind)
    inner = next(iter(inner.get("allOf") or inner.get("oneOf") or [inner]))
    return str(inner.get("$ref", "")).removeprefix(REF)


def _example(body: Schema, schema: Schema, *, files: bool) -> Any:
    """An example of a body: its own first one, or one made of its required fields."""
    for example in body.get("examples", {}).values():
        return example["value"]
    name = _target(body.get("schema", {}))
    if not name:
        return None
    told = schema["components"]["schemas"][name]
    fields = told.get("properties", {})
    needed = list(told.get("required") or list(fields)[:1])
    needed += [one for one, kind in fields.items() if files and kind.get("format") == "uri"]
    return {one: _made(fields[one], schema) for one in needed}


def _made(kind: Schema, schema: Schema) -> Any:
    name = _target(kind)
    if name:
        return _made(schema["components"]["schemas"][name], schema)
    if "enum" in kind:
        return kind["enum"][0]
    made = {"date-time": "2012-03-05T20:10:00Z", "date": "2012-03-05", "uri": "@booking.an2"}
    by_type: dict[str, Any] = {"integer": 1, "boolean": True, "array": [], "object": {}}
    return made.get(kind.get("format", "")) or by_type.get(kind.get("type", ""), "text")
