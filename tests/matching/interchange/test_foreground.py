import numpy as np

from matching.interchange.foreground import BLOCK, enlarge, ridge_mask, separate
from tests.matching.interchange.samples import fingertip, slap, waves


def on_paper(image: np.ndarray, top: int = 200, left: int = 200, gray: int = 250) -> np.ndarray:
    page = np.full((800, 800), gray, np.uint8)
    page[top : top + image.shape[0], left : left + image.shape[1]] = image
    return page


def test_ridges_are_found_where_they_are():
    found = enlarge(ridge_mask(on_paper(waves(300, 300))), (800, 800))

    inside = found[230:470, 230:470]
    assert inside.mean() > 0.99
    assert found.sum() - inside.sum() < 0.06 * found.size


def test_blank_paper_has_no_ridges():
    assert not ridge_mask(np.full((400, 400), 250, np.uint8)).any()


def test_grain_has_no_ridges():
    grain = np.random.default_rng(1).normal(230, 4, (400, 400))

    assert not ridge_mask(grain.clip(0, 255).astype(np.uint8)).any()


def test_a_pen_stroke_has_no_ridges():
    page = np.full((400, 400), 250, np.uint8)
    for row in range(350):
        page[row, row : row + 12] = 20

    assert not ridge_mask(page).any()


def test_a_faint_print_is_found_too():
    faint = (waves(300, 300).astype(np.int16) - 128) // 6 + 190

    assert ridge_mask(on_paper(faint.astype(np.uint8), gray=190)).sum() > 1_000


def test_the_mask_covers_sides_that_are_no_multiple_of_a_block():
    mask = ridge_mask(waves(301, 257))

    assert mask.shape == (38, 33)
    assert enlarge(mask, (301, 257)).shape == (301, 257)


def test_prints_apart_are_told_apart():
    assert separate(ridge_mask(slap(joints=False))).max() == 4


def test_touching_prints_are_parted_on_request_only():
    page = on_paper(fingertip(280, 200), left=200)
    page[200:480, 390:590] = np.minimum(page[200:480, 390:590], fingertip(280, 200))
    mask = ridge_mask(page)

    assert separate(mask).max() == 1
    assert len(np.unique(separate(mask, part_touching=True))) == 3


def test_growing_a_mask_adds_its_margin():
    mask = np.zeros((20, 20), bool)
    mask[10, 10] = True

    assert enlarge(mask, (160, 160), 1).sum() == 5 * BLOCK**2
