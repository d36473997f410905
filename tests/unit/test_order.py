from contentcheck.vision.order import reading_order


def test_nothing_to_order() -> None:
    assert reading_order([]) == []


def test_lines_below_each_other_keep_together_beside_another_block() -> None:
    left = [(0.05, 0.10 + 0.06 * n, 0.4, 0.04) for n in range(3)]
    right = [(0.55, 0.12 + 0.06 * n, 0.4, 0.04) for n in range(3)]
    assert reading_order([*right[::-1], *left[::-1]]) == [5, 4, 3, 2, 1, 0]


def test_a_headline_is_a_block_of_its_own() -> None:
    headline, detail, more = (0.1, 0.1, 0.8, 0.1), (0.1, 0.22, 0.5, 0.03), (0.1, 0.26, 0.5, 0.03)
    assert reading_order([more, detail, headline]) == [2, 1, 0]


def test_a_line_that_joins_two_blocks_makes_them_one() -> None:
    first, middle, last = (0.1, 0.10, 0.4, 0.04), (0.1, 0.15, 0.4, 0.04), (0.1, 0.20, 0.4, 0.04)
    aside = (0.6, 0.12, 0.3, 0.04)
    assert reading_order([last, aside, first, middle]) == [2, 3, 0, 1]


def test_a_box_without_height_does_no_harm() -> None:
    assert reading_order([(0.1, 0.5, 0.2, 0.0), (0.1, 0.2, 0.2, 0.1)]) == [1, 0]
