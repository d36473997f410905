"""What an editor asks about an open document: a page, an edit, a name to complete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from contentcheck.drafts.folder import DATA
from contentcheck.errors import SelectionError
from contentcheck.model import Draft, Text
from contentcheck.server.checker import NO_REASON
from contentcheck.server.completion import suggestions
from contentcheck.server.pages import problem_page, rules_page
from contentcheck.server.rewriting import Change, correction, suppression
from contentcheck.server.session import Checked, Shown, diagnostic
from contentcheck.text.personal import masked
from contentcheck.wording import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from contentcheck.fix import TextFix
    from contentcheck.server.checker import Checker
    from contentcheck.server.document import Document

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.contentcheck"
MOST_OFFERED = 20  # corrections at one place
MOST_PAGES = 5  # of findings at one place, the gravest

WRITE = Text(id="Tulis “{text}”", en="Write “{text}”")
DELETE = Text(id="Hapus yang ditandai", en="Delete what is marked")
MEND = Text(id="Perbaiki: {rule}", en="Correct: {rule}")
IGNORE = Text(id="Kecualikan {rule} di draf ini", en="Ignore {rule} in this draft")
ALL = Text(id="Tulis semua perbaikan yang aman", en="Write all safe corrections")


def hover(
    checked: Checked, position: types.Position, checker: Checker, *, markdown: bool
) -> types.Hover | None:
    """Return why what is marked there is marked, or what a rule named in `ignore:` is about."""
    document = checked.document
    at = document.offset(position)
    pages = [
        (shown, problem_page(shown.problem, checker.book, checker.lang, markdown=markdown))
        for shown in checked.shown
        if shown.start <= at <= shown.end and shown.problem.weight != "hint"
    ]
    if pages:
        narrow = min((shown for shown, _ in pages), key=lambda shown: shown.end - shown.start)
        parts = dict.fromkeys(page for _, page in pages[:MOST_PAGES])
        rule = "\n\n---\n\n" if markdown else "\n\n\n"
        return _hover(rule.join(parts), document, narrow.start, narrow.end, markdown=markdown)
    for start, end, name in _ignored(checked):
        if start <= at <= end:
            try:
                rules = checker.book.called(name)
            except SelectionError:
                return None
            page = rules_page(rules, checker.lang, markdown=markdown)
            return _hover(page, document, start, end, markdown=markdown)
    return None


def _hover(page: str, document: Document, start: int, end: int, *, markdown: bool) -> types.Hover:
    kind = types.MarkupKind.Markdown if markdown else types.MarkupKind.PlainText
    return types.Hover(types.MarkupContent(kind, page), document.range(start, end))


def _ignored(checked: Checked) -> Iterator[tuple[int, int, str]]:
    """Yield where rules are named in `ignore:`."""
    for draft in checked.document.drafts():
        if isinstance(draft, Draft):
            for name in draft.ignore:
                if where := draft.positions.get(f"ignore.{name}"):
                    start = checked.document.at(*where.at(0))
                    yield start, start + len(name), name


def actions(
    checked: Checked, params: types.CodeActionParams, checker: Checker, *, versioned: bool
) -> list[types.CodeAction]:
    """Return the edits offered for the findings in a range, and that for the whole document."""
    document = checked.document
    start, end = (document.offset(each) for each in (params.range.start, params.range.end))
    here = [each for each in checked.shown if each.start <= end and start <= each.end]
    drafts = document.drafts()
    offered: list[types.CodeAction] = []

    def offer(title: Text, kind: str, changes: list[Change], of: list[Shown], **words: str) -> None:
        if changes:
            edit = _edit(document, changes, versioned=versioned)
            marked = [diagnostic(document, each) for each in of]
            said = fill(title[checker.lang], **words)
            offered.append(types.CodeAction(said, kind, marked or None, edit=edit))

    quick = types.CodeActionKind.QuickFix.value
    if _asked_for(quick, params.context.only):
        for shown in here[:MOST_OFFERED]:
            draft, fix = shown.draft, shown.problem.fix
            if fix is not None and isinstance(draft, Draft):
                title, text = _title(fix.edits[0].text, alone=len(fix.edits) == 1)
                words = {"text": text, "rule": shown.problem.rule or ""}
                changes = correction(document, drafts, [(draft, fix)])
                offer(title, quick, changes, [shown], **words)
        for rule, shown in {each.problem.rule: each for each in here}.items():
            if rule is not None and isinstance(shown.draft, Draft):
                reason = NO_REASON[checker.lang]
                changes = suppression(document, shown.draft, rule, reason)
                same = [each for each in here if each.problem.rule == rule]
                offer(IGNORE, quick, changes, same, rule=rule)
    if _asked_for(FIX_ALL, params.context.only):
        offer(ALL, FIX_ALL, correction(document, drafts, _all_safe(checked)), [])
    return offered


def _all_safe(checked: Checked) -> Iterator[tuple[Draft, TextFix]]:
    """Yield all fixes that cannot change a meaning, and of which draft they are."""
    for shown in checked.shown:
        draft, fix = shown.draft, shown.problem.fix
        if fix is not None and fix.safe and isinstance(draft, Draft):
            yield draft, fix


def _asked_for(kind: str, only: Sequence[types.CodeActionKind | str] | None) -> bool:
    """Tell whether an editor asks for a kind of action: `source` asks for `source.fixAll` too."""
    asked = [each.value if isinstance(each, types.CodeActionKind) else each for each in only or ()]
    return only is None or any(kind == each or kind.startswith(f"{each}.") for each in asked)


def _title(text: str, *, alone: bool) -> tuple[Text, str]:
    shown = " ".join(masked(text).split())
    if not alone or (text and not shown):
        return MEND, ""
    return (WRITE, shown) if shown else (DELETE, "")


def _edit(document: Document, changes: list[Change], *, versioned: bool) -> types.WorkspaceEdit:
    """Return changes as the protocol has them; with the version, an editor refuses stale ones."""
    edits = [types.TextEdit(document.range(c.start, c.end), c.text) for c in changes]
    if not versioned:
        return types.WorkspaceEdit(changes={document.uri: edits})
    this = types.OptionalVersionedTextDocumentIdentifier(document.uri, document.version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(this, [*edits])])


def completion(
    document: Document, position: types.Position, checker: Checker
) -> types.CompletionList | None:
    """Return what may be written in front matter at a position; None elsewhere."""
    if document.path.suffix.lower() in DATA or position.line >= len(document.lines):
        return None
    at = document.offset(position)
    rows = min(len(document.lines), position.line + 200)  # what is further below does not matter
    lines = [document.line(row) for row in range(rows)]
    column = at - document.lines[position.line]
    typed, found = suggestions(lines, position.line, column, document.path.parent, checker.book)
    where = document.range(at - len(typed), at)
    kinds = {True: types.CompletionItemKind.Property, False: types.CompletionItemKind.Value}
    return types.CompletionList(
        is_incomplete=False,
        items=[
            types.CompletionItem(
                label=each.text,
                kind=kinds[each.key],
                filter_text=each.text,
                sort_text=f"{number:04}",
                text_edit=types.TextEdit(where, f"{each.text}: " if each.key else each.text),
            )
            for number, each in enumerate(found)
        ],
    )
