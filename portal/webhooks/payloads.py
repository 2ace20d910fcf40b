"""The body of a message: numbers and codes alone.

A body lies at an agency's server and in its logs, so that no name and no free text may ever be
in it; whoever may know more reads it through the API.
"""

import json
import math
import re
from collections.abc import Mapping
from datetime import datetime

CODE = re.compile(r"[A-Za-z0-9_.:+/-]{0,100}")
NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
LARGEST = 4096


class NotACode(Exception):
    """A value could be a name or free text, which no message may carry."""


def body_of(*, event: str, at: datetime, payload: Mapping[str, object]) -> str:
    """The JSON of a message: ``type``, ``timestamp`` and ``data``.

    ``payload`` maps snake_case names to None, booleans, numbers, codes (letters, digits and
    ``_.:+/-``, at most 100) or lists of these.  Raises ``NotACode`` for anything else.
    """
    for name, value in payload.items():
        if not NAME.fullmatch(name) or not _is_plain(value):
            raise NotACode(f"The value of {name!r} is no number and no code.")
    message = {"type": event, "timestamp": at.isoformat(), "data": dict(payload)}
    body = json.dumps(message, separators=(",", ":"), allow_nan=False)
    if len(body) > LARGEST:
        raise NotACode("A message is short.")
    return body


def _is_plain(value: object) -> bool:
    if isinstance(value, list | tuple):
        return all(_is_atom(one) for one in value)
    return _is_atom(value)


def _is_atom(value: object) -> bool:
    if isinstance(value, str):
        return CODE.fullmatch(value) is not None
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, bool | int)
