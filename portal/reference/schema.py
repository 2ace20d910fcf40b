"""The description of the API, made once a process: every door for programs is in it."""

from functools import cache
from typing import Any

from django.utils.translation import override
from drf_spectacular.generators import SchemaGenerator

from portal.reference import authentication  # noqa: F401  registers itself
from portal.reference.words import SUMMARIES

Schema = dict[str, Any]
METHODS = ("get", "post", "put", "patch", "delete")


@cache
def described() -> Schema:
    """The whole description, in English."""
    with override("en"):
        found: Schema = SchemaGenerator().get_schema(request=None, public=True)
    return found


def summarize(result: Schema, **_context: object) -> Schema:
    """Give every operation the summary of the table; a hook of the generator."""
    with override("en"):
        for operation in (each for path in result["paths"].values() for each in path.values()):
            if summary := SUMMARIES.get(operation["operationId"]):
                operation["summary"] = str(summary)
    return result
