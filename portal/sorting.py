"""What `?sort=` of an address asks of a list: `name`, or `-name` for the other way round."""

from collections.abc import Mapping, Sequence


def ordering(
    wanted: str, columns: Mapping[str, Sequence[str]], *, otherwise: Sequence[str]
) -> list[str]:
    """The fields to order by, as a queryset takes them.

    ``columns`` are the fields of each name that can be asked for; of any other name the list
    keeps its own order, which also settles what is equal.
    """
    fields = columns.get(wanted.removeprefix("-"))
    if fields is None:
        return list(otherwise)
    turned = [f"-{field}" for field in fields] if wanted.startswith("-") else list(fields)
    return [*turned, *(field for field in otherwise if field not in fields)]
