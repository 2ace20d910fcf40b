"""A report in words: one line of text for each line of a file that matters, and the counts."""

from collections.abc import Iterator, Mapping

from portal.imports.plans import Line, Outcome, Plan

LABELS = {
    Outcome.CREATE: "created",
    Outcome.CHANGE: "changed",
    Outcome.UNCHANGED: "unchanged",
    Outcome.SKIPPED: "skipped",
    Outcome.ERROR: "in error",
}


def lines_of(plan: Plan, *, everything: bool) -> Iterator[str]:
    """The report row by row; plainly unchanged rows only if ``everything`` is asked for."""
    for number, key, outcome, words in report_of(plan, everything=everything):
        yield f"line {number}: {outcome} {key}: {words}"


def report_of(plan: Plan, *, everything: bool = False) -> list[tuple[int, str, str, str]]:
    """Line, key, outcome and words of each line that says something."""
    lines = [
        line
        for line in plan.lines
        if everything or line.notes or line.outcome != Outcome.UNCHANGED
    ]
    return [
        (line.number, line.key, line.outcome.value, words_on(line))
        for line in (*plan.founds, *lines)
    ]


def words_on(line: Line) -> str:
    """What a line changes, and what there is to say of it."""
    said = [change_in(line)] if line.acts else []
    return " ".join([*said, *line.notes]) or "as it is in the register."


def change_in(line: Line) -> str:
    """Each field that changes, with its value before and after."""
    before, after = line.before or {}, line.after or {}
    if line.before is None:
        return f"{after.get('name')}."
    moved = [name for name in after if before.get(name) != after[name]]
    return "; ".join(f"{name}: {before.get(name)} -> {after[name]}" for name in moved) + "."


def counts_in_words(counts: Mapping[str, int]) -> str:
    """One sentence with every count."""
    said = ", ".join(f"{counts[outcome]} {label}" for outcome, label in LABELS.items())
    return f"{said}; {counts['noted']} with a note."
