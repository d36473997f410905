"""What a rule says is set as text, whatever marks it holds."""

import pytest

from typeset import code, table, text

markdown = pytest.importorskip("markdown", reason="it comes with mkdocs-material")
MARKS = [
    "*a* _b_ **c**",
    "[nama](x) ![y](z)",
    "<b>{{1}}</b> & &amp;",
    "a | b",
    "# a",
    "~~a~~ {: .b }",
]


def html(source: str) -> str:
    extensions = ["tables", "attr_list", "admonition", "md_in_html"]
    return str(markdown.markdown(source, extensions=extensions))


@pytest.mark.parametrize("said", MARKS)
def test_marks_stay_text(said: str) -> None:
    from html import unescape

    assert unescape(html(text(said))) == f"<p>{said}</p>"
    assert unescape(html(f"a {code(said)}")) == f"<p>a <code>{said}</code></p>"
    assert unescape(html(table(["a"], [[text(said)], [code(said)]]))).count(said) == 2


def test_code_between_backticks_stays_code() -> None:
    assert html(text("write `ignore:` and *not* `a_b`")) == (
        "<p>write <code>ignore:</code> and &#42;not&#42; <code>a_b</code></p>"
    )
