"""The language server: what `contentcheck check` finds, shown in an editor while one writes.

Only this folder knows the protocol, and only `contentcheck server` loads it (pygls, the extra
`contentcheck[lsp]`). A text is checked on one thread, media are measured on another; the thread
that speaks with the editor only hands over.
"""
