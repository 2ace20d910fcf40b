from portal.demo.measure_disclosure import bench_disclosure


def test_the_measure_says_what_passes_and_what_is_refused():
    lines = "\n".join(bench_disclosure(seed=2, counties=(67, 29, 15), bookings=8_000))
    full, thin = lines.split(" inner cells")[1:]

    assert lines.startswith("2,220 inner cells")
    assert ", 0% zero" in thin
    for told in (full, thin):
        assert "as rounded: passed" in told
        assert "shown as 3: refused by candidates-published, not-additive, small-shown" in told
        assert "altered: refused by not-additive" in told
        assert "late records, sticky: passed" in told
        assert "decided anew: refused by candidates-compared, not-sticky" in told
