from portal.demo.measure_disclosure import bench_disclosure


def test_the_measure_says_what_passes_and_what_is_refused():
    lines = "\n".join(bench_disclosure(seed=2, counties=(67, 29, 15)))

    assert "2,220 inner cells" in lines
    assert "as rounded: passed" in lines
    assert "shown as 3: refused by candidates-published, not-additive, small-shown" in lines
    assert "altered: refused by not-additive" in lines
    assert "decided anew: refused by candidates-compared, not-sticky" in lines
