"""JSON with one way to write everything (RFC 8785): sorted names, no spaces, UTF-8.

Fractions are refused: none is needed, and they are what writers of JSON differ in.
"""

import json

GREATEST = 2**53 - 1  # beyond it, readers that have only doubles read another number

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]


def canonical(value: object) -> bytes:
    """The bytes of a value of names, texts, whole numbers, lists and truths.

    Raises ``ValueError`` for anything else.
    """
    return json.dumps(_sorted(value), ensure_ascii=False, separators=(",", ":")).encode()


def _sorted(value: object) -> Json:
    if isinstance(value, dict):
        if not all(isinstance(name, str) for name in value):
            raise ValueError("Names are texts.")
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return {name: _sorted(value[name]) for name in names}
    if isinstance(value, list | tuple):
        return [_sorted(one) for one in value]
    if value is None or isinstance(value, str | bool):
        return value
    if isinstance(value, int) and abs(value) <= GREATEST:
        return value
    raise ValueError(f"{value!r} has no one form in JSON.")
