"""How long a paper takes: the fonts once, the first paper of a process, and each one after it."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from matching.detainers.forms import Form, description_of
from matching.detainers.paper.notice import Notice
from matching.detainers.paper.render import render
from portal.paper import fonts

PAPERS = 20
GOAL = 200


@dataclass(frozen=True)
class Took:
    """Milliseconds: on the wall, and of the processor, which a busy machine leaves alone."""

    wall: float
    processor: float


def bench_papers(papers: int = PAPERS) -> Iterator[str]:
    """Set papers of every form, no two alike; yield a line for each figure."""
    yield f"fonts, unpacked once: {_took(fonts.folder).wall:,.0f} ms"
    yield f"first paper of a process: {_paper(Form.I247A, 0).wall:,.0f} ms"
    for form in Form:
        took = [_paper(form, at) for at in range(1, papers + 1)]
        wall = statistics.median(one.wall for one in took)
        processor = statistics.median(one.processor for one in took)
        yield f"{form.label}: {wall:,.0f} ms a paper, {processor:,.0f} of processor (goal {GOAL})"


def _paper(form: Form, at: int) -> Took:
    notice = _notice(form, at)
    return _took(lambda: render(notice))


def _notice(form: Form, at: int) -> Notice:
    told = description_of(form)
    notice = Notice(
        form=form,
        number=f"D-0000-{at:04}",
        code="0000-0000-0000-0000",
        address="https://portal.example.gov/notice/",
        issued_on=date(2012, 3, 5),
        subject_id=f"{at:08}",
        event_number=f"RIV{at:010}",
        file_number="",
        institution="Riverton County Jail\n200 Court Street",
        office="Detroit Field Office",
        name=f"Person {at}",
        birth_date=date(1984, 7, 9),
        nationality="Honduras",
        sex="F",
        officer="Specimen Officer",
        officer_title="Issuing officer",
        asks=told.asks,
        synthetic=True,
    )
    return replace(notice, ground=next(iter(told.grounds), None))


def _took(work: Callable[[], object]) -> Took:
    began, worked = time.perf_counter(), time.process_time()
    work()
    return Took((time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000)
