"""Whole sessions: a client speaks with `contentcheck server` over standard input and output."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from lsprotocol import types

from editor import ENCODINGS, applied, at, codes, editor, measured, play

EXAMPLES = Path(__file__).parents[2] / "examples"
FRONT = "---\ntargets: [facebook/page]\nlanguage: id\n---\n"
BOTH = "---\ntargets: [facebook/page, x/post]\nlanguage: id\n---\n"
SPELLING = "caption.spelling"
WEIGHTS = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "advice": types.DiagnosticSeverity.Information,
}


def one(found: list[types.Diagnostic], code: str) -> types.Diagnostic:
    [same] = [each for each in found if each.code == code]
    return same


def test_a_fault_is_marked_explained_and_corrected_while_one_writes(tmp_path: Path) -> None:
    async def scene() -> None:
        async with editor() as this:
            text = BOTH + "Ada resiko banjir di Demak.\n"
            uri = this.open(tmp_path / "a.md", text)
            found = one(await this.found(uri), SPELLING)
            assert at(text, found.range) == "resiko"
            assert found.severity == types.DiagnosticSeverity.Information
            assert found.source == "contentcheck"
            assert found.code_description is not None
            assert found.code_description.href.startswith("https://ejaan.kemdikbud.go.id")
            assert "Indonesian spelling" in found.message

            page = await this.hover(uri, found.range.start.line, found.range.start.character + 1)
            assert page is not None
            assert page.startswith("**caption.spelling**")
            for part in ("**What to do**", "**Why**", "**Sources**", "](<https://"):
                assert part in page

            actions = await this.actions(uri, found.range)
            titles = [each.title for each in actions]
            assert titles == [
                "Write “risiko”",
                "Ignore caption.spelling in this draft",
                "Write all safe corrections",
            ]
            assert applied(text, actions[0]) == text.replace("resiko", "risiko")

            this.write(uri, applied(text, actions[0]))
            assert await this.found(uri) == []
            this.client.text_document_did_close(
                types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri))
            )

    play(scene())


@pytest.mark.parametrize(
    ("units", "code", "unit"),
    [
        (None, "utf-16-le", 2),
        (ENCODINGS.Utf16, "utf-16-le", 2),
        (ENCODINGS.Utf32, "utf-32-le", 4),
        (ENCODINGS.Utf8, "utf-8", 1),
    ],
)
def test_columns_are_counted_as_the_editor_counts(
    tmp_path: Path, units: types.PositionEncodingKind | None, code: str, unit: int
) -> None:
    async def scene() -> None:
        async with editor(units=units) as this:
            line = "👩‍🚀é 🎉🎉 \u2028Ada resiko banjir 🌊.\n"
            text = FRONT + "Halo\u2028\x0c\x85 🎉.\n" + line
            uri = this.open(tmp_path / "a.md", text)
            found = one(await this.found(uri), SPELLING)
            assert found.range.start.line == 5
            assert at(text, found.range, code, unit) == "resiko"
            page = await this.hover(uri, 5, found.range.end.character)
            assert page is not None

    play(scene())


@pytest.mark.parametrize(
    ("options", "locale", "language", "expected"),
    [
        ((), "id", None, "Ejaan"),
        ((), "en-GB", None, "Indonesian spelling"),
        ((), "id", "en", "Indonesian spelling"),
        (("--lang", "id"), "en", "en", "Ejaan"),
    ],
)
def test_messages_are_in_the_language_of_the_editor(
    tmp_path: Path, options: tuple[str, ...], locale: str, language: str | None, expected: str
) -> None:
    async def scene() -> None:
        async with editor(*options, locale=locale, language=language) as this:
            uri = this.open(tmp_path / "a.md", FRONT + "Ada resiko banjir.\n")
            assert expected in one(await this.found(uri), SPELLING).message

    play(scene())


def test_the_language_can_be_changed_meanwhile(tmp_path: Path) -> None:
    async def scene() -> None:
        async with editor(locale="id") as this:
            uri = this.open(tmp_path / "a.md", FRONT + "Ada resiko banjir.\n")
            await this.found(uri)
            settings = {"contentcheck": {"language": "en"}}
            this.client.workspace_did_change_configuration(
                types.DidChangeConfigurationParams(settings)
            )
            await this.found(uri, lambda found: "Indonesian spelling" in found[0].message)

    play(scene())


def test_examples_are_shown_as_the_command_line_reports_them() -> None:
    async def scene() -> None:
        async with editor() as this:
            for path in sorted(EXAMPLES.glob("0*/*")):
                if path.suffix not in {".md", ".csv"}:
                    continue
                expected = json.loads((path.parent / "report.json").read_text("utf-8"))
                rules = {
                    (finding["rule"], WEIGHTS[finding["severity"]])
                    for post in expected["posts"]
                    for target in post["targets"]
                    for finding in target["findings"]
                    if finding["suppressed"] is None
                }
                uri = this.open(path, path.read_text("utf-8"))
                found = await this.found(uri, measured)
                assert {(each.code, each.severity) for each in found} == rules, path

    play(scene())


def test_a_medium_is_marked_where_it_is_named_and_not_measured_again(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "03-reel-pembuka-gelap" / "reel.mp4", tmp_path)
    text = (EXAMPLES / "03-reel-pembuka-gelap" / "post.md").read_text("utf-8")

    async def scene() -> None:
        async with editor() as this:
            uri = this.open(tmp_path / "post.md", text)
            waits = await this.found(uri)
            [hint] = [each for each in waits if not measured([each])]
            assert hint.message == "reel.mp4 is still being measured …"
            assert at(text, hint.range) == "reel.mp4"
            late = one(await this.found(uri, measured), "video.late-start")
            assert at(text, late.range) == "reel.mp4"
            this.published.clear()
            this.write(uri, text.replace("Di balik", "🚀 Di balik"))
            again = await this.found(uri)
            assert measured(again)
            assert one(again, "video.late-start").message == late.message

    play(scene())


def test_a_medium_that_is_replaced_is_measured_again(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "03-reel-pembuka-gelap" / "reel.mp4", tmp_path)
    text = (EXAMPLES / "03-reel-pembuka-gelap" / "post.md").read_text("utf-8")

    async def scene() -> None:
        async with editor() as this:
            uri = this.open(tmp_path / "post.md", text)
            await this.found(uri, lambda found: "video.late-start" in codes(found))
            [watched] = this.registered
            assert watched.method == "workspace/didChangeWatchedFiles"
            (tmp_path / "reel.mp4").unlink()
            shutil.copy(EXAMPLES / "04-reel-langsung-terlihat" / "reel.mp4", tmp_path)
            changed = types.FileEvent(
                (tmp_path / "reel.mp4").as_uri(), types.FileChangeType.Changed
            )
            this.client.workspace_did_change_watched_files(
                types.DidChangeWatchedFilesParams([changed])
            )
            await this.found(uri, lambda found: measured(found) and not codes(found))

    play(scene())


def test_a_broken_draft_shows_its_error_in_its_place(tmp_path: Path) -> None:
    async def scene() -> None:
        async with editor() as this:
            text = "---\ntargets: [facebook/page]\nmedai: a.jpg\n---\nHalo\n"
            uri = this.open(tmp_path / "a.md", text)
            [found] = await this.found(uri)
            assert found.severity == types.DiagnosticSeverity.Error
            assert "did you mean `media`" in found.message
            assert at(text, found.range) == "medai"
            this.write(uri, "---\ntargets: [facebook/page\n---\nHalo\n")
            [found] = await this.found(uri)
            assert "is not valid YAML" in found.message
            this.write(uri, "---\ntargets: facebook/page\nmedia: gone.jpg\n---\nHalo\n")
            missing = await this.found(uri, measured)
            assert "gone.jpg" in missing[0].message
            assert missing[0].range.start == types.Position(2, 7)

    play(scene())


def test_rows_of_a_calendar_and_keys_of_json_have_their_own_places(tmp_path: Path) -> None:
    async def scene() -> None:
        async with editor() as this:
            table = (
                "caption,targets,language\n"
                "Kantor buka besok.,facebook/page,id\n"
                '"Ada 🌊 resiko, katanya.",facebook/page,id\n'
                "Halo,facebok/page,id\n"
            )
            uri = this.open(tmp_path / "a.csv", table, "csv")
            found = await this.found(uri)
            assert at(table, one(found, SPELLING).range) == "resiko"
            [wrong] = [each for each in found if each.severity == types.DiagnosticSeverity.Error]
            assert wrong.range.start == types.Position(3, 5)
            [fix, everything] = await this.actions(uri, one(found, SPELLING).range)
            assert applied(table, fix) == table.replace("resiko", "risiko")
            assert applied(table, everything) == table.replace("resiko", "risiko")

            data = (
                '{"targets": "facebook/page", "language": "id",\n'
                ' "caption": "Ada \\ud83c\\udf0a resiko 🌊."}'
            )
            uri = this.open(tmp_path / "a.json", data, "json")
            assert at(data, one(await this.found(uri), SPELLING).range) == "resiko"

    play(scene())


@pytest.mark.parametrize(
    ("name", "language", "text"),
    [
        ("README.md", "markdown", "# Resiko\n\nAda resiko banjir.\n"),
        ("page.md", "markdown", "---\ntitle: Resiko\nlayout: post\n---\nAda resiko.\n"),
        ("package.json", "json", '{"name": "resiko", "version": "1"}'),
        ("prices.csv", "csv", "item,price\nresiko,1\n"),
        ("empty.md", "markdown", ""),
    ],
)
def test_other_files_are_left_alone(tmp_path: Path, name: str, language: str, text: str) -> None:
    async def scene() -> None:
        async with editor() as this:
            uri = this.open(tmp_path / name, text, language)
            assert await this.found(uri) == []
            assert await this.hover(uri, 0, 0) is None
            everywhere = types.Range(types.Position(0, 0), types.Position(9, 0))
            assert await this.actions(uri, everywhere) == []

    play(scene())


def test_a_document_that_was_never_saved_is_checked_too(tmp_path: Path) -> None:
    async def scene() -> None:
        async with editor(cwd=tmp_path) as this:
            uri = "untitled:Untitled-1"
            this.versions[uri] = 1
            item = types.TextDocumentItem(uri, "markdown", 1, FRONT + "Ada resiko.\n")
            this.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
            assert codes(await this.found(uri)) == {SPELLING}

    play(scene())


def test_a_reason_left_to_write_is_a_warning_and_an_unused_one_is_faded(tmp_path: Path) -> None:
    async def scene() -> None:
        async with editor() as this:
            text = FRONT + "Ada resiko.\n"
            uri = this.open(tmp_path / "a.md", text)
            where = one(await this.found(uri), SPELLING).range
            [ignore] = [a for a in await this.actions(uri, where) if a.title.startswith("Ignore")]
            text = applied(text, ignore)
            assert 'ignore:\n  caption.spelling: "write the reason"\n---\n' in text
            this.write(uri, text)
            [reminder] = await this.found(uri)
            assert reminder.message == "`caption.spelling`: write the reason"
            assert at(text, reminder.range) == "caption.spelling"
            text = text.replace("write the reason", "a quotation")
            this.write(uri, text)
            assert await this.found(uri) == []
            page = await this.hover(uri, 4, 5)
            assert page is not None
            assert "**Sources**" in page
            text = text.replace("resiko", "risiko")
            this.write(uri, text)
            [unused] = await this.found(uri)
            assert unused.tags == (types.DiagnosticTag.Unnecessary,)
            assert at(text, unused.range) == "caption.spelling"

    play(scene())


def test_all_safe_corrections_are_one_action_asked_for_by_kind(tmp_path: Path) -> None:
    async def scene() -> None:
        async with editor() as this:
            text = BOTH + "🎉 Resiko di apotik , katanya , besar.\r\nAda resiko.\r\n"
            uri = this.open(tmp_path / "a.md", text)
            await this.found(uri)
            nowhere = types.Range(types.Position(0, 0), types.Position(0, 0))
            [every] = await this.actions(uri, nowhere, ["source.fixAll"])
            assert every.kind == "source.fixAll.contentcheck"
            better = "🎉 Risiko di apotek, katanya, besar.\r\nAda risiko.\r\n"
            assert applied(text, every) == BOTH + better
            assert await this.actions(uri, nowhere, ["refactor"]) == []

    play(scene())


def test_keys_targets_rules_and_files_are_completed(tmp_path: Path) -> None:
    (tmp_path / "poster.jpg").touch()
    lines = "---\ntargets: [instagram/fe]\nmedia:\n  - pos\nign\n---\n"

    async def scene() -> None:
        async with editor() as this:
            uri = this.open(tmp_path / "a.md", lines)
            [reel] = await this.completions(uri, 1, 22)
            assert isinstance(reel.text_edit, types.TextEdit)
            assert reel.text_edit.new_text == "instagram/feed"
            expected = types.Range(types.Position(1, 10), types.Position(1, 22))
            assert reel.text_edit.range == expected
            labels = [each.label for each in await this.completions(uri, 3, 7)]
            assert labels == ["poster.jpg"]
            labels = [each.label for each in await this.completions(uri, 4, 3)]
            assert labels == ["ignore"]
            assert await this.completions(uri, 6, 0) == []

    play(scene())


def test_the_configuration_beside_a_draft_holds_in_the_editor(tmp_path: Path) -> None:
    (tmp_path / "contentcheck.toml").write_text('targets = ["facebook/page"]\n', "utf-8")
    quiet = tmp_path / "diam"
    quiet.mkdir()
    (quiet / "contentcheck.toml").write_text(f'extend-ignore = ["{SPELLING}"]\n', "utf-8")
    wrong = tmp_path / "salah"
    wrong.mkdir()
    (wrong / "contentcheck.toml").write_text("targetz = []\n", "utf-8")
    text = "---\ncaption: Ada resiko banjir di Demak.\n---\n"

    async def scene() -> None:
        async with editor() as this:
            assert SPELLING in codes(await this.found(this.open(tmp_path / "a.md", text)))
            assert codes(await this.found(this.open(quiet / "a.md", text))) == set()
            (told,) = await this.found(this.open(wrong / "a.md", text))
            assert "targetz" in told.message

    play(scene())
