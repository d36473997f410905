"""The follower of links finds what leads nowhere, and what comes from the network."""

from pathlib import Path

import pytest

from links import faults


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ('<a href="b.html">', ""),
        ('<a href="b.html#here">', ""),
        ('<a href="#top"><p id="top">', ""),
        ('<a href="https://example.org/page">', ""),
        ('<img src="c.html">', "c.html leads nowhere"),
        ('<a href="b.html#there">', "b.html#there leads to no such place"),
        ('<a href="#nowhere">', "#nowhere leads to no such place"),
        ('<a href="folder">', "folder leads nowhere"),
        ('<a href="../outside.html">', "../outside.html leads nowhere"),
        ('<script src="https://example.org/x.js"></script>', "loads https://example.org/x.js"),
        ('<link rel="stylesheet" href="//example.org/x.css">', "loads //example.org/x.css"),
    ],
)
def test_a_link_leads_to_a_file_and_an_anchor_of_the_folder(
    markup: str, said: str, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    (site / "folder").mkdir(parents=True)
    (tmp_path / "outside.html").write_text("", encoding="utf-8")
    (site / "a.html").write_text(markup, encoding="utf-8")
    (site / "b.html").write_text('<h2 id="here">', encoding="utf-8")
    assert list(faults(site)) == ([f"{site.resolve() / 'a.html'}: {said}"] if said else [])
