"""What to write instead is said also where it cannot be seen."""

from __future__ import annotations

import pytest

from contentcheck.fix import Edit
from contentcheck.report.instead import instead


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("risiko", ("risiko", "risiko")),
        ("a\n b", ("a b", "a b")),
        ("", ("(hapus)", "(delete)")),
        (" ", ("(spasi)", "(space)")),
        ("\n\n", ("(baris baru)", "(new line)")),
    ],
)
def test_an_edit_is_said_in_words(text: str, said: tuple[str, str]) -> None:
    found = instead(Edit("caption", 0, 1, text))
    assert (found.id, found.en) == said


def test_no_edit_tells_personal_data() -> None:
    assert "12345678" not in instead(Edit("caption", 0, 1, "HP 0812-1234-5678")).id.replace("-", "")
