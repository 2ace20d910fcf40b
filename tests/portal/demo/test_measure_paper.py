import re

from portal.demo.measure_paper import GOAL, bench_papers


def test_a_paper_of_every_form_takes_less_of_the_processor_than_its_goal():
    lines = list(bench_papers(papers=3))
    each = [re.search(r"([\d,]+) of processor", line) for line in lines[2:]]

    assert len(each) == 7
    assert all(found and int(found[1].replace(",", "")) < GOAL for found in each)
