"""What a server has to bear: huge and hostile documents, hasty and rude editors, lost files."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

from commands import SOURCE
from editor import Editor, codes, editor, measured, play
from processes import work

EXAMPLES = Path(__file__).parents[2] / "examples"
FRONT = "---\ntargets: [facebook/page]\nlanguage: id\n---\n"
SPELLING = "caption.spelling"


def test_an_editor_need_not_wait_for_media_when_it_ends() -> None:
    async def scene() -> float:
        loop = asyncio.get_running_loop()
        async with editor() as this:
            for path in sorted(EXAMPLES.glob("0*/post.md")):
                this.open(path, path.read_text("utf-8"))
            await asyncio.sleep(3)  # its nets are at work
            begun = loop.time()
        return loop.time() - begun

    assert play(scene()) < 5


def test_of_many_edits_only_the_last_is_checked(tmp_path: Path) -> None:
    async def scene() -> None:
        async with editor() as this:
            uri = this.open(tmp_path / "a.md", FRONT)
            await this.found(uri)
            for length in range(1, 60):
                this.write(uri, FRONT + "Ada resiko banjir."[:length])
            await this.found(uri)
            await asyncio.sleep(1)
            versions = [params.version for params in this.published if params.uri == uri]
            assert versions == [1, 60]

    play(scene())


def test_a_huge_document_holds_nobody_up(tmp_path: Path) -> None:
    paragraph = (
        "Kantor buka pada Sabtu, 7 Maret 2026. Ada resiko antre 🎉 di kemkes.go.id #Paspor\n\n"
    )
    small, long_, huge = (FRONT + paragraph * n for n in (1, 3000, 8000))

    async def scene() -> None:
        async with editor() as this:
            other = this.open(tmp_path / "b.md", FRONT + "Halo.\n")
            await this.found(other)
            uri = this.open(tmp_path / "a.md", huge)
            [found] = await this.found(uri)
            assert "too long to be checked while you write" in found.message
            this.write(uri, long_)
            await asyncio.sleep(0.5)  # its check is under way, and takes seconds
            begun = asyncio.get_running_loop().time()
            await this.hover(other, 0, 0)
            await this.completions(other, 1, 0)
            assert asyncio.get_running_loop().time() - begun < 5
            this.write(uri, small)
            await this.found(uri)
            assert [p.version for p in this.published if p.uri == uri] == [1, 3]

    play(scene())


def test_a_large_calendar_is_checked_in_part(tmp_path: Path) -> None:
    async def scene() -> None:
        async with editor() as this:
            rows = "caption,targets\n" + "Ada resiko banjir.,facebook/page\n" * 1200
            uri = this.open(tmp_path / "a.csv", rows, "csv")
            found = await this.found(uri)
            assert len(found) == 1000
            [notice] = [each for each in found if "first 1000 posts" in each.message]
            assert notice.severity == types.DiagnosticSeverity.Information

    play(scene())


def test_a_document_deleted_under_the_editor_is_checked_still(tmp_path: Path) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    (folder / "a.md").write_text(FRONT)

    async def scene() -> None:
        async with editor() as this:
            uri = this.open(folder / "a.md", FRONT + "Ada resiko.\n")
            assert codes(await this.found(uri)) == {SPELLING}
            shutil.rmtree(folder)
            this.write(uri, FRONT + "Ada banyak resiko.\n")
            assert codes(await this.found(uri)) == {SPELLING}
            assert await this.completions(uri, 1, 9)
            assert len(await this.actions(uri, (await this.found(uri))[0].range)) == 3

    play(scene())


HOSTILE = {
    "half a character": FRONT + "\ud83d resiko \udc00\n",
    "nothing closes": "---\ntargets: [facebook/page]\n" + "[" * 9000,
    "deep": "---\ntargets: " + "[" * 900 + "]" * 900 + "\n---\n",
    "a bomb": "---\na: &a [x, x]\nb: &b [*a, *a]\ntargets: [*b, *b]\n---\n",
    "zeros": FRONT + "\0resiko\0" * 99,
    "no line ends but CR": FRONT.replace("\n", "\r") + "Ada resiko.\r",
    "a way out": "---\ntargets: facebook/page\nmedia: ../../../../etc/passwd\n---\n",
    "an address": "---\ntargets: facebook/page\nmedia: file:///dev/zero\n---\n",
    "a device": "---\ntargets: facebook/page\nmedia: /dev/zero\n---\n",
    "direction marks": FRONT + "[nama \u202ekegiatan\u2066] resiko " * 50,
    "an odd key": '---\ntargets: facebook/page\n"a\u202eb": x\n---\n',
    "markdown": FRONT + "Resiko ![x](http://127.0.0.1/a.png) [nama](command:x) <b>\n",
    "one long line": FRONT + "resiko " * 9000,
}


def test_hostile_documents_and_requests_end_no_session(tmp_path: Path) -> None:
    everywhere = types.Range(types.Position(0, 0), types.Position(2**31 - 1, 2**31 - 1))

    async def poke(this: Editor, uri: str) -> None:
        for line, character in ((0, 0), (4, 9), (5, 2**31 - 1), (2**31 - 1, 2**31 - 1)):
            page = await this.hover(uri, line, character)
            assert page is None or "![" not in page
            await this.completions(uri, line, character)
        await this.actions(uri, everywhere)

    async def scene() -> None:
        async with editor() as this:
            for number, (name, text) in enumerate(HOSTILE.items()):
                uri = this.open(tmp_path / f"{number}.md", text)
                found = await this.found(uri, measured)
                assert found, name
                assert not any("\u202e" in each.message for each in found)
                await poke(this, uri)
            await poke(this, (tmp_path / "never-opened.md").as_uri())
            this.versions["file:///%00%ff"] = 0
            this.write("file:///%00%ff", FRONT)  # never opened, and no file name
            this.client.protocol.notify("textDocument/didOpen", {"textDocument": 7})
            this.client.protocol.notify("no/such", {"x": []})
            uri = this.open(tmp_path / "good.md", FRONT + "Ada resiko.\n")
            assert codes(await this.found(uri)) == {SPELLING}

    play(scene())


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_picture_that_kills_whoever_opens_it_leaves_the_server_alive(tmp_path: Path) -> None:
    shutil.copy(EXAMPLES / "03-reel-pembuka-gelap" / "reel.mp4", tmp_path)
    text = FRONT.replace("---\n", "---\nmedia: reel.mp4\n", 1) + "Ada resiko.\n"

    def says(found: list[types.Diagnostic], words: str) -> bool:
        return any(words in each.message for each in found)

    async def scene() -> None:
        async with editor() as this:
            uri = this.open(tmp_path / "a.md", text)
            assert says(await this.found(uri), "still being measured")
            assert this.client._server is not None
            server = this.client._server.pid
            while not (hit := [each for each in started_by(server) if work(each) > 0.5]):
                await asyncio.sleep(0.01)
            for each in hit:
                os.kill(each, signal.SIGKILL)
            found = await this.found(uri, lambda found: says(found, "died (SIGKILL)"))
            assert SPELLING in codes(found)
            this.write(uri, text + "Lagi.\n")  # it is not opened again
            assert says(await this.found(uri), "died (SIGKILL)")

    play(scene())


def started_by(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def test_no_internet_socket_is_opened(tmp_path: Path) -> None:
    from cli.test_no_network import GUARD

    (tmp_path / "guard").mkdir()
    (tmp_path / "guard" / "sitecustomize.py").write_text(GUARD)
    path = EXAMPLES / "01-poster-pengumuman" / "post.md"

    async def scene() -> str:
        async with editor(path=(tmp_path / "guard",)) as this:
            await this.found(this.open(path, path.read_text("utf-8")), measured)
        return this.stderr

    said = play(scene())
    assert "GUARDED" in said
    assert "INTERNET" not in said


def test_without_the_extra_the_server_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "pygls.py").write_text("raise ModuleNotFoundError('gone', name='pygls')\n")
    for lang, said in (("en", "is not installed"), ("id", "belum terpasang")):
        done = subprocess.run(
            [sys.executable, "-m", "contentcheck", "server", "--lang", lang],
            env={"PYTHONPATH": f"{tmp_path}:{SOURCE}"},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 2
        assert said in done.stderr
        assert "pip install 'contentcheck[lsp]'" in done.stderr


@pytest.mark.parametrize(
    "ending", [b"", b"Content-Length: 5\r\n\r\nxxxxx", b"no header at all\r\n\r\n"]
)
def test_an_editor_that_goes_without_a_word_ends_the_server(ending: bytes) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "contentcheck", "server"],
        input=ending,
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == b"" or done.stdout.startswith(b"Content-Length: ")
